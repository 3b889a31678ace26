import { expect, it } from 'vitest'
import { withFile } from '../../tests/support/answer-files.js'
import { readRoster } from './read-roster.js'
import { isScientificNotation, studentKey } from './student-key.js'
import { studentText } from './student-keys.js'

it.each([
  ['25215', '25215'],
  [' 25215 ', '25215'],
  ['２５２１５', '25215'],
  ['25215150414.0', '25215150414'],
  ['　S-1　', 'S-1'],
  ['1.05', '1.05'],
  ["'2026001", '2026001'],
  ['’2026001', '2026001'],
  ['＇2026001', '2026001'],
  ['="2026001"', '2026001'],
  ['\t2026001', '2026001'],
  ['2026 001', '2026001'],
  ['2026001\u200b', '2026001'],
  ['2.026001E+6', '2026001'],
  ['2.026E+6', '2.026E+6'],
  ['Li Wei', 'Li Wei'],
  ["'", ''],
])('studentKey of %j is %j', (text, key) => {
  expect(studentKey(text)).toBe(key)
})

it('scientific notation is told from a number that has an E in it', () => {
  expect(['2.52152E+10', '2E+10', '3e+5'].map(isScientificNotation)).toEqual([true, true, true])
  expect(['2E10', 'E+10', '12E+3', '25'].map(isScientificNotation)).toEqual([
    false,
    false,
    false,
    false,
  ])
})

const ROSTER =
  '学号,姓名,区县,学校,年级,班级,性别,出生日期,标签,dorm\n' +
  '１,某某,东区,一中,初一,1班,女,2012-03-05,留守;住校,A\n' +
  '2.0,某某,东区,一中,四年级,2班,男,2014/1/2,,B\n' +
  '1,某某,西区,二中,5,1班,x,,,\n' +
  '2.5E+10,某某,,,,,,,,\n' +
  ',某某,,,,,,,,\n'

it('a roster holds each student once, under the normalised key', () => {
  withFile(ROSTER, (path) => {
    const result = readRoster(path, { levels: ['dorm'] })
    if (!result.ok) throw new Error(result.issues[0]?.message)
    const { keys, length, sex, grade, birthDate, categories, rows, counts } = result.value
    const students = Array.from({ length }, (_, entry) => studentText(keys, entry))
    expect(students).toEqual(['1', '2', '2.5E+10'])
    expect([...rows]).toEqual([1, 2, 4])
    expect([...sex]).toEqual([1, 2, 0])
    expect([...grade]).toEqual([7, 4, -1])
    expect([...birthDate]).toEqual([20120305, 20140102, 0])
    const text = (name: string): (string | undefined)[] =>
      students.map((_, entry) => categories[name]?.values[categories[name].codes[entry] ?? 0])
    expect(text('school')).toEqual(['一中', '一中', ''])
    expect(text('tags')).toEqual(['留守;住校', '', ''])
    expect(text('dorm')).toEqual(['A', 'B', ''])
    expect(counts.rows).toBe(5)
    expect(result.issues.map(({ code, row }) => [row, code])).toEqual([
      [3, 'sex-unknown'],
      [4, 'number-invalid'],
      [5, 'student-missing'],
      [3, 'student-duplicate'],
    ])
    expect(JSON.stringify(result)).not.toContain('某')
  })
})

it('a place that no other row has is unknown where a sex, grade or date of the row cannot be read', () => {
  const rows = [
    'student,school,grade,class,name,sex',
    '1,A,7,1,Li,male',
    '2,A,7,1,Wu,female',
    '3,A,7,1,Zhao,',
    '4,A,7,1,Zhou,male',
    '5,A,7,Sun,Sun,男女',
    '6,A,7,special,Qian,female',
    '7,A,7,1,Zheng,x',
    '8,Zhu,A,7,1,Xu',
  ]
  withFile(`${rows.join('\n')}\n`, (path) => {
    const result = readRoster(path)
    if (!result.ok) throw new Error(result.issues[0]?.message)
    const { values = [], codes = [] } = result.value.categories['class'] ?? {}
    expect([...codes].map((code) => values[code])).toEqual([
      '1',
      '1',
      '1',
      '1',
      '',
      'special',
      '1',
      '',
    ])
    const shifted = result.issues.filter(({ code }) => code === 'row-shifted')
    expect(shifted.map(({ row, column }) => [row, column])).toEqual([
      [8, 'school'],
      [5, 'class'],
      [8, 'class'],
    ])
    expect(JSON.stringify(shifted)).not.toMatch(/Sun|Zhu/)
  })
})

it('a column that cannot be read in most rows says nothing of one', () => {
  withFile('student,class,sex\n1,1,a\n2,2,b\n3,3,female\n', (path) => {
    const result = readRoster(path)
    expect(result.ok && [...(result.value.categories['class']?.codes ?? [])].every(Boolean)).toBe(
      true,
    )
    expect(result.issues.some(({ code }) => code === 'row-shifted')).toBe(false)
  })
})

it('a roster without a column of students is refused', () => {
  withFile('name,grade\nx,4\n', (path) => {
    const result = readRoster(path)
    expect(result.ok).toBe(false)
    expect(result.issues.at(-1)).toMatchObject({ code: 'column-missing' })
  })
})

it('a row that is rejected takes no place of the roster', () => {
  const plain = 'student,grade,note\n1,7,\n2,7\n3,8,\n4,8,,x\n5,9,\n2,9,\n'
  for (const text of [plain, plain.replace('7,\n', '7,"a, b"\n')])
    withFile(text, (path) => {
      const result = readRoster(path)
      if (!result.ok) throw new Error(result.issues[0]?.message)
      const { keys, length, grade, rows, counts } = result.value
      const students = Array.from({ length }, (_, entry) => studentText(keys, entry))
      expect(students).toEqual(['1', '3', '5', '2'])
      expect([...grade]).toEqual([7, 8, 9, 9])
      expect([...rows]).toEqual([1, 3, 5, 6])
      expect(counts).toMatchObject({ rows: 6, rejected: 2 })
    })
})

it('a row that could not be read is said behind any number of other issues', () => {
  const odd = Array.from({ length: 10_001 }, (_, at) => `${at},x\n`).join('')
  withFile(`student,sex\n${odd}short\n`, (path) => {
    expect(readRoster(path).issues.at(-1)).toMatchObject({ code: 'row-ragged', row: 10_002 })
  })
})
