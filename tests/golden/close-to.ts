import { expect } from 'vitest'
import { recordDifferences } from './record-differences.js'

/** Expects two lists of numbers to be equal to an absolute tolerance; null stands for a number that is not there. */
export function expectClose(
  actual: readonly number[],
  expected: readonly (number | null)[],
  tolerance: number,
): void {
  expect(actual).toHaveLength(expected.length)
  recordDifferences(actual, expected)
  actual.forEach((value, i) => {
    const wanted = expected[i] ?? null
    if (wanted === null) expect(value, `entry ${i}`).toBeNaN()
    else expect(Math.abs(value - wanted), `entry ${i}: ${value}`).toBeLessThanOrEqual(tolerance)
  })
}
