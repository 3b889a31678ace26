import { describe, expect, it } from 'vitest'
import type { Issue } from '../issue/issue.js'
import { type Person, personBlock } from './person.js'

function read(person: Person) {
  const issues: Issue[] = []
  const { sex, ageMonths, grade, ...rest } = personBlock(person, issues)
  return { sex: sex[0], ageMonths: ageMonths[0], grade: grade[0], rest, issues }
}

const sides = (issues: readonly Issue[]) =>
  issues.map(({ code, severity, column, received }) => [code, severity, column, received])

describe('personBlock', () => {
  it('nothing said is nothing known, and no issue', () => {
    expect(read({})).toStrictEqual({
      sex: 0,
      ageMonths: -1,
      grade: -1,
      rest: { length: 1 },
      issues: [],
    })
  })

  it.each<[Person, object]>([
    [{ sex: 'unknown' }, { sex: 0 }],
    [{ sex: 'female' }, { sex: 1 }],
    [{ sex: 'male' }, { sex: 2 }],
    [{ grade: 0 }, { grade: 0 }],
    [{ grade: 12 }, { grade: 12 }],
    [{ grade: 30 }, { grade: 30 }],
    [{ grade: -1 }, { grade: -1 }],
    [{ ageMonths: 0 }, { ageMonths: 0 }],
    [{ ageMonths: -1 }, { ageMonths: -1 }],
    [{ ageMonths: 150.9 }, { ageMonths: 150 }],
    [{ ageMonths: 1800 }, { ageMonths: 1800 }],
    [{ ageYears: 12 }, { ageMonths: 144 }],
    [{ ageYears: 0 }, { ageMonths: 0 }],
    [{ ageMonths: 150, ageYears: 9 }, { ageMonths: 150 }],
    [{ ageYears: 9, birthDate: '2000-01-01', testDate: '2020-01-01' }, { ageMonths: 108 }],
    [{ birthDate: '2012-02-29', testDate: '2013-02-28' }, { ageMonths: 11 }],
    [{ birthDate: '2012-02-29' }, { ageMonths: -1 }],
    [{ testDate: '2013-02-28' }, { ageMonths: -1 }],
    [{ informant: 'parent' }, { rest: { length: 1, informant: 'parent' } }],
  ])('%j is read as %j', (person, expected) => {
    expect(read(person)).toMatchObject({ ...expected, issues: [] })
  })

  it.each<[Person, string[]]>([
    [{ sex: 'girl' as 'female' }, ['sex-unknown', 'warning', 'sex', 'another value']],
    [{ grade: 31 }, ['grade-unknown', 'warning', 'grade', '31']],
    [{ grade: -2 }, ['grade-unknown', 'warning', 'grade', '-2']],
    [{ grade: 7.5 }, ['grade-unknown', 'warning', 'grade', '7.5']],
    [{ grade: Number.NaN }, ['grade-unknown', 'warning', 'grade', 'NaN']],
    [{ ageMonths: 1801 }, ['age-invalid', 'warning', 'age', '1801 months']],
    [{ ageMonths: -5 }, ['age-invalid', 'warning', 'age', '-5 months']],
    [{ ageMonths: Number.NaN }, ['age-invalid', 'warning', 'age', 'dates that give no age']],
    [{ ageYears: -1 }, ['age-invalid', 'warning', 'age', '-12 months']],
    [
      { birthDate: '2013-01-01', testDate: '2012-01-01' },
      ['age-invalid', 'warning', 'age', 'dates that give no age'],
    ],
    [
      { birthDate: 'yesterday', testDate: '2012-01-01' },
      ['age-invalid', 'warning', 'age', 'dates that give no age'],
    ],
  ])('%j counts as unknown and is an issue', (person, issue) => {
    const { sex, ageMonths, grade, issues } = read(person)
    expect([sex, ageMonths, grade]).toEqual([0, -1, -1])
    expect(sides(issues)).toEqual([issue])
  })

  it('every fault is an issue of its own, with what was expected', () => {
    const { issues } = read({ sex: 'x' as 'male', grade: 99, ageMonths: 9999 })
    expect(issues.map(({ code }) => code).sort()).toEqual([
      'age-invalid',
      'grade-unknown',
      'sex-unknown',
    ])
    expect(issues.map(({ expected }) => expected).sort()).toEqual([
      'a whole number from 1 to 12',
      'an age from 0 to 150 years, or a birth date before the test date',
      'unknown, female, male',
    ])
  })
})
