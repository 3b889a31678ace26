import { describe, expect, it } from 'vitest'
import { REPORT_INSTRUMENT, REPORT_PROTOCOL } from '../../../tests/support/report-input.js'
import { cohortMeasures } from '../../cohort/measures.js'
import { wilsonInterval } from '../../stat/wilson-interval.js'
import { bandCounts } from './counted-bands.js'
import type { Unit } from './report-level.js'

const measures = cohortMeasures(REPORT_PROTOCOL, [REPORT_INSTRUMENT]).filter(
  ({ kind }) => kind === 'band',
)
const [measure] = measures
const bands = measure?.categories.map(({ id }) => id) ?? []
const UNIT: Unit = {
  level: 'school',
  school: 'A/B',
  cohortLevel: 'district/school',
  cohortGroup: 'D/A/B',
}

function figures() {
  const counts = bandCounts(measures)
  const add = (grade: string, sex: string, band: string | undefined, school = 'A/B'): void =>
    counts.add({ school, grade, class: '1' }, sex, (index) => (index === 0 ? (band ?? '') : ''))
  add('7', 'female', bands[0])
  add('7', 'female', bands[1])
  add('7', 'male', bands[1])
  add('8', 'male', bands[1])
  add('8', 'male', '')
  add('8', 'unknown', bands[0])
  add('8', 'male', bands[0], 'other')
  return counts
}

describe('bands counted from the rows of students', () => {
  const of = (level: string, group: string, sex: 'all' | 'female' | 'male', band = 1) =>
    figures()
      .figuresOf(UNIT)
      ?.cell({ level, group, sex, measure: measure?.id ?? '', category: bands[band] ?? '' })

  it('are those of a school, of its grades, and of each sex', () => {
    expect(of('district/school', 'D/A/B', 'all')).toMatchObject({ count: 3, n: 5 })
    expect(of('district/school', 'D/A/B', 'female')).toMatchObject({ count: 1, n: 2 })
    expect(of('district/school/grade', 'D/A/B/7', 'all')).toMatchObject({ count: 2, n: 3 })
    expect(of('district/school/grade', 'D/A/B/8', 'male')).toMatchObject({ count: 1, n: 1 })
  })

  it('are not there for another group, another measure, or where nobody has a band', () => {
    expect(of('district/school', 'D/A', 'all')).toBeUndefined()
    expect(of('district/school/grade', 'D/A/B/9', 'all')).toBeUndefined()
    expect(of('district/school/grade', 'D/A/B/8', 'female')).toBeUndefined()
    expect(figures().figuresOf({ ...UNIT, school: 'nowhere' })).toBeNull()
  })

  it('have the share and the Wilson interval, with four decimals in their source', () => {
    const own = figures().figuresOf(UNIT)
    const cell = own?.cell({
      level: 'district/school',
      group: 'D/A/B',
      measure: measure?.id ?? '',
      category: bands[1] ?? '',
    })
    const { low, high } = wilsonInterval(3, 5)
    expect(cell?.share).toBe(0.6)
    expect([cell?.low, cell?.high]).toEqual([low, high])
    const key = `district/school|D/A/B|all|all|${measure?.id}|${bands[1]}`
    expect(own?.source(key, 'share')).toEqual({
      file: 'students.csv',
      key,
      column: 'share',
      text: '0.6000',
    })
    expect(own?.source(key, 'low').text).toBe(low.toFixed(4))
    expect(own?.source(key, 'n').text).toBe('5')
  })

  it('have sources whose shares are rounded half up', () => {
    const counts = bandCounts(measures)
    for (let student = 0; student < 160; student++)
      counts.add({ school: 'A/B', grade: '7', class: '2' }, 'male', () =>
        student < 7 ? (bands[1] ?? '') : (bands[0] ?? ''),
      )
    const own = counts.figuresOf(UNIT)
    const cell = own?.cell({
      level: 'district/school',
      group: 'D/A/B',
      measure: measure?.id ?? '',
      category: bands[1] ?? '',
    })
    expect(cell?.share).toBe(7 / 160)
    expect(own?.source(cell?.key ?? '', 'share').text).toBe('0.0438')
  })

  it('are those of a grade and its classes, and of a class', () => {
    const counts = bandCounts(measures)
    for (const [ofClass, band] of [
      ['1', 0],
      ['1', 1],
      ['2', 1],
      ['', 1],
    ] as const)
      counts.add({ school: 'A/B', grade: '7', class: ofClass }, 'male', () => bands[band] ?? '')
    const grade: Unit = {
      ...{ ...UNIT, level: 'grade', grade: '7' },
      ...{ cohortLevel: 'district/school/grade', cohortGroup: 'D/A/B/7' },
    }
    const at = (group: string, level = 'district/school/grade/class') => ({
      ...{ level, group, measure: measure?.id ?? '', category: bands[1] ?? '' },
    })
    const own = counts.figuresOf(grade)
    expect(own?.cell(at('D/A/B/7', grade.cohortLevel))?.count).toBe(3)
    expect(['1', '2', '?'].map((one) => own?.cell(at(`D/A/B/7/${one}`))?.count)).toEqual([1, 1, 1])
    const room: Unit = {
      ...{ ...grade, level: 'class', class: '1' },
      ...{ cohortLevel: 'district/school/grade/class', cohortGroup: 'D/A/B/7/1' },
    }
    expect(counts.figuresOf(room)?.cell(at('D/A/B/7/1'))).toMatchObject({ count: 1, n: 2 })
  })

  it('know which sexes there are', () => {
    const own = figures().figuresOf(UNIT)
    const isThere = (group: string, sex: 'female' | 'male'): boolean =>
      own?.sizes({ level: 'district/school/grade', group, sex }) !== undefined
    expect(isThere('D/A/B/7', 'female')).toBe(true)
    expect(isThere('D/A/B/8', 'female')).toBe(false)
  })
})
