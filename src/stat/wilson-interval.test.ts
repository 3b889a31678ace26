import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wilsonInterval } from './wilson-interval.js'

describe('wilsonInterval', () => {
  it('of an empty group is not a number', () => {
    expect(wilsonInterval(0, 0)).toEqual({ low: Number.NaN, high: Number.NaN })
  })
  it('touches 0 and 1 exactly where nobody or everybody is counted', () => {
    for (const n of [1, 3, 10, 145_000]) {
      expect(wilsonInterval(0, n).low).toBe(0)
      expect(wilsonInterval(n, n).high).toBe(1)
    }
  })
  it('throws on a count that the group cannot have', () => {
    for (const [count, n] of [
      [-1, 3],
      [4, 3],
      [Number.NaN, 3],
    ] as const)
      expect(() => wilsonInterval(count, n)).toThrow('wilsonInterval requires a count')
  })
  it('holds the share, mirrors at the half and narrows as z falls', () => {
    const group = fc
      .integer({ min: 1, max: 10_000 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))
    fc.assert(
      fc.property(group, ([count, n]) => {
        const { low, high } = wilsonInterval(count, n)
        const mirrored = wilsonInterval(n - count, n)
        const narrower = wilsonInterval(count, n, 1)
        expect(low).toBeLessThanOrEqual(count / n)
        expect(high).toBeGreaterThanOrEqual(count / n)
        expect(mirrored.low).toBeCloseTo(1 - high, 12)
        expect(narrower.high - narrower.low).toBeLessThan(high - low)
      }),
    )
  })
})
