import { expect } from 'vitest'

/** Expects two lists of numbers to be equal to an absolute tolerance; null stands for a number that is not there. */
export function expectClose(
  actual: readonly number[],
  expected: readonly (number | null)[],
  tolerance: number,
): void {
  expect(actual).toHaveLength(expected.length)
  actual.forEach((value, i) => {
    const wanted = expected[i] ?? null
    if (wanted === null) expect(value, `entry ${i}`).toBeNaN()
    else expect(Math.abs(value - wanted), `entry ${i}: ${value}`).toBeLessThanOrEqual(tolerance)
  })
}
