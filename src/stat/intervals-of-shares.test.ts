import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agrestiCoullInterval } from './agresti-coull-interval.js'
import { betaCumulative } from './beta-cumulative.js'
import { clopperPearsonInterval } from './clopper-pearson-interval.js'
import { jeffreysInterval } from './jeffreys-interval.js'
import {
  PROPORTION_INTERVALS,
  type ProportionIntervalName,
  proportionInterval,
} from './proportion-interval.js'

/** A count and its group. */
const counted = fc
  .integer({ min: 1, max: 5000 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))
const confidence = fc.double({ min: 0.5, max: 0.999, noNaN: true })

describe.each(PROPORTION_INTERVALS)('the %s interval', (method) => {
  it('lies in 0–1 and contains the share', () => {
    fc.assert(
      fc.property(counted, confidence, ([count, n], level) => {
        const { low, high } = proportionInterval(count, n, method, level)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        expect(low).toBeLessThanOrEqual(count / n + 1e-12)
        expect(high).toBeGreaterThanOrEqual(count / n - 1e-12)
      }),
    )
  })

  it('is wider at a higher confidence', () => {
    fc.assert(
      fc.property(counted, confidence, confidence, ([count, n], one, other) => {
        const [less, more] = one < other ? [one, other] : [other, one]
        const narrow = proportionInterval(count, n, method, less)
        const wide = proportionInterval(count, n, method, more)
        expect(wide.low).toBeLessThanOrEqual(narrow.low + 1e-12)
        expect(wide.high).toBeGreaterThanOrEqual(narrow.high - 1e-12)
      }),
    )
  })

  it('of those not counted is its mirror image', () => {
    fc.assert(
      fc.property(counted, ([count, n]) => {
        const { low, high } = proportionInterval(count, n, method)
        const mirror = proportionInterval(n - count, n, method)
        expect(mirror.low).toBeCloseTo(1 - high, 10)
        expect(mirror.high).toBeCloseTo(1 - low, 10)
      }),
    )
  })

  it('of an empty group is not known', () => {
    expect(proportionInterval(0, 0, method)).toEqual({ low: Number.NaN, high: Number.NaN })
  })
})

describe('proportionInterval', () => {
  it.each([
    [-1, 10, 0.95],
    [11, 10, 0.95],
    [Number.NaN, 10, 0.95],
    [1, 10, 0],
    [1, 10, 1],
    [1, 10, Number.NaN],
  ])('refuses %d of %d at confidence %d', (count, n, level) => {
    expect(() => proportionInterval(count, n, 'wilson', level)).toThrow(RangeError)
    expect(() => clopperPearsonInterval(count, n, level)).toThrow('clopperPearsonInterval requires')
    expect(() => jeffreysInterval(count, n, level)).toThrow('jeffreysInterval requires')
    expect(() => agrestiCoullInterval(count, n, level)).toThrow('agrestiCoullInterval requires')
  })

  it('refuses a method that it does not know', () => {
    const method = 'wald' as ProportionIntervalName
    expect(() => proportionInterval(1, 10, method)).toThrow('requires a method of wilson')
    expect(() => jeffreysInterval(1, 10, 0.95, 'none' as 'plain')).toThrow('requires ends of')
  })
})

describe('clopperPearsonInterval', () => {
  it('leaves half of what the confidence leaves in each tail', () => {
    fc.assert(
      fc.property(counted, confidence, ([count, n], level) => {
        const { low, high } = clopperPearsonInterval(count, n, level)
        const tail = (1 - level) / 2
        if (count > 0) expect(betaCumulative(low, count, n - count + 1)).toBeCloseTo(tail, 10)
        if (count < n) expect(betaCumulative(high, count + 1, n - count)).toBeCloseTo(1 - tail, 10)
      }),
    )
  })
})
