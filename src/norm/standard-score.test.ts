import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalQuantile } from '../stat/normal-quantile.js'
import { METRICS, metricOf } from './metrics.js'
import { standardScore } from './standard-score.js'

describe.each(METRICS)('standardScore in $id', (metric) => {
  it('never falls as z rises and stays within the ends', () => {
    const z = fc.double({ min: -12, max: 12, noNaN: true })
    fc.assert(
      fc.property(z, z, (one, other) => {
        const [low, high] = one < other ? [one, other] : [other, one]
        const score = standardScore(high, metric)
        expect(standardScore(low, metric)).toBeLessThanOrEqual(score + 1e-12)
        expect(score).toBeGreaterThanOrEqual(metric.minimum ?? Number.NEGATIVE_INFINITY)
        expect(score).toBeLessThanOrEqual(metric.maximum ?? Number.POSITIVE_INFINITY)
      }),
    )
  })
  it('of NaN is NaN, of an infinite z an end of the metric or NaN', () => {
    expect(standardScore(Number.NaN, metric)).toBeNaN()
    expect(standardScore(Number.NEGATIVE_INFINITY, metric)).toBe(metric.minimum ?? Number.NaN)
    expect(standardScore(Number.POSITIVE_INFINITY, metric)).toBe(metric.maximum ?? Number.NaN)
  })
  it('of z 0 is the middle', () => {
    const middle = metric.id === 'sten' ? 6 : metric.mean
    expect(standardScore(0, metric)).toBe(middle)
  })
})

describe('stens and stanines', () => {
  it.each([
    ['sten', -2.5, 11],
    ['stanine', -2.25, 9],
  ] as const)('%s: a z on a cut goes up, a z below it stays', (id, below, last) => {
    const metric = metricOf(id)
    for (let value = 2; value < last; value++) {
      const cut = below + (value - 1) / 2
      expect(standardScore(cut, metric)).toBe(value)
      expect(standardScore(cut - 1e-15, metric)).toBe(value)
      expect(standardScore(cut - 1e-6, metric)).toBe(value - 1)
    }
  })
  it('are not rounded otherwise by a table', () => {
    expect(standardScore(-0.01, metricOf('sten'), 'up')).toBe(5)
    expect(standardScore(0.2, metricOf('stanine'), 'truncate')).toBe(5)
  })
})

describe('percentile ranks', () => {
  it('are taken back by the quantile', () => {
    fc.assert(
      fc.property(fc.double({ min: -4, max: 4, noNaN: true }), (z) => {
        expect(normalQuantile(standardScore(z, metricOf('percentile')) / 100)).toBeCloseTo(z, 9)
      }),
    )
  })
  it('are rounded as the table says', () => {
    expect(standardScore(1, metricOf('percentile'), 'down')).toBe(84)
  })
})

describe('metricOf', () => {
  it('throws on an unknown metric', () => {
    expect(() => metricOf('Z')).toThrow('metricOf knows no metric "Z"')
  })
  it('finds each metric of the list by its id', () => {
    expect(METRICS.map(({ id }) => metricOf(id))).toEqual(METRICS)
  })
})
