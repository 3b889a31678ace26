import { incompleteBeta } from './incomplete-beta.js'

/**
 * Cumulative binomial distribution: how often at most k of n happen.
 *
 * `P(R ≤ k) = I(1 − p; n − k, k + 1)`
 *
 * @param k - any number; its whole part counts
 * @param n - trials, a whole number of 0 or more
 * @param proportion - p in 0–1
 * @returns proportion in 0–1; 0 below 0, 1 from n on
 *
 * @see Abramowitz, M., & Stegun, I. A. (1964). Handbook of mathematical functions, 26.5.24. National Bureau of Standards.
 *
 * @example
 * ```ts
 * binomialCumulative(1, 2, 0.5) // => 0.75
 * ```
 */
export function binomialCumulative(k: number, n: number, proportion: number): number {
  const whole = Math.floor(k)
  if (whole < 0) return 0
  if (whole >= n) return 1
  return incompleteBeta({ x: 1 - proportion, y: proportion }, n - whole, whole + 1).lower
}

/**
 * Quantile of the binomial distribution: the smallest r with `P(R ≤ r) ≥ probability`.
 *
 * @param probability - in 0–1
 * @param n - trials, a whole number of 0 or more
 * @param proportion - p in 0–1
 * @returns a whole number in 0–n; NaN for a probability outside 0–1
 *
 * @see Johnson, N. L., Kemp, A. W., & Kotz, S. (2005). Univariate discrete distributions (3rd ed.). Wiley.
 *
 * @example
 * ```ts
 * binomialQuantile(0.975, 10, 0.05) // => 2
 * ```
 */
export function binomialQuantile(probability: number, n: number, proportion: number): number {
  if (!(probability >= 0 && probability <= 1)) return Number.NaN
  let low = 0
  let high = n
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    // R counts a cumulative probability within rounding of the wanted one as reached, and so do we.
    if (binomialCumulative(middle, n, proportion) >= probability * (1 - 64 * Number.EPSILON))
      high = middle
    else low = middle + 1
  }
  return low
}
