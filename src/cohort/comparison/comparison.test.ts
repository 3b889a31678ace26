import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Result } from '../../issue/issue.js'
import { contingencyTest } from '../../stat/contingency-test.js'
import { funnelLimits } from '../../stat/funnel-limits.js'
import { meanDifference } from '../../stat/mean-difference.js'
import { addToMoments, createMoments, mergeMoments } from '../../stat/moments.js'
import { trendTest } from '../../stat/trend-test.js'
import { wilsonInterval } from '../../stat/wilson-interval.js'
import { surveyDesign } from '../survey/survey-design.js'
import { funnelPlot } from './funnel-plot.js'
import { raoScottTest } from './rao-scott-test.js'
import { shrunkenShares } from './shrunken-shares.js'
import { directlyStandardised, indirectlyStandardised } from './standardised-share.js'
import { surveySlope } from './survey-slope.js'

function sound<T>(result: Result<T>): T {
  if (!result.ok) throw new Error('the design is not sound')
  return result.value
}

const group = fc.integer({ min: 1, max: 800 }).chain((n) =>
  fc.record({
    label: fc.constant('s'),
    count: fc.integer({ min: 0, max: n }),
    n: fc.constant(n),
  }),
)
const groups = fc.array(group, { minLength: 2, maxLength: 12 })

describe('funnelPlot', () => {
  it('limits of 99.8 percent enclose those of 95, and counts add up to the target', () => {
    fc.assert(
      fc.property(groups, (list) => {
        const { target, points } = funnelPlot(list)
        const n = list.reduce((sum, one) => sum + one.n, 0)
        expect(target * n).toBeCloseTo(
          list.reduce((sum, one) => sum + one.count, 0),
          8,
        )
        for (const { limits95, limits998, share } of points) {
          expect(limits998.low).toBeLessThanOrEqual(limits95.low)
          expect(limits998.high).toBeGreaterThanOrEqual(limits95.high)
          expect(share).toBeGreaterThanOrEqual(0)
        }
        expect(points.map(({ count }) => count)).toEqual(list.map(({ count }) => count))
      }),
    )
  })

  it('groups like the whole lie within, an empty one nowhere', () => {
    const same = [10, 20, 40].map((n) => ({ label: String(n), count: n / 10, n }))
    const places = funnelPlot([...same, { label: 'none', count: 0, n: 0 }]).points
    expect(places.map(({ place }) => place)).toEqual(['within', 'within', 'within', 'empty'])
    const nobody = funnelPlot([{ label: 'a', count: 0, n: 7 }])
    expect(nobody.points[0]?.place).toBe('within')
    expect(() => funnelPlot([{ label: 'a', count: 3, n: 2 }])).toThrow('funnelPlot requires')
    expect(() => funnelLimits(2.5, 0.1)).toThrow('whole n')
    expect(() => funnelLimits(2, 1.1)).toThrow('proportion in 0..1')
    expect(() => funnelLimits(2, 0.1, 0.95, 'normal' as 'exact')).toThrow('method of interpolated')
  })
})

describe('shrunkenShares', () => {
  it('draw every share towards the mean, the smaller the group the more', () => {
    fc.assert(
      fc.property(groups, (list) => {
        const { groups: found, mean, size } = shrunkenShares(list)
        for (const { share, shrunken, interval, shrinkage, n } of found) {
          expect(shrunken).toBeGreaterThanOrEqual(Math.min(share, mean) - 1e-9)
          expect(shrunken).toBeLessThanOrEqual(Math.max(share, mean) + 1e-9)
          expect(interval.low).toBeLessThanOrEqual(shrunken + 1e-9)
          expect(interval.high).toBeGreaterThanOrEqual(shrunken - 1e-9)
          if (Number.isFinite(size)) expect(shrinkage).toBeCloseTo(size / (size + n), 12)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('groups that differ no more than by chance have the interval of their common share, not a point', () => {
    const alike = [1, 2, 3, 4].map((n) => ({ label: String(n), count: 10 * n, n: 100 * n }))
    const { groups: found, size } = shrunkenShares(alike)
    expect(size).toBe(Number.POSITIVE_INFINITY)
    for (const { shrunken, interval } of found) {
      expect(shrunken).toBeCloseTo(0.1, 12)
      expect(interval.low).toBeCloseTo(wilsonInterval(100, 1000).low, 12)
      expect(interval.high).toBeCloseTo(wilsonInterval(100, 1000).high, 12)
    }
    const nobody = shrunkenShares(alike.map((one) => ({ ...one, count: 0 })))
    expect(nobody.groups[0]?.interval.high).toBeCloseTo(wilsonInterval(0, 1000).high, 12)
  })

  it('an empty group gets the common share', () => {
    const list = [
      { label: 'a', count: 5, n: 100 },
      { label: 'b', count: 40, n: 100 },
      { label: 'c', count: 0, n: 0 },
    ]
    const { groups: found, mean } = shrunkenShares(list)
    expect(found[2]?.shrunken).toBeCloseTo(mean, 12)
    expect(found[2]?.share).toBeNaN()
    expect(() => shrunkenShares([{ label: 'a', count: 3, n: 2 }])).toThrow(
      'shrunkenShares requires',
    )
  })
})

describe('standardisation', () => {
  const strata = [
    { count: 4, n: 40 },
    { count: 30, n: 100 },
  ]

  it('to its own make-up changes nothing', () => {
    const direct = directlyStandardised(strata, [40, 100])
    expect(direct.share).toBeCloseTo(direct.crude, 12)
    const indirect = indirectlyStandardised(strata, [0.1, 0.3], 34 / 140)
    expect(indirect.ratio).toBeCloseTo(1, 12)
    expect(indirect.share).toBeCloseTo(34 / 140, 12)
  })

  it('the interval of a ratio is that of a Poisson count', () => {
    // stats::poisson.test(12) in R 4.2: 6.200575 to 20.961585.
    const { interval } = indirectlyStandardised([{ count: 12, n: 100 }], [0.1], 0.1)
    expect(interval.low).toBeCloseTo(0.6200575, 6)
    expect(interval.high).toBeCloseTo(2.0961585, 6)
    expect(indirectlyStandardised([{ count: 0, n: 5 }], [0.2], 0.2).interval.low).toBe(0)
    expect(indirectlyStandardised([{ count: 0, n: 5 }], [0], 0).ratio).toBeNaN()
  })

  it('a stratum without students leaves the direct share open, unless nobody of the standard is in it', () => {
    const lacking = [...strata, { count: 0, n: 0 }]
    expect(directlyStandardised(lacking, [1, 1, 1]).share).toBeNaN()
    expect(directlyStandardised(lacking, [1, 1, 1]).interval.low).toBeNaN()
    expect(directlyStandardised(lacking, [1, 1, 0]).share).toBeCloseTo(0.2, 12)
    const nobody = directlyStandardised([{ count: 0, n: 10 }], [5])
    expect(nobody.interval).toMatchObject({ low: 0 })
    expect(nobody.interval.high).toBeCloseTo(0.2775328, 6)
    expect(() => directlyStandardised(strata, [1])).toThrow('requires a standard of 2 strata')
    expect(() => indirectlyStandardised([{ count: 3, n: 2 }], [1], 1)).toThrow('count in 0..2')
  })
})

describe('comparisons of groups', () => {
  const sexes = ['f', 'm', 'f', 'm', 'f', 'm', 'f', 'm', 'm', 'f']
  const flags = [1, 0, 1, 0, 0, 1, 1, 0, 0, 1]
  const alone = sound(surveyDesign({}, 10))

  it('without clusters the adjusted chi-square is close to that of Pearson', () => {
    const pearson = contingencyTest([
      [4, 1],
      [1, 4],
    ])
    const found = raoScottTest(alone, sexes, flags)
    expect(found.chiSquare).toBeCloseTo(pearson.chiSquare, 12)
    expect(found.cramersV).toBeCloseTo(pearson.cramersV, 12)
    expect(found.meanDesignEffect).toBeGreaterThan(0.6)
    expect(found.meanDesignEffect).toBeLessThan(1.2)
  })

  it('one group, one category or one cluster: no test', () => {
    expect(
      raoScottTest(
        alone,
        sexes,
        flags.map(() => 1),
      ).f,
    ).toBeNaN()
    expect(
      raoScottTest(
        alone,
        sexes.map(() => ''),
        flags,
      ).n,
    ).toBe(0)
    const one = sound(surveyDesign({ clusters: [sexes.map(() => 'a')] }, 10))
    expect(raoScottTest(one, sexes, flags).f).toBeNaN()
    expect(surveySlope(one, flags, flags).standardError).toBeNaN()
    expect(contingencyTest([[3, 4]]).pValue).toBeNaN()
    expect(() => contingencyTest([[1], [1, 2]])).toThrow('contingencyTest requires')
  })

  it('a row or column without counts changes nothing', () => {
    const full = contingencyTest([
      [10, 20],
      [20, 10],
    ])
    const padded = contingencyTest([
      [10, 0, 20],
      [0, 0, 0],
      [20, 0, 10],
    ])
    expect(padded).toEqual(full)
  })

  it('a slope on 0 and 1 is the difference of the means, and its g that of the pooled spread', () => {
    const x = sexes.map((sex) => Number(sex === 'm'))
    const y = [3, 5, 2, 6, 4, 7, 1, 5, 6, 3]
    const found = surveySlope(alone, y, x)
    const moments = [1, 0].map((sex) => {
      const sums = createMoments()
      y.forEach((value, row) => {
        if (x[row] === sex) addToMoments(sums, value)
      })
      return sums
    }) as [ReturnType<typeof createMoments>, ReturnType<typeof createMoments>]
    const plain = meanDifference(...moments)
    expect(found.slope).toBeCloseTo(plain.difference, 12)
    expect(found.hedgesG).toBeCloseTo(plain.hedgesG, 12)
    expect(found.pValue).toBeLessThan(0.05)
  })

  it('trends turn round with the scores, and do not care how these are spaced from 0', () => {
    const [counts, sizes] = [
      [10, 12, 20],
      [50, 40, 60],
    ]
    const up = trendTest(counts as number[], sizes as number[], [1, 2, 3])
    const down = trendTest(counts as number[], sizes as number[], [-1, -2, -3])
    const grades = trendTest(counts as number[], sizes as number[], [7, 8, 9])
    expect(down.z).toBeCloseTo(-up.z, 12)
    expect(grades.z).toBeCloseTo(up.z, 9)
    expect(() => trendTest([3], [2])).toThrow('trendTest requires a count in 0..2')
    expect(() => trendTest([3], [2, 2])).toThrow('as many counts')
  })

  it('moments of two parts are those of the whole', () => {
    const values = fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { maxLength: 30 })
    fc.assert(
      fc.property(values, values, (first, second) => {
        const [one, other, whole] = [createMoments(), createMoments(), createMoments()]
        for (const value of first) addToMoments(one, value)
        for (const value of second) addToMoments(other, value)
        for (const value of [...first, ...second]) addToMoments(whole, value)
        mergeMoments(one, other)
        expect(one.n).toBe(whole.n)
        expect(one.mean).toBeCloseTo(whole.mean, 8)
        expect(one.squares).toBeCloseTo(whole.squares, 4)
      }),
    )
  })
})
