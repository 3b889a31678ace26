import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparisonRows } from './comparison-rows.js'
import { differenceRows } from './difference-rows.js'
import { prevalenceRows } from './prevalence-rows.js'
import {
  type CountedSheet,
  countSheet,
  createPrevalenceTally,
  mergePrevalenceTallies,
} from './prevalence-tally.js'

describe('a tally', () => {
  const plan = { columns: ['school', 'grade', 'sex'], measures: ['tier'], scores: ['raw'] }
  const sheet: fc.Arbitrary<CountedSheet> = fc
    .tuple(
      fc.constantFrom('a', 'b', 'c', 'd'),
      fc.constantFrom('7', '8', '9'),
      fc.constantFrom('female', 'male', ''),
      fc.constantFrom(1, 2.5),
      fc.integer({ min: 0, max: 3 }),
      fc.constantFrom(Number.NaN, 3, 8, 21),
    )
    .map(([school, grade, sex, weight, category, raw]) => ({
      place: { stratum: weight === 1 ? 'east' : 'west', clusters: [school], populations: [40] },
      weight,
      labels: [school, grade, sex],
      categories: [category],
      scores: [raw],
    }))
  const sheets = fc.array(sheet, { minLength: 20, maxLength: 80 })
  const categories = [1, 2, 3].map((number) => ({
    measure: 0,
    label: String(number),
    members: [number],
    accuracy: { sensitivity: 0.9, specificity: 0.8 },
  }))
  const tallied = (list: readonly CountedSheet[]) => {
    const tally = createPrevalenceTally(plan)
    for (const one of list) countSheet(tally, one)
    return tally
  }
  const options = { groupings: [['school'], ['grade', 'sex']], categories, enrolled: null }

  it('counts of categories and of groups add up', () => {
    fc.assert(
      fc.property(sheets, (list) => {
        const rows = prevalenceRows(tallied(list), options)
        const n = list.filter((one) => one.categories[0] !== 0).length
        for (const level of ['all', 'school', 'grade/sex']) {
          const own = rows.filter((row) => row.level === level)
          expect(own.reduce((sum, { count }) => sum + count, 0)).toBe(n)
        }
        for (const { found, bounds, adjusted, predictive } of rows) {
          // A single cluster of unequal weights has no standard error, and so no interval.
          if (Number.isNaN(found.interval.low)) expect(found.standardError).toBeNaN()
          else {
            expect(found.interval.low).toBeLessThanOrEqual(found.estimate + 1e-9)
            expect(found.interval.high).toBeGreaterThanOrEqual(found.estimate - 1e-9)
          }
          expect(bounds).toBeNull()
          expect(predictive === null).toBe(adjusted?.status !== 'adjusted')
        }
      }),
      { numRuns: 30 },
    )
  })

  it('of two parts merged is that of the whole, in any order of sheets', () => {
    fc.assert(
      fc.property(sheets, fc.nat({ max: 80 }), (list, cut) => {
        const whole = tallied(list)
        const merged = tallied(list.slice(cut))
        mergePrevalenceTallies(merged, tallied(list.slice(0, cut)))
        const [one, other] = [whole, merged].map((tally) => prevalenceRows(tally, options))
        expect(other?.length).toBe(one?.length)
        one?.forEach(({ count, found, group }, index) => {
          const again = other?.[index]
          expect([again?.count, again?.group]).toEqual([count, group])
          expect(again?.found.estimate).toBeCloseTo(found.estimate, 12)
          if (Number.isNaN(found.standardError)) expect(again?.found.standardError).toBeNaN()
          else expect(again?.found.standardError).toBeCloseTo(found.standardError, 9)
        })
      }),
      { numRuns: 30 },
    )
  })

  it('comparisons leave nobody out, and rank nobody', () => {
    fc.assert(
      fc.property(sheets, (list) => {
        const tally = tallied(list)
        const rows = comparisonRows(tally, {
          column: 'school',
          standardiseBy: ['grade'],
          categories,
        })
        const labels = rows
          .filter(({ category }) => category === '1')
          .map(({ point }) => point.label)
        expect(labels).toEqual([...labels].sort())
        const n = list.filter((one) => one.categories[0] !== 0).length
        const counted = rows.reduce((sum, { point }) => sum + point.count, 0)
        expect(counted).toBe(n)
        const expected = rows.filter(({ category }) => category === '1')
        const observed = expected.reduce((sum, { indirect }) => sum + indirect.observed, 0)
        expect(expected.reduce((sum, { indirect }) => sum + indirect.expected, 0)).toBeCloseTo(
          observed,
          9,
        )
      }),
      { numRuns: 20 },
    )
  })

  it('differences of two sexes, trends along grades, and no group of unknown sex', () => {
    fc.assert(
      fc.property(sheets, (list) => {
        const rows = differenceRows(tallied(list), { columns: ['sex', 'grade'], categories })
        for (const { kind, column, category } of rows) {
          if (kind === 'trend') expect(column).toBe('grade')
          // Two grades have a difference; three and more a trend.
          const named = column === 'sex' ? /^male - female$/ : /^\d+ - \d+$/
          if (kind === 'difference') expect(category).toMatch(named)
        }
      }),
      { numRuns: 20 },
    )
  })
})
