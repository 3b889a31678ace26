import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adjustedPrevalence } from './adjusted-prevalence.js'
import { localPredictiveValues } from './local-predictive-values.js'
import { nonResponseBounds } from './non-response-bounds.js'
import { participation } from './participation.js'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const enrolment = fc.integer({ min: 1, max: 3000 }).chain((enrolled) =>
  fc.integer({ min: 1, max: enrolled }).chain((n) =>
    fc.record({
      enrolled: fc.constant(enrolled),
      n: fc.constant(n),
      count: fc.integer({ min: 0, max: n }),
    }),
  ),
)

describe('participation', () => {
  it('shares multiply: coverage is those who answered times those valid of them', () => {
    fc.assert(
      fc.property(enrolment, ({ enrolled, n, count }) => {
        const found = participation({ enrolled, answered: n, valid: count })
        expect(found.coverage).toBeCloseTo(found.answeredShare * found.validShare, 12)
        expect(found.coverageInterval.low).toBeLessThanOrEqual(found.coverage)
        expect(found.answeredInterval.high).toBeGreaterThanOrEqual(found.answeredShare)
      }),
    )
  })

  it('of a group without students is not known, and wrong orders are refused', () => {
    expect(participation({ enrolled: 0, answered: 0, valid: 0 }).coverage).toBeNaN()
    expect(() => participation({ enrolled: 3, answered: 4, valid: 1 })).toThrow('participation')
    expect(() => participation({ enrolled: 3, answered: 2, valid: 3 })).toThrow(RangeError)
  })
})

describe('nonResponseBounds', () => {
  it('enclose what is observed, and are as far apart as students are unknown', () => {
    fc.assert(
      fc.property(enrolment, ({ enrolled, n, count }) => {
        const { best, observed, worst, interval, unknownShare } = nonResponseBounds(
          count,
          n,
          enrolled,
        )
        expect(best).toBeLessThanOrEqual(observed + 1e-12)
        expect(worst).toBeGreaterThanOrEqual(observed - 1e-12)
        expect(worst - best).toBeCloseTo(unknownShare, 12)
        expect(interval.low).toBeLessThanOrEqual(best + 1e-12)
        expect(interval.high).toBeGreaterThanOrEqual(worst - 1e-12)
      }),
    )
  })

  it('are one where everybody answered, and all there is where nobody did', () => {
    expect(nonResponseBounds(3, 20, 20)).toMatchObject({ best: 0.15, observed: 0.15, worst: 0.15 })
    expect(nonResponseBounds(0, 0, 20)).toMatchObject({ best: 0, observed: Number.NaN, worst: 1 })
    expect(() => nonResponseBounds(3, 2, 20)).toThrow('nonResponseBounds requires')
  })
})

describe('adjustedPrevalence', () => {
  it('gives back the prevalence from which the share flagged was made', () => {
    const accuracy = fc.double({ min: 0.55, max: 1, noNaN: true })
    fc.assert(
      fc.property(share, accuracy, accuracy, (prevalence, sensitivity, specificity) => {
        const flagged = sensitivity * prevalence + (1 - specificity) * (1 - prevalence)
        const found = adjustedPrevalence(flagged * 1000, 1000, { sensitivity, specificity })
        expect(found.unbounded).toBeCloseTo(prevalence, 9)
        expect(found.interval.low).toBeLessThanOrEqual(found.estimate + 1e-9)
        expect(found.interval.high).toBeGreaterThanOrEqual(found.estimate - 1e-9)
        const { flagged: again } = localPredictiveValues({ sensitivity, specificity }, prevalence)
        expect(again).toBeCloseTo(flagged, 12)
      }),
    )
  })

  it('a perfect screen changes nothing', () => {
    const found = adjustedPrevalence(20, 100, { sensitivity: 1, specificity: 1 })
    expect(found).toMatchObject({ status: 'adjusted', estimate: 0.2, method: 'known-accuracy' })
    expect(found.interval.low).toBeCloseTo(0.1333669, 7)
    expect(found.interval.high).toBeCloseTo(0.2888292, 7)
  })

  it.each([
    [5, 0.8, 0.9, 'below-zero', 0],
    [95, 0.8, 0.9, 'above-one', 1],
    [5, 0.5, 0.5, 'uninformative', Number.NaN],
    [5, 0.3, 0.6, 'uninformative', Number.NaN],
  ])(
    '%d of 100 flagged by a screen of %d and %d: %s',
    (count, sensitivity, specificity, status, estimate) => {
      const found = adjustedPrevalence(count, 100, { sensitivity, specificity })
      expect(found).toMatchObject({ status, estimate })
      if (Number.isNaN(estimate)) expect(found.interval.low).toBeNaN()
    },
  )

  it('no sheets: empty', () => {
    expect(adjustedPrevalence(0, 0, { sensitivity: 0.9, specificity: 0.9 }).status).toBe('empty')
  })

  it('an accuracy that was itself estimated widens the interval, less where it was estimated well', () => {
    const accuracy = { sensitivity: 0.8, specificity: 0.9 }
    const widths = [20, 200, 2_000_000].map((size) => {
      const found = adjustedPrevalence(200, 1000, {
        ...accuracy,
        nSensitivity: size,
        nSpecificity: size,
      })
      expect(found.method).toBe('lang-reiczigel')
      return found.interval.high - found.interval.low
    })
    const known = adjustedPrevalence(200, 1000, accuracy).interval
    expect(widths[0]).toBeGreaterThan(widths[1] as number)
    expect(widths[1]).toBeGreaterThan(widths[2] as number)
    expect(widths[2]).toBeCloseTo(known.high - known.low, 3)
  })

  it('refuses accuracies outside 0–1', () => {
    expect(() => adjustedPrevalence(1, 2, { sensitivity: 80, specificity: 0.9 })).toThrow(
      'adjustedPrevalence requires accuracies in 0..1, received 80',
    )
  })
})

describe('localPredictiveValues', () => {
  it('a flag says more where more are affected', () => {
    const accuracy = { sensitivity: 0.88, specificity: 0.88 }
    const values = [0.01, 0.05, 0.2, 0.5].map(
      (prevalence) => localPredictiveValues(accuracy, prevalence).ofHundredFlagged,
    )
    expect(values).toEqual([7, 28, 65, 88])
  })

  it('goes along with the interval of the prevalence', () => {
    const accuracy = { sensitivity: 0.88, specificity: 0.88 }
    const found = localPredictiveValues(accuracy, 0.05, { low: 0.01, high: 0.2 })
    expect(found.ofHundredFlaggedRange).toEqual({ low: 7, high: 65 })
    expect(found.isInformative).toBe(true)
  })

  it('says where a screen is none, and what cannot be known', () => {
    const blind = localPredictiveValues({ sensitivity: 0.3, specificity: 0.6 }, 0.1)
    expect(blind.isInformative).toBe(false)
    expect(blind.positive).toBeLessThan(0.1)
    const none = localPredictiveValues({ sensitivity: 0.9, specificity: 1 }, 0)
    expect(none).toMatchObject({ positive: Number.NaN, negative: 1, flagged: 0 })
    expect(() => localPredictiveValues({ sensitivity: 1, specificity: 1 }, 2)).toThrow(RangeError)
  })
})
