import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accuracyOfCounts } from '../../src/cohort/accuracy/accuracy-of-counts.js'
import { areaUnderCurve } from '../../src/cohort/accuracy/area-under-curve.js'
import { addScore, createScoreCounts } from '../../src/cohort/accuracy/score-counts.js'
import { shrunkenShares } from '../../src/cohort/comparison/shrunken-shares.js'
import {
  directlyStandardised,
  indirectlyStandardised,
} from '../../src/cohort/comparison/standardised-share.js'
import { adjustedPrevalence } from '../../src/cohort/prevalence/adjusted-prevalence.js'
import { nonResponseBounds } from '../../src/cohort/prevalence/non-response-bounds.js'
import { surveyDesign } from '../../src/cohort/survey/survey-design.js'
import { SHARE_INTERVALS } from '../../src/cohort/survey/survey-interval.js'
import { surveyProportion } from '../../src/cohort/survey/survey-proportion.js'
import { funnelLimits } from '../../src/stat/funnel-limits.js'
import { PROPORTION_INTERVALS, proportionInterval } from '../../src/stat/proportion-interval.js'
import type { NumberRange } from '../../src/stat/wilson-interval.js'

/** Rounding of the ends. */
const SLACK = 1e-9

/** What every interval must do: hold its estimate, and hold the interval of a lower confidence. */
function expectNested(
  estimate: number,
  narrow: NumberRange,
  wide: NumberRange,
  says: string,
): void {
  for (const { low, high } of [narrow, wide]) {
    expect(low, says).toBeLessThanOrEqual(estimate + SLACK)
    expect(high, says).toBeGreaterThanOrEqual(estimate - SLACK)
  }
  expect(wide.low, says).toBeLessThanOrEqual(narrow.low + SLACK)
  expect(wide.high, says).toBeGreaterThanOrEqual(narrow.high - SLACK)
}

const group = fc
  .integer({ min: 1, max: 400 })
  .chain((n) => fc.record({ n: fc.constant(n), count: fc.integer({ min: 0, max: n }) }))
const levels = fc.constantFrom([0.5, 0.8] as const, [0.8, 0.9] as const, [0.9, 0.999] as const)
const accuracy = fc.double({ min: 0.5, max: 1, noNaN: true })

describe('an interval holds its estimate and grows with its confidence', () => {
  it.each(PROPORTION_INTERVALS)('%s of a proportion, within 0 and 1', (method) => {
    fc.assert(
      fc.property(group, levels, ({ count, n }, [less, more]) => {
        const [narrow, wide] = [less, more].map((level) =>
          proportionInterval(count, n, method, level),
        ) as [NumberRange, NumberRange]
        expectNested(count / n, narrow, wide, `${count} of ${n}`)
        expect(wide.low).toBeGreaterThanOrEqual(0)
        expect(wide.high).toBeLessThanOrEqual(1)
      }),
    )
  })

  it.each(SHARE_INTERVALS)('%s of a share from schools', (method) => {
    const sheet = fc.record({
      school: fc.integer({ min: 1, max: 6 }),
      weight: fc.constantFrom(1, 2, 2.5, 7),
      isCounted: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.array(sheet, { minLength: 2, maxLength: 60 }),
        levels,
        (sheets, [less, more]) => {
          const design = surveyDesign(
            {
              clusters: [sheets.map(({ school }) => school)],
              weights: sheets.map(({ weight }) => weight),
            },
            sheets.length,
          )
          if (!design.ok) throw new Error('no design')
          const counted = sheets.map(({ isCounted }) => isCounted)
          const [narrow, wide] = [less, more].map((confidence) =>
            surveyProportion(design.value, counted, { method, confidence }),
          ) as [ReturnType<typeof surveyProportion>, ReturnType<typeof surveyProportion>]
          expect(narrow.estimate).toBeGreaterThanOrEqual(0)
          expect(narrow.estimate).toBeLessThanOrEqual(1)
          expectNested(narrow.estimate, narrow.interval, wide.interval, narrow.fallback)
        },
      ),
    )
  })

  it('prevalence adjusted for the errors of the screen, these known or estimated', () => {
    const sizes = fc.constantFrom({}, { nSensitivity: 41, nSpecificity: 539 })
    fc.assert(
      fc.property(
        group,
        levels,
        accuracy,
        accuracy,
        sizes,
        ({ count, n }, [less, more], sensitivity, specificity, studied) => {
          fc.pre(sensitivity + specificity > 1.01)
          const [narrow, wide] = [less, more].map((level) =>
            adjustedPrevalence(count, n, { sensitivity, specificity, ...studied }, level),
          ) as [ReturnType<typeof adjustedPrevalence>, ReturnType<typeof adjustedPrevalence>]
          expect(narrow.estimate).toBeGreaterThanOrEqual(0)
          expect(narrow.estimate).toBeLessThanOrEqual(1)
          const likely = adjustedPrevalence(count, n, { sensitivity, specificity, ...studied })
          expect(likely.interval.low).toBeLessThanOrEqual(likely.estimate + SLACK)
          expect(likely.interval.high).toBeGreaterThanOrEqual(likely.estimate - SLACK)
          if (narrow.method === 'known-accuracy')
            expectNested(narrow.estimate, narrow.interval, wide.interval, `${count} of ${n}`)
        },
      ),
    )
  })

  it('best and worst case for those who did not answer', () => {
    fc.assert(
      fc.property(group, fc.nat(300), levels, ({ count, n }, unknown, [less, more]) => {
        const [narrow, wide] = [less, more].map((level) =>
          nonResponseBounds(count, n, n + unknown, 'wilson', level),
        ) as [ReturnType<typeof nonResponseBounds>, ReturnType<typeof nonResponseBounds>]
        expectNested(narrow.best, narrow.interval, wide.interval, 'best')
        expectNested(narrow.worst, narrow.interval, wide.interval, 'worst')
        expect(narrow.observed).toBeGreaterThanOrEqual(narrow.best - SLACK)
        expect(narrow.observed).toBeLessThanOrEqual(narrow.worst + SLACK)
      }),
    )
  })

  it('standardised shares, direct and indirect', () => {
    const strata = fc.array(fc.tuple(group, fc.integer({ min: 1, max: 900 })), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(strata, levels, (rows, [less, more]) => {
        const counts = rows.map(([stratum]) => stratum)
        const [narrow, wide] = [less, more].map((level) =>
          directlyStandardised(
            counts,
            rows.map(([, size]) => size),
            level,
          ),
        ) as [ReturnType<typeof directlyStandardised>, ReturnType<typeof directlyStandardised>]
        expectNested(narrow.share, narrow.interval, wide.interval, 'direct')
        const shares = rows.map(([, size]) => size / 1000)
        const [near, far] = [less, more].map((level) =>
          indirectlyStandardised(counts, shares, 0.2, level),
        ) as [ReturnType<typeof indirectlyStandardised>, ReturnType<typeof indirectlyStandardised>]
        expectNested(near.ratio, near.interval, far.interval, 'indirect')
      }),
    )
  })

  it('shrunken shares, which lie between the own share and the common one', () => {
    fc.assert(
      fc.property(
        fc.array(group, { minLength: 2, maxLength: 12 }),
        levels,
        (groups, [less, more]) => {
          const named = groups.map((one, index) => ({ ...one, label: String(index) }))
          const [narrow, wide] = [less, more].map((level) => shrunkenShares(named, level)) as [
            ReturnType<typeof shrunkenShares>,
            ReturnType<typeof shrunkenShares>,
          ]
          narrow.groups.forEach(({ share, shrunken }, index) => {
            const [least, most] = [Math.min(share, narrow.mean), Math.max(share, narrow.mean)]
            expect(shrunken).toBeGreaterThanOrEqual(least - SLACK)
            expect(shrunken).toBeLessThanOrEqual(most + SLACK)
            const [inner, outer] = [narrow.groups[index], wide.groups[index]]
            if (inner === undefined || outer === undefined) throw new Error('no group')
            expect(outer.interval.low).toBeLessThanOrEqual(inner.interval.low + SLACK)
            expect(outer.interval.high).toBeGreaterThanOrEqual(inner.interval.high - SLACK)
          })
        },
      ),
      { numRuns: 40 },
    )
  })

  it('funnel limits, which hold the common share', () => {
    fc.assert(
      fc.property(group, fc.double({ min: 0.01, max: 0.99, noNaN: true }), ({ n }, share) => {
        const exact = funnelLimits(n, share, 0.95, 'exact')
        const farther = funnelLimits(n, share, 0.998, 'exact')
        expect(exact.low - 1 / n).toBeLessThanOrEqual(share)
        expect(exact.high + 1 / n).toBeGreaterThanOrEqual(share)
        expect(farther.low).toBeLessThanOrEqual(exact.low)
        expect(farther.high).toBeGreaterThanOrEqual(exact.high)
      }),
    )
  })

  it('sensitivity, specificity and predictive values, whatever the counts', () => {
    const counts = fc.record({
      truePositive: fc.nat(60),
      falsePositive: fc.nat(60),
      falseNegative: fc.nat(60),
      trueNegative: fc.nat(60),
    })
    fc.assert(
      fc.property(counts, levels, (table, [less, more]) => {
        const [narrow, wide] = [less, more].map((level) =>
          accuracyOfCounts(table, 'wilson', level),
        ) as [ReturnType<typeof accuracyOfCounts>, ReturnType<typeof accuracyOfCounts>]
        for (const name of [
          'sensitivity',
          'specificity',
          'positivePredictiveValue',
          'negativePredictiveValue',
        ] as const)
          if (!Number.isNaN(narrow[name].estimate))
            expectNested(narrow[name].estimate, narrow[name], wide[name], name)
      }),
    )
  })

  it('the area under the curve, which is one less the other with the direction turned', () => {
    const persons = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.boolean()), {
      minLength: 4,
      maxLength: 60,
    })
    fc.assert(
      fc.property(persons, levels, (rows, [less, more]) => {
        const counts = createScoreCounts()
        for (const [score, isCase] of rows) addScore(counts, score, isCase)
        const [narrow, wide] = [less, more].map((level) =>
          areaUnderCurve(counts, 'higher', level),
        ) as [ReturnType<typeof areaUnderCurve>, ReturnType<typeof areaUnderCurve>]
        fc.pre(counts.cases > 1 && counts.others > 1)
        expectNested(narrow.estimate, narrow, wide, 'area')
        expect(areaUnderCurve(counts, 'lower').estimate).toBeCloseTo(1 - narrow.estimate, 12)
      }),
    )
  })
})
