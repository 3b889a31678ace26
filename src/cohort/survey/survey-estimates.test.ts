import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { design } from '../../../tests/support/survey-designs.js'
import { surveySlope } from '../comparison/survey-slope.js'
import { intraclassCorrelation } from './intraclass-correlation.js'
import { type SurveyDesign, surveyDesign } from './survey-design.js'
import { SURVEY_INTERVALS } from './survey-interval.js'
import { estimateSurveyProportion, surveyProportion } from './survey-proportion.js'
import { createSurveySample, enterSurveyPlace, mergeSurveySamples } from './survey-sample.js'
import { surveyMean, surveyRatio, surveyTotal } from './survey-statistics.js'
import { addToSurveyTotals, createSurveyTotals, mergeSurveyTotals } from './survey-totals.js'

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

describe('null, which JSON writes for NaN, is no number', () => {
  const four = design({ clusters: [['a', 'a', 'b', 'b']] }, 4)
  const withNull = JSON.parse('[1, null, 0, 1]')

  it('and never counts as 0 in a column', () => {
    for (const estimate of [
      () => surveyMean(four, withNull),
      () => surveyTotal(four, withNull),
      () => surveyRatio(four, [1, 1, 1, 1], withNull),
      () => surveyProportion(four, withNull),
      () => surveySlope(four, [1, 2, 3, 4], withNull),
      () => intraclassCorrelation(withNull, ['a', 'a', 'b', 'b']),
    ])
      expect(estimate).toThrow('received null')
    const known = [1, Number.NaN, 0, 1]
    expect(surveyProportion(four, known).estimate).toBeCloseTo(2 / 3, 12)
  })

  it('and is said where it is a weight', () => {
    const made = surveyDesign({ weights: withNull }, 4)
    expect(made.ok).toBe(false)
    expect(made.issues).toMatchObject([{ row: 2, column: 'weight', received: 'none' }])
  })
})
