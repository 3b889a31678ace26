import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROUNDINGS, type Rounding, roundQuotient, roundTo } from './rounding.js'

const CASES: readonly [number, Readonly<Record<Rounding, number>>][] = [
  [-2.5, { none: -2.5, 'half-up': -2, 'half-even': -2, truncate: -2, up: -2, down: -3 }],
  [-1.5, { none: -1.5, 'half-up': -1, 'half-even': -2, truncate: -1, up: -1, down: -2 }],
  [-0.5, { none: -0.5, 'half-up': 0, 'half-even': 0, truncate: 0, up: 0, down: -1 }],
  [-0.2, { none: -0.2, 'half-up': 0, 'half-even': 0, truncate: 0, up: 0, down: -1 }],
  [0, { none: 0, 'half-up': 0, 'half-even': 0, truncate: 0, up: 0, down: 0 }],
  [0.5, { none: 0.5, 'half-up': 1, 'half-even': 0, truncate: 0, up: 1, down: 0 }],
  [1.5, { none: 1.5, 'half-up': 2, 'half-even': 2, truncate: 1, up: 2, down: 1 }],
  [2.5, { none: 2.5, 'half-up': 3, 'half-even': 2, truncate: 2, up: 3, down: 2 }],
  [2.75, { none: 2.75, 'half-up': 3, 'half-even': 3, truncate: 2, up: 3, down: 2 }],
  [7, { none: 7, 'half-up': 7, 'half-even': 7, truncate: 7, up: 7, down: 7 }],
]

describe.each(ROUNDINGS)('roundTo %s', (rounding) => {
  it.each(CASES)('of %d is as defined', (value, expected) => {
    expect(roundTo(value, rounding)).toBe(expected[rounding])
    expect(roundQuotient(value * 4, 4, rounding)).toBe(expected[rounding])
    expect(roundQuotient(value * -4, -4, rounding)).toBe(expected[rounding])
  })
  it('passes NaN and infinities through', () => {
    expect(roundTo(Number.NaN, rounding)).toBeNaN()
    expect(roundTo(Number.POSITIVE_INFINITY, rounding)).toBe(Number.POSITIVE_INFINITY)
    expect(roundTo(Number.NEGATIVE_INFINITY, rounding)).toBe(Number.NEGATIVE_INFINITY)
  })
  it('of a quotient is NaN where there is nothing to divide by', () => {
    expect(roundQuotient(3, 0, rounding)).toBeNaN()
    expect(roundQuotient(0, 0, rounding)).toBeNaN()
    expect(roundQuotient(Number.NaN, 2, rounding)).toBeNaN()
    expect(roundQuotient(2, Number.NaN, rounding)).toBeNaN()
  })
  it('of a quotient agrees with whole-number arithmetic', () => {
    const whole = fc.maxSafeInteger()
    const divisor = fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: -1000, max: -1 }))
    fc.assert(
      fc.property(whole, divisor, (numerator, denominator) => {
        if (rounding === 'none')
          expect(roundQuotient(numerator, denominator, rounding)).toBe(numerator / denominator)
        else
          expect(roundQuotient(numerator, denominator, rounding)).toBe(
            exactRound(BigInt(numerator), BigInt(denominator), rounding),
          )
      }),
    )
  })
})

describe('rounding at its edges', () => {
  it('a number just below a half is below a half', () => {
    expect(roundTo(0.49999999999999994, 'half-up')).toBe(0)
    expect(roundTo(4503599627370497, 'half-up')).toBe(4503599627370497)
    expect(roundQuotient(4503599627370497, 9007199254740991, 'half-up')).toBe(1)
    expect(roundQuotient(4503599627370495, 9007199254740991, 'half-up')).toBe(0)
  })
  it('never gives −0', () => {
    for (const rounding of ['half-up', 'half-even', 'truncate', 'up'] as const) {
      expect(Object.is(roundTo(-0.25, rounding), 0)).toBe(true)
      expect(Object.is(roundQuotient(-1, 4, rounding), 0)).toBe(true)
    }
  })
  it('throws on an unknown rounding', () => {
    expect(() => roundTo(1.5, 'nearest' as Rounding)).toThrow('roundTo knows no rounding "nearest"')
    expect(() => roundQuotient(3, 2, 'nearest' as Rounding)).toThrow('knows no rounding')
  })
})

/** Rounding by its definition over integers of any size. */
function exactRound(numerator: bigint, denominator: bigint, rounding: Rounding): number {
  const n = denominator < 0n ? -numerator : numerator
  const d = denominator < 0n ? -denominator : denominator
  const floor = n / d - (n % d < 0n ? 1n : 0n)
  const rest = n - floor * d
  const isAbove =
    2n * rest > d || (2n * rest === d && (rounding === 'half-up' || floor % 2n !== 0n))
  const up = rounding === 'up' ? rest > 0n : rounding === 'truncate' ? n < 0n && rest > 0n : isAbove
  return Number(floor + (rounding !== 'down' && up ? 1n : 0n))
}
