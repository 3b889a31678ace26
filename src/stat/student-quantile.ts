import { betaQuantileLogit } from './beta-quantile.js'
import { normalQuantile } from './normal-quantile.js'

/**
 * Quantile of Student's t distribution.
 *
 * From the beta quantile x of twice the tail, with shapes ν/2 and ½: `|t| = √(ν(1 − x) ÷ x)`.
 *
 * @param proportion - p in 0–1
 * @param degreesOfFreedom - ν above 0, whole or not; ∞ gives the normal curve
 * @returns t, to about 1e-13 of its value; −∞ at 0, ∞ at 1, NaN outside 0–1, for NaN and where ν is not above 0
 *
 * @see Abramowitz, M., & Stegun, I. A. (1964). Handbook of mathematical functions, 26.7.1. National Bureau of Standards.
 *
 * @example
 * ```ts
 * studentQuantile(0.75, 1) // => 1
 * ```
 */
export function studentQuantile(proportion: number, degreesOfFreedom: number): number {
  if (!(proportion >= 0 && proportion <= 1 && degreesOfFreedom > 0)) return Number.NaN
  if (degreesOfFreedom === Number.POSITIVE_INFINITY) return normalQuantile(proportion)
  if (proportion === 0.5) return 0
  const tail = Math.min(proportion, 1 - proportion)
  const sign = proportion < 0.5 ? -1 : 1
  if (tail === 0) return sign * Number.POSITIVE_INFINITY
  const logit = betaQuantileLogit(2 * tail, degreesOfFreedom / 2, 0.5)
  return sign * Math.sqrt(degreesOfFreedom * Math.exp(-logit))
}
