import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openResponses } from '../../io/open-responses.js'
import { createStudentKeys, studentText } from '../../io/student-keys.js'
import { isAnyStudentTwice } from './repeated-students.js'

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
  const isAny = await isAnyStudentTwice(files, keys, watch)
  return { isAny, keys: Array.from({ length: keys.size }, (_, id) => studentText(keys, id)) }
}

describe('isAnyStudentTwice', () => {
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
    expect((await look(...texts)).isAny).toBe(expected)
  })

  it('knows every student afterwards', async () => {
    expect((await look('student\nb\na\n', 'student\nc\n"a"\n')).keys).toEqual(['b', 'a', 'c'])
  })
})
