import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openResponses, type ResponseFile } from '../../io/open-responses.js'
import { readBlocks } from '../../io/read-blocks.js'
import { createStudentKeys, type StudentKeys, studentText } from '../../io/student-keys.js'
import { linesOf } from './student-lines.js'
import { passOverStudents } from './student-pass.js'

const folder = mkdtempSync(join(tmpdir(), 'mindgauge-'))
afterAll(() => rmSync(folder, { recursive: true }))
const path = join(folder, 'sheets.csv')

/** The lines of those who came again, as parts of the file. */
async function repeated(content: string | Uint8Array, most = 100) {
  const keys = createStudentKeys()
  writeFileSync(path, content)
  const opened = openResponses(path, [], { students: keys })
  if (!opened.ok) throw new Error(opened.issues[0]?.message)
  const watch = { signal: new AbortController().signal }
  const pass = await passOverStudents([opened.value], keys, 500_000, watch)
  return { file: opened.value, keys, lines: linesOf(opened.value, keys, pass.repeated, most) }
}

const rowsOf = (file: ResponseFile, keys: StudentKeys, part?: Parameters<typeof readBlocks>[1]) =>
  [...readBlocks(file, part)].flatMap(({ rows, students, length }) =>
    Array.from({ length }, (_, row) => [
      rows[row],
      studentText(keys, students?.ids[row] as number),
    ]),
  )

describe('linesOf', () => {
  it.each([
    ['\n', ''],
    ['\n', '\n'],
    ['\r\n', '\r\n'],
    ['\r', ''],
    ['\r', '\r'],
  ])(
    '%j between and %j behind: each line, read by itself, is the row that it is in the file',
    async (between, behind) => {
      const rows = ['7,4', '8,4', '', '９,5', '7,6', '10,4', '9,5', '8.0,4', ',4', ',4', '7,4']
      const { file, keys, lines } = await repeated(
        `student,grade${between}${rows.join(between)}${behind}`,
      )
      expect(lines?.flatMap((part) => rowsOf(file, keys, part))).toEqual(
        rowsOf(file, keys).filter(([, student]) => ['7', '8', '9'].includes(String(student))),
      )
      expect(lines).toHaveLength(7)
      const [first] = lines ?? []
      expect(readFileSync(path, 'utf8').slice(first?.from, first?.to).trim()).toBe('7,4')
    },
  )

  it('lines beyond the first chunk stand where they are', async () => {
    const notes = Array.from({ length: 30_000 }, (_, row) => `${row},${'x'.repeat(60)}`)
    const { file, keys, lines } = await repeated(
      `student,note\n${[...notes, '5,twice', '29999,twice'].join('\n')}`,
    )
    expect(lines?.flatMap((part) => rowsOf(file, keys, part))).toEqual([
      ...[
        [6, '5'],
        [30_000, '29999'],
      ],
      ...[
        [30_001, '5'],
        [30_002, '29999'],
      ],
    ])
  })

  it('more than are worth it are none, and so are those of a file whose bytes are not those of its lines', async () => {
    const sheets = 'student,grade\n1,4\n1,4\n2,4\n2,4\n'
    expect((await repeated(sheets, 4)).lines).toHaveLength(4)
    expect((await repeated(sheets, 3)).lines).toBeNull()
    expect((await repeated(sheets.replaceAll('1,', '"1",'))).lines).toBeNull()
    expect((await repeated(Buffer.from(`\ufeff${sheets}`, 'utf16le'))).lines).toBeNull()
  })
})
