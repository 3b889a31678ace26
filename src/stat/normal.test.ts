import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalCumulative } from './normal-cumulative.js'
import { normalQuantile } from './normal-quantile.js'

const zScore = fc.double({ min: -37, max: 8, noNaN: true })

describe('normalCumulative', () => {
  it('of 0 is a half, of the infinities 0 and 1, of NaN NaN', () => {
    expect(normalCumulative(0)).toBe(0.5)
    expect(normalCumulative(Number.NEGATIVE_INFINITY)).toBe(0)
    expect(normalCumulative(Number.POSITIVE_INFINITY)).toBe(1)
    expect(normalCumulative(Number.NaN)).toBeNaN()
  })
  it('never falls as z rises', () => {
    fc.assert(
      fc.property(zScore, zScore, (one, other) => {
        const [low, high] = one < other ? [one, other] : [other, one]
        expect(normalCumulative(low)).toBeLessThanOrEqual(normalCumulative(high) * (1 + 1e-15))
      }),
    )
  })
  it('of z and of −z add up to 1', () => {
    fc.assert(
      fc.property(zScore, (z) => {
        expect(normalCumulative(z) + normalCumulative(-z)).toBeCloseTo(1, 15)
      }),
    )
  })
})

describe('normalQuantile', () => {
  it('of 0 and 1 are the infinities, of a half 0, outside 0–1 NaN', () => {
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY)
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY)
    expect(normalQuantile(0.5)).toBe(0)
    for (const proportion of [-0.1, 1.1, Number.NaN]) expect(normalQuantile(proportion)).toBeNaN()
  })
  it('takes back normalCumulative in the lower half and the far tail', () => {
    fc.assert(
      fc.property(fc.double({ min: -37, max: 0, noNaN: true }), (z) => {
        const back = normalQuantile(normalCumulative(z))
        expect(Math.abs(back - z)).toBeLessThanOrEqual(4e-16 * Math.max(1, Math.abs(z)))
      }),
    )
  })
  it('works down to the smallest number', () => {
    expect(normalQuantile(Number.MIN_VALUE)).toBeCloseTo(-38.46740561714434, 12)
  })
})
