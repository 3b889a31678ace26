import { gammaHeight, incompleteGamma } from './incomplete-gamma.js'

/**
 * Upper tail of the chi-square distribution: how often chance alone gives a value of this size or more.
 *
 * `Q(ν/2, x/2)`
 *
 * @param x - 0 or more; below 0 counts as 0
 * @param degreesOfFreedom - ν above 0, whole or not
 * @returns proportion in 0–1, to about 1e-13 of its value; NaN for NaN and where ν is not above 0
 *
 * @see Abramowitz, M., & Stegun, I. A. (1964). Handbook of mathematical functions, 26.4.19. National Bureau of Standards.
 *
 * @example
 * ```ts
 * chiSquareUpperTail(2, 2) // => 0.36787944117144233
 * ```
 */
export function chiSquareUpperTail(x: number, degreesOfFreedom: number): number {
  if (!(degreesOfFreedom > 0) || Number.isNaN(x)) return Number.NaN
  return incompleteGamma(x / 2, degreesOfFreedom / 2).upper
}

const FARTHEST = 709
const MOST_STEPS = 200

/**
 * Quantile of the chi-square distribution.
 *
 * Newton's method on the logarithm of the smaller tail, in the logarithm of x, held inside a bracket that shrinks.
 *
 * @param proportion - p in 0–1
 * @param degreesOfFreedom - ν above 0, whole or not
 * @returns x, to about 1e-13 of its value; 0 at 0, ∞ at 1, NaN outside 0–1, for NaN and where ν is not above 0
 *
 * @see Abramowitz, M., & Stegun, I. A. (1964). Handbook of mathematical functions, 26.4. National Bureau of Standards.
 *
 * @example
 * ```ts
 * chiSquareQuantile(0.95, 1) // => 3.841458820694124
 * ```
 */
export function chiSquareQuantile(proportion: number, degreesOfFreedom: number): number {
  if (!(proportion >= 0 && proportion <= 1 && degreesOfFreedom > 0)) return Number.NaN
  if (proportion === 0) return 0
  if (proportion === 1) return Number.POSITIVE_INFINITY
  const a = degreesOfFreedom / 2
  const isLower = proportion <= 0.5
  const target = isLower ? proportion : 1 - proportion
  let low = -FARTHEST
  let high = FARTHEST
  let at = Math.log(a)
  for (let step = 0; step < MOST_STEPS; step++) {
    const x = Math.exp(at)
    const { lower, upper } = incompleteGamma(x, a)
    const tail = isLower ? lower : upper
    if (isLower === tail < target) low = at
    else high = at
    const change = (Math.log(target / tail) * tail) / (gammaHeight(x, a) * a)
    const next = at + (isLower ? change : -change)
    if (Math.abs(next - at) <= 1e-15 * Math.max(1, Math.abs(at))) return 2 * Math.exp(next)
    at = next > low && next < high ? next : (low + high) / 2
  }
  return 2 * Math.exp(at)
}
