/** Below this |L| the formula is its limit to the last digit, and the product of small numbers would vanish. */
const SMALLEST_POWER = 1e-20

/**
 * z score of a raw score whose distribution is normal after a Box–Cox power.
 *
 * `z = ((raw/M)^L − 1) ÷ (L·S)`, and `ln(raw/M) ÷ S` at L = 0; computed as `expm1(L·ln(raw/M)) ÷ (L·S)`, which holds its
 * digits near L = 0
 *
 * @param raw - raw score; > 0, or 0 where L > 0
 * @param l - Box–Cox power L
 * @param m - median M; > 0
 * @param s - coefficient of variation S; > 0
 * @returns z score, also beyond ±3 by the same formula; −∞ at raw 0 where L ≤ 0, NaN for a negative raw score
 *
 * @see Cole, T. J., & Green, P. J. (1992). Smoothing reference centile curves: The LMS method and penalized likelihood. Statistics in Medicine, 11, 1305–1319.
 */
export function lmsZScore(raw: number, l: number, m: number, s: number): number {
  const logarithm = Math.log(raw / m)
  return Math.abs(l) < SMALLEST_POWER ? logarithm / s : Math.expm1(l * logarithm) / (l * s)
}
