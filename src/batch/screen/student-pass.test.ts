import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openResponses } from '../../io/open-responses.js'
import { createStudentKeys, studentText } from '../../io/student-keys.js'
import { hasFlag } from './flags.js'
import { passOverStudents } from './student-pass.js'

const folder = mkdtempSync(join(tmpdir(), 'mindgauge-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function look(...texts: string[]) {
  const keys = createStudentKeys()
  const files = texts.map((text, index) => {
    const path = join(folder, `${index}.csv`)
    writeFileSync(path, text)
    const opened = openResponses(path, [], { students: keys })
    if (!opened.ok) throw new Error(opened.issues[0]?.message)
    return opened.value
  })
  const watch = { signal: new AbortController().signal }
  const pass = await passOverStudents(files, keys, 500_000, watch)
  return { ...pass, keys: Array.from({ length: keys.size }, (_, id) => studentText(keys, id)) }
}

describe('passOverStudents', () => {
  it.each<[string, string[], boolean]>([
    ['nobody', ['student,grade\n1,4\n2,4\n'], false],
    ['a student further down', ['student,grade\n1,4\n2,4\n1,5\n'], true],
    ['the last line without its end', ['student,grade\n1,4\n1,4'], true],
    ['the last column, with both line ends', ['grade,student\r\n4,1\r\n4,1\n'], true],
    ['a key in another spelling', ['student\n25215\n２５２１５.0\n'], true],
    ['a line that is too short', ['grade,class,student\n4,1,7\n4\n4,1,8\n'], false],
    ['blank cells', ['student,grade\n,4\n,4\n'], false],
    ['quoted cells', ['student,grade\n"1",4\n"2",4\n"1",4\n'], true],
    ['another file', ['student\n1\n', 'student\n2\n1\n'], true],
    ['another file with quotes', ['student\n1\n', 'student\n"2"\n"1"\n'], true],
  ])('%s', async (_, texts, expected) => {
    expect((await look(...texts)).isAnyTwice).toBe(expected)
  })

  it('knows who came again', async () => {
    const { repeated, keys } = await look('student\nb\na\nb\n', 'student\nc\n"a"\nb\n')
    expect(keys.filter((_, id) => hasFlag(repeated, id))).toEqual(['b', 'a'])
  })

  it('knows every student afterwards', async () => {
    expect((await look('student\nb\na\n', 'student\nc\n"a"\n')).keys).toEqual(['b', 'a', 'c'])
  })

  it.each<[string, string]>([
    ['with its last line end', '\n'],
    ['without it', ''],
  ])('cuts a large file %s into parts of whole lines that leave nothing out', async (_, end) => {
    const lines = Array.from({ length: 40_000 }, (_row, row) => `${row},${'x'.repeat(80)}`)
    const { parts } = await look(`student,note\n${lines.join('\n')}${end}`)
    const [list = []] = parts
    expect(list.length).toBeGreaterThan(2)
    const bytes = readFileSync(join(folder, '0.csv'))
    expect(list[0]).toMatchObject({ from: 'student,note\n'.length, linesBefore: 0 })
    list.forEach(({ from, to, linesBefore }, index) => {
      expect(to).toBe(list[index + 1]?.from ?? bytes.length)
      expect(bytes.subarray(from, from + String(linesBefore).length + 1).toString()).toBe(
        `${linesBefore},`,
      )
    })
  })

  it('a file with quotes is one part', async () => {
    const { parts } = await look('student,grade\n"1",4\n2,4\n')
    expect(parts).toEqual([[{ from: 14, to: 24, linesBefore: 0 }]])
  })
})
