import { describe, expect, it } from 'vitest'
import { addPair, createPairedSums, type PairedChange, pairedChange } from './paired-change.js'

function changeOf(pairs: readonly (readonly [number, number])[]): PairedChange {
  const sums = createPairedSums()
  for (const [first, second] of pairs) addPair(sums, first, second)
  return pairedChange(sums)
}

/** Scores of persons of whom nobody repeats another, in steps of a share: 0, 7, 14 … modulo 61. */
const scores = (n: number, from: number, steps: number): number[] =>
  Array.from({ length: n }, (_, person) => from + ((person * 7) % 61) / steps)

describe('pairedChange', () => {
  it('says nothing of chance where everybody changed by the same', () => {
    for (const n of [2, 3, 17, 50])
      for (const from of [0, 50, 1000])
        for (const steps of [1, 3, 7, 10])
          for (const by of [1, -2, 0.3, 5, 1 / 3]) {
            const says = `${n} persons from ${from} in ${steps} by ${by}`
            const found = changeOf(scores(n, from, steps).map((first) => [first, first + by]))
            expect(found.sdChange, says).toBe(0)
            expect(found.p, says).toBeNaN()
            expect(found.dz, says).toBe(
              by > 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY,
            )
            expect(found.low, says).toBe(found.meanChange)
            expect(found.high, says).toBe(found.meanChange)
            expect(found.meanChange, says).toBeCloseTo(by, 9)
            expect(Math.abs(found.correlation), says).toBeLessThanOrEqual(1)
            expect(found.correlation, says).toBeCloseTo(1, 9)
          }
  })
  it('has no effect size where nobody changed at all', () => {
    const found = changeOf(scores(9, 4, 3).map((first) => [first, first]))
    expect([found.meanChange, found.sdChange, found.d1]).toEqual([0, 0, 0])
    expect([found.dz, found.p]).toEqual([Number.NaN, Number.NaN])
  })
  it('keeps the digits of small changes of large scores', () => {
    // Changes of 0, 1, 2 in turn on scores about a million: SD of 30 such changes is √(20 ÷ 29).
    const found = changeOf(scores(30, 1e6, 1).map((first, person) => [first, first + (person % 3)]))
    expect(found.sdChange).toBeCloseTo(Math.sqrt(20 / 29), 9)
    expect(found.p).toBeGreaterThan(0)
  })
  it('has a mean for one person and nothing else, and nothing for nobody', () => {
    const one = changeOf([[3, 5]])
    expect([one.n, one.mean1, one.mean2, one.meanChange]).toEqual([1, 3, 5, 2])
    const { sd1, sd2, correlation, sdChange, standardError, low, high, p, dz, d1 } = one
    const spreads = [sd1, sd2, correlation, sdChange, standardError, low, high, p, dz, d1]
    expect(spreads.every(Number.isNaN)).toBe(true)
    const { n, ...none } = changeOf([])
    expect(n).toBe(0)
    expect(Object.values(none).every(Number.isNaN)).toBe(true)
  })
  it('passes over a pair with a score that is not there', () => {
    const whole: (readonly [number, number])[] = [
      [10, 8],
      [12, 9],
      [15, 14],
      [9, 9],
    ]
    const gaps = [...whole, [Number.NaN, 3], [7, Number.NaN]] as const
    expect(changeOf(gaps)).toEqual(changeOf(whole))
  })
})
