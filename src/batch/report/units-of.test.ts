import { describe, expect, it } from 'vitest'
import type { CohortFigures } from '../../report/model/cohort-figures.js'
import { collectCohort } from '../../report/model/cohort-figures.js'
import type { Protocol } from '../../risk/protocol.js'
import { unitsOf } from './units-of.js'

const HEADER =
  'level,group,sex,sheets,measure,category,n_enrolled,n_answered,n_valid,n,count,share,low,high,suppressed'

function figures(groups: readonly (readonly [string, string])[]): CohortFigures {
  const collector = collectCohort(HEADER.split(','))
  for (const [level, group] of groups)
    collector.add([
      level,
      group,
      ...'all,all,tier,red,9,9,9,9,1,0.1111,0.0200,0.4000,no'.split(','),
    ])
  return collector.figures()
}

const protocol = (...levels: readonly string[]): Protocol => ({ levels }) as unknown as Protocol

describe('unitsOf', () => {
  it('takes apart groups whose names hold the sign between them', () => {
    const cohort = figures([
      ['all', 'all'],
      ['district', 'East/West'],
      ['district/school', 'East/West/North/South'],
      ['district/school/grade', 'East/West/North/South/4'],
      ['district/school/grade/class', 'East/West/North/South/4/1/2'],
    ])
    const found = unitsOf('class', protocol('district', 'school', 'grade', 'class'), cohort)
    expect(found).toEqual([
      {
        level: 'class',
        district: 'East/West',
        school: 'North/South',
        grade: '4',
        class: '1/2',
        cohortLevel: 'district/school/grade/class',
        cohortGroup: 'East/West/North/South/4/1/2',
      },
    ])
  })

  it('needs no district where answers and roster name none', () => {
    const cohort = figures([
      ['school', 'North'],
      ['school/grade', 'North/4'],
      ['school/grade/class', 'North/4/1'],
    ])
    const levels = protocol('district', 'school', 'grade', 'class')
    expect(unitsOf('school', levels, cohort)).toMatchObject([{ school: 'North' }])
    expect(unitsOf('class', levels, cohort)).toEqual([
      {
        ...{ level: 'class', school: 'North', grade: '4', class: '1' },
        ...{ cohortLevel: 'school/grade/class', cohortGroup: 'North/4/1' },
      },
    ])
    expect(unitsOf('class', levels, figures([['grade', '4']]))).toEqual([])
  })

  it('calls a place that nobody knows by no name', () => {
    const cohort = figures([
      ['school', 'North'],
      ['school/grade', 'North/?'],
    ])
    const [unit] = unitsOf('grade', protocol('school', 'grade'), cohort) ?? []
    expect(unit).toMatchObject({ school: 'North', grade: '', cohortGroup: 'North/?' })
  })

  it('has no units of a level by which the protocol does not group', () => {
    expect(unitsOf('class', protocol('school'), figures([]))).toBeNull()
  })

  it('is everybody for a district alone, and each district as well where there are several', () => {
    const levels = protocol('district', 'school')
    expect(unitsOf('district', levels, figures([['district', 'East']]))).toEqual([
      { level: 'district', district: 'East', cohortLevel: 'all', cohortGroup: 'all' },
    ])
    const two = figures([
      ['district', 'East'],
      ['district', 'West'],
    ])
    expect(unitsOf('district', levels, two)?.map(({ cohortGroup }) => cohortGroup)).toEqual([
      'all',
      'East',
      'West',
    ])
  })

  it('has no name for a district that nobody gave', () => {
    const levels = protocol('district', 'school')
    const only = unitsOf('district', levels, figures([['district', '?']]))
    expect(only).toEqual([{ level: 'district', cohortLevel: 'all', cohortGroup: 'all' }])
    const two = figures([
      ['district', '?'],
      ['district', 'East'],
    ])
    expect(unitsOf('district', levels, two)?.map(({ district }) => district)).toEqual([
      undefined,
      '',
      'East',
    ])
  })
})
