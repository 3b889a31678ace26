import { describe, expect, it } from 'vitest'
import { readText } from '../../tests/support/answer-files.js'

describe('persons', () => {
  it('age comes from the dates, otherwise from the column of ages; sex and grade from words', () => {
    const content =
      'student,sex,grade,birth_date,date,age,q1,q2,q3,t1\n' +
      '1,女,四年级,2012-02-29,2013/2/28 10:00:00,9,0,0,0,0\n' +
      '2,male,初一,,2024-01-01,12.5,0,0,0,0\n3,,,2012-01-01,,,0,0,0,0\n'
    expect(readText(content).persons.map((person) => person.split(' ').slice(0, 3))).toEqual([
      ['1', '4', '11'],
      ['2', '7', '150'],
      ['0', '-1', '-1'],
    ])
  })

  it('the test date of the options stands in where a row has none', () => {
    const content = 'birth_date,q1,q2,q3,t1\n2012-01-15,0,0,0,0\n'
    expect(readText(content, { testDate: '2024-01-14' }).persons[0]).toContain(' 143 ')
  })

  it('what cannot be read is unknown, with an issue each', () => {
    const content =
      'student,sex,grade,birth_date,date,age,seconds,q1,q2,q3,t1\n' +
      '2.52E+10,1,大班,2030-01-01,2024-01-01,9,95,0,0,0,0\n' +
      ',x,,5/3/2012,2024-01-01,18-22,soon,0,0,0,0\n'
    const { issues, persons } = readText(content)
    expect(issues.map(({ code, row: place }) => `${place} ${code}`)).toEqual([
      '1 number-invalid',
      '1 sex-unknown',
      '1 grade-unknown',
      '1 birth-after-test',
      '2 student-missing',
      '2 sex-unknown',
      '2 date-invalid',
      '2 age-invalid',
      '2 number-invalid',
    ])
    expect(persons.map((person) => person.split(' ').slice(0, 3))).toEqual([
      ['0', '-1', '-1'],
      ['0', '-1', '-1'],
    ])
  })

  it('a line of totals under a list, or a header within it, is no student, whoever counts', () => {
    for (const word of [
      '合计',
      '合 计：',
      '平均分',
      '共40人',
      'Total',
      'mean',
      'N=40',
      '学号',
      'student',
    ]) {
      const { issues, students } = readText(`student,q1,q2,q3,t1\n7,0,0,0,0\n${word},0,0,0,0\n`)
      expect(students, word).toEqual(['7', ''])
      expect(issues.map(({ code, received }) => `${code} ${received}`)).toEqual([
        'student-missing a line of totals, or a header again',
      ])
    }
  })

  it('the sums of such a line are no answers, of which more would have to be said', () => {
    const content =
      'student,sex,q1,q2,q3,t1\n7,1,0,0,0,0\n合计,40,61,58,12,99\n学号,性别,题1,题2,题3,t\n'
    const { issues } = readText(content)
    expect(issues.map(({ row, code }) => `${row} ${code}`)).toEqual([
      '1 sex-unknown',
      '2 student-missing',
      '3 student-missing',
    ])
  })

  it('levels are categories; grades of one number are one grade', () => {
    const content = 'dorm,grade,q1,q2,q3,t1\n A1 ,四年级,0,0,0,0\nA1,4,0,0,0,0\n,x,0,0,0,0\n'
    expect(readText(content, { levels: ['dorm'] }).levels).toEqual([
      'dorm=A1 grade=4',
      'dorm=A1 grade=4',
      'dorm= grade=',
    ])
  })

  it('an instructed item answered otherwise than told is counted, a blank one is not', () => {
    const content = 'check,q1,q2,q3,t1\n2,0,0,0,0\n3,0,0,0,0\n,0,0,0,0\n2.0,0,0,0,0\n'
    const instructedItems = [{ column: 'check', expected: '2' }]
    const { persons } = readText(content, { instructedItems })
    expect(persons.map((person) => person.split(' ').at(-1))).toEqual(['0', '1', '0', '0'])
  })
})
