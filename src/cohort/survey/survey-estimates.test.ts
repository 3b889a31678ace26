import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Result } from '../../issue/issue.js'
import { type SurveyColumns, type SurveyDesign, surveyDesign } from './survey-design.js'
import { SURVEY_INTERVALS } from './survey-interval.js'
import { estimateSurveyProportion, surveyProportion } from './survey-proportion.js'
import { createSurveySample, enterSurveyPlace, mergeSurveySamples } from './survey-sample.js'
import { surveyMean, surveyRatio, surveyTotal } from './survey-statistics.js'
import { addToSurveyTotals, createSurveyTotals, mergeSurveyTotals } from './survey-totals.js'

function sound<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('\n'))
  return result.value
}

const design = (columns: SurveyColumns, n: number): SurveyDesign => sound(surveyDesign(columns, n))

interface Row {
  readonly stratum: string
  readonly school: string
  readonly weight: number
  readonly y: number
}

const row: fc.Arbitrary<Row> = fc.record({
  stratum: fc.constantFrom('a', 'b'),
  school: fc.constantFrom('1', '2', '3', '4'),
  weight: fc.double({ min: 0.5, max: 20, noNaN: true }),
  y: fc.constantFrom(0, 1),
})
/** Every stratum has two schools at least. */
const rows: fc.Arbitrary<readonly Row[]> = fc
  .array(row, { minLength: 6, maxLength: 40 })
  .map((list) => [
    { stratum: 'a', school: '1', weight: 1, y: 0 },
    { stratum: 'a', school: '2', weight: 1, y: 1 },
    { stratum: 'b', school: '1', weight: 1, y: 1 },
    { stratum: 'b', school: '2', weight: 1, y: 0 },
    ...list,
  ])

const designOf = (list: readonly Row[], scale = 1): SurveyDesign =>
  design(
    {
      strata: list.map(({ stratum }) => stratum),
      clusters: [list.map(({ school }) => school)],
      weights: list.map(({ weight }) => weight * scale),
    },
    list.length,
  )
const ys = (list: readonly Row[]): number[] => list.map(({ y }) => y)

describe('estimates from a sample', () => {
  it('do not depend on the order of rows', () => {
    fc.assert(
      fc.property(
        rows,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (list, keys) => {
          const shuffled = list
            .map((one) => ({ one, key: keys.next().value as number }))
            .sort((first, second) => first.key - second.key)
            .map(({ one }) => one)
          const found = surveyMean(designOf(list), ys(list))
          const other = surveyMean(designOf(shuffled), ys(shuffled))
          expect(other.estimate).toBeCloseTo(found.estimate, 12)
          expect(other.standardError).toBeCloseTo(found.standardError, 10)
          expect(other.degreesOfFreedom).toBe(found.degreesOfFreedom)
        },
      ),
    )
  })

  it('of means do not change when all weights are multiplied, and totals change as much', () => {
    fc.assert(
      fc.property(rows, fc.double({ min: 0.1, max: 50, noNaN: true }), (list, scale) => {
        const [one, other] = [designOf(list), designOf(list, scale)]
        const [mean, scaled] = [one, other].map((each) => surveyMean(each, ys(list)))
        expect(scaled?.estimate).toBeCloseTo(mean?.estimate as number, 12)
        expect(scaled?.standardError).toBeCloseTo(mean?.standardError as number, 10)
        const [total, larger] = [one, other].map((each) => surveyTotal(each, ys(list)))
        const size = scale * (total?.estimate as number)
        expect((larger?.estimate as number) / size).toBeCloseTo(1, 10)
      }),
    )
  })

  it('a correction for a finite population never makes them less precise', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 4, max: 40 }), (list, population) => {
        const columns = {
          strata: list.map(({ stratum }) => stratum),
          clusters: [list.map(({ school }) => school)],
          weights: list.map(({ weight }) => weight),
        }
        const populations = [list.map(() => population)]
        const corrected = surveyMean(design({ ...columns, populations }, list.length), ys(list))
        const infinite = surveyMean(design(columns, list.length), ys(list))
        expect(corrected.standardError).toBeLessThanOrEqual(infinite.standardError + 1e-12)
      }),
    )
  })

  it.each(SURVEY_INTERVALS)(
    'the %s interval contains the share and widens with confidence',
    (method) => {
      fc.assert(
        fc.property(rows, (list) => {
          const one = designOf(list)
          const [narrow, wide] = [0.8, 0.95].map((confidence) =>
            surveyProportion(one, ys(list), { method, confidence }),
          )
          if (narrow === undefined || wide === undefined || wide.fallback !== 'none') return
          fc.pre(!Number.isNaN(wide.interval.low + wide.interval.high))
          expect(wide.interval.low).toBeLessThanOrEqual(narrow.interval.low + 1e-9)
          expect(wide.interval.high).toBeGreaterThanOrEqual(narrow.interval.high - 1e-9)
          expect(wide.interval.low).toBeLessThanOrEqual(wide.estimate + 1e-9)
          expect(wide.interval.high).toBeGreaterThanOrEqual(wide.estimate - 1e-9)
        }),
      )
    },
  )

  it('parts that were collected apart and merged give what the whole gives', () => {
    fc.assert(
      fc.property(rows, fc.nat({ max: 44 }), (list, cut) => {
        const parts = [list.slice(0, cut), list.slice(cut)].map((part) => {
          const sample = createSurveySample()
          const totals = createSurveyTotals(2)
          for (const { stratum, school, weight, y } of part) {
            const populations = [9]
            const unit = enterSurveyPlace(sample, { stratum, clusters: [school], populations })
            addToSurveyTotals(totals, unit, weight, [y, 1])
          }
          return { sample, totals }
        })
        const [into, from] = parts as [(typeof parts)[0], (typeof parts)[0]]
        mergeSurveyTotals(into.totals, from.totals, mergeSurveySamples(into.sample, from.sample))
        const merged = estimateSurveyProportion(into.sample, into.totals)
        const populations = [list.map(() => 9)]
        const whole = design(
          {
            strata: list.map(({ stratum }) => stratum),
            clusters: [list.map(({ school }) => school)],
            weights: list.map(({ weight }) => weight),
            populations,
          },
          list.length,
        )
        const found = surveyProportion(whole, ys(list))
        expect(merged.estimate).toBeCloseTo(found.estimate, 12)
        expect(merged.standardError).toBeCloseTo(found.standardError, 10)
        expect(merged.degreesOfFreedom).toBe(found.degreesOfFreedom)
        expect(merged.n).toBe(list.length)
      }),
    )
  })

  it('students drawn within schools give the same whether each is a unit or they are added up', () => {
    const schools = ['1', '1', '1', '2', '2', '3', '3', '3', '3']
    const y = [1, 0, 1, 0, 0, 1, 1, 0, 1]
    const populations = [y.map(() => 10), y.map(() => 30)]
    const students = y.map((_, index) => index)
    const apart = design({ clusters: [schools, students], populations }, y.length)
    const together = design({ clusters: [schools], populations }, y.length)
    const [one, other] = [apart, together].map((each) => surveyMean(each, y))
    expect(other?.standardError).toBeCloseTo(one?.standardError as number, 12)
    expect(other?.degreesOfFreedom).toBe(one?.degreesOfFreedom)
    expect(together.sample.units.length).toBeLessThan(apart.sample.units.length)
    expect([...together.weights]).toEqual([...apart.weights])
  })

  it('of a simple random sample is the standard error of the textbook', () => {
    const y = [1, 2, 4, 7, 11]
    const found = surveyMean(design({}, 5), y)
    expect(found.estimate).toBe(5)
    expect(found.standardError).toBeCloseTo(Math.sqrt(66 / 4 / 5), 12)
    expect(found.degreesOfFreedom).toBe(4)
    const replaced = surveyMean(design({}, 5), y, { designEffect: 'with-replacement' })
    expect(replaced.designEffect).toBeCloseTo(1, 12)
    expect(replaced.effectiveSampleSize).toBeCloseTo(5, 12)
    expect(found.designEffect).toBeNaN()
  })

  it('a ratio to itself is 1 without error', () => {
    const found = surveyRatio(design({ clusters: [['a', 'a', 'b']] }, 3), [1, 2, 5], [1, 2, 5])
    expect(found.estimate).toBe(1)
    expect(found.standardError).toBeCloseTo(0, 12)
  })

  it('a value that is not known is left out, and its cluster still counts', () => {
    const one = design({ clusters: [['a', 'a', 'b', 'b', 'c']] }, 5)
    const found = surveyMean(one, [1, 3, 2, 4, Number.NaN])
    expect(found.estimate).toBe(2.5)
    expect(found.n).toBe(4)
    expect(found.degreesOfFreedom).toBe(2)
  })

  it('rows of weight 0 are not there, but their clusters were sampled', () => {
    const clusters = [['a', 'a', 'b', 'b', 'c']]
    const found = surveyMean(design({ clusters, weights: [1, 1, 1, 1, 0] }, 5), [1, 3, 2, 4, 99])
    expect(found.estimate).toBe(2.5)
    expect(found.n).toBe(4)
    expect(found.degreesOfFreedom).toBe(1)
  })
})

describe('where a share cannot have its interval', () => {
  const schools = ['a', 'a', 'a', 'b', 'b', 'b', 'c', 'c', 'c']
  const one = design({ clusters: [schools] }, 9)

  it.each([
    ['nobody', 0, { low: 0 }],
    ['everybody', 1, { high: 1 }],
  ] as const)('%s: Clopper-Pearson, less for few clusters', (fallback, y, end) => {
    const found = surveyProportion(
      one,
      schools.map(() => y),
    )
    expect(found.fallback).toBe(fallback)
    expect(found.interval).toMatchObject(end)
    const width = found.interval.high - found.interval.low
    // Of nine rows without clusters: 0.3363.
    expect(width).toBeGreaterThan(0.3363)
    expect(width).toBeLessThan(1)
  })

  it('a single cluster: Clopper-Pearson of its rows, and no standard error', () => {
    const domain = schools.map((school) => school === 'a')
    const found = surveyProportion(one, [1, 0, 0, 0, 0, 0, 0, 0, 0], { domain })
    expect(found).toMatchObject({ fallback: 'single-cluster', status: 'single-cluster', n: 3 })
    expect(found.standardError).toBeNaN()
    expect(found.interval.low).toBeCloseTo(0.008403759, 8)
    expect(found.interval.high).toBeCloseTo(0.9057007, 6)
  })

  it('schools of one share: Clopper-Pearson, since chance alone made them equal', () => {
    const y = [1, 0, 0, 1, 0, 0, 0, 0, 1]
    for (const method of SURVEY_INTERVALS) {
      const found = surveyProportion(one, y, { method })
      expect(found).toMatchObject({ fallback: 'no-spread', standardError: 0 })
      expect(found.interval.low).toBeLessThan(0.08)
      expect(found.interval.high).toBeGreaterThan(0.7)
    }
  })

  it('strata in each of which everybody is alike: Clopper-Pearson', () => {
    const strata = ['e', 'e', 'e', 'w', 'w', 'w', 'w', 'w', 'w']
    const weights = strata.map((stratum) => (stratum === 'e' ? 1 / 3 : 7.1))
    const apart = sound(surveyDesign({ strata, weights }, 9))
    const found = surveyProportion(
      apart,
      strata.map((stratum) => stratum === 'e'),
    )
    expect(found.fallback).toBe('no-spread')
    expect(found.interval.high).toBeGreaterThan(0.3)
  })

  it('the whole population: the share itself', () => {
    const populations = [schools.map(() => 3)]
    const whole = sound(surveyDesign({ clusters: [schools], populations }, 9))
    const found = surveyProportion(whole, [1, 0, 0, 1, 1, 0, 0, 0, 0], { method: 'beta' })
    expect(found).toMatchObject({ fallback: 'complete', standardError: 0, isComplete: true })
    expect(found.interval).toEqual({ low: found.estimate, high: found.estimate })
  })

  it('nobody at all: nothing', () => {
    const found = surveyProportion(
      one,
      schools.map(() => 1),
      { domain: schools.map(() => false) },
    )
    expect(found).toMatchObject({ fallback: 'no-interval', status: 'empty', n: 0 })
    expect(found.estimate).toBeNaN()
    expect(found.interval.low).toBeNaN()
  })
})

describe('surveyDesign', () => {
  it('names every row whose weight cannot be', () => {
    const read = surveyDesign({ weights: [1, -1, Number.NaN, Number.POSITIVE_INFINITY, 0] }, 5)
    expect(read.ok).toBe(false)
    expect(read.issues.map(({ row: at, received }) => [at, received])).toEqual([
      [2, '-1'],
      [3, 'none'],
      [4, 'Infinity'],
    ])
  })

  it('names strata and clusters whose population is too small or not the same throughout', () => {
    const clusters = [['a', 'a', 'b', 'b']]
    const small = surveyDesign({ clusters, populations: [[1, 1, 1, 1]] }, 4)
    expect(small.issues).toMatchObject([{ row: 1, column: 'population', received: '1' }])
    const mixed = surveyDesign({ clusters, populations: [[5, 5, 6, 5]] }, 4)
    expect(mixed.issues).toMatchObject([{ received: 'different or none' }])
    const none = surveyDesign(
      {
        clusters,
        populations: [
          [5, 5, 5, 5],
          [9, 9, Number.NaN, 9],
        ],
      },
      4,
    )
    expect(none.issues).toMatchObject([{ row: 3 }])
  })

  it('refuses columns of another length, and populations without a stage', () => {
    expect(() => surveyDesign({ weights: [1] }, 2)).toThrow('surveyDesign requires columns of 2')
    expect(() => surveyDesign({ populations: [[1], [1]] }, 1)).toThrow('at most 1 stages')
    expect(() => surveyMean(design({}, 2), [1])).toThrow('surveyMean requires 2 rows')
    expect(() => surveyProportion(design({}, 2), [1, 2])).toThrow('requires 0 and 1, received 2')
    expect(() => surveyProportion(design({}, 2), [1, 0], { confidence: 95 })).toThrow('confidence')
    expect(() => surveyProportion(design({}, 2), [1, 0], { method: 'wald' as 'mean' })).toThrow(
      'requires a method of logit',
    )
    expect(() => mergeSurveyTotals(createSurveyTotals(1), createSurveyTotals(2), [])).toThrow(
      'mergeSurveyTotals requires equally many',
    )
  })

  it('weights come from the populations of the stages where none are given', () => {
    const clusters = [['a', 'a', 'b', 'b', 'b']]
    const schoolsOf = [6, 6, 6, 6, 6]
    const studentsOf = [40, 40, 30, 30, 30]
    const { weights } = design({ clusters, populations: [schoolsOf, studentsOf] }, 5)
    expect([...weights]).toEqual([60, 60, 30, 30, 30])
  })
})
