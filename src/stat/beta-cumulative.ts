import { incompleteBeta } from './incomplete-beta.js'

/**
 * Cumulative beta distribution: the regularised incomplete beta function.
 *
 * `I(x; a, b) = ∫ tᵃ⁻¹(1 − t)ᵇ⁻¹ dt from 0 to x ÷ B(a, b)`
 *
 * @param x - in 0–1; values outside count as the nearer end
 * @param a - first shape, above 0
 * @param b - second shape, above 0
 * @returns proportion in 0–1, to about 1e-13 of its value in either tail (for the upper tail take
 *   `betaCumulative(1 - x, b, a)`); NaN where a shape is not above 0 and finite
 *
 * @see DiDonato, A. R., & Morris, A. H. (1992). Significant digit computation of the incomplete beta function ratios. ACM Transactions on Mathematical Software, 18, 360–373.
 *
 * @example
 * ```ts
 * betaCumulative(0.5, 2, 3) // => 0.6875
 * ```
 */
export function betaCumulative(x: number, a: number, b: number): number {
  if (!(a > 0 && b > 0 && a < Number.POSITIVE_INFINITY && b < Number.POSITIVE_INFINITY))
    return Number.NaN
  if (Number.isNaN(x)) return x
  return incompleteBeta({ x, y: 1 - x }, a, b).lower
}
