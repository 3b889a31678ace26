import { normalQuantile } from './normal-quantile.js'
import { requireShareOf } from './require-share-of.js'
import type { NumberRange } from './wilson-interval.js'

/**
 * Agresti–Coull interval of a proportion: the plain interval after z²/2 successes and as many failures were added.
 *
 * `p̃ ± z√(p̃(1 − p̃) ÷ ñ)` with `ñ = n + z²`, `p̃ = (k + z²/2) ÷ ñ`, cut at 0 and 1
 *
 * @param count - k, how many of the group; in 0–n
 * @param n - size of the group; 0 or more
 * @param confidence - 1 − α, between 0 and 1; z is the quantile of the normal curve that goes with it
 * @returns bounds in 0–1; NaN for an empty group
 * @throws {@link RangeError} when the count lies outside 0–n or the confidence outside 0–1
 *
 * @see Agresti, A., & Coull, B. A. (1998). Approximate is better than "exact" for interval estimation of binomial proportions. The American Statistician, 52, 119–126.
 *
 * @example
 * ```ts
 * agrestiCoullInterval(0, 10).high // => 0.3208873057505465
 * ```
 */
export function agrestiCoullInterval(count: number, n: number, confidence = 0.95): NumberRange {
  requireShareOf('agrestiCoullInterval', count, n, confidence)
  if (n === 0) return { low: Number.NaN, high: Number.NaN }
  const z = normalQuantile((1 + confidence) / 2)
  const total = n + z * z
  const centre = (count + (z * z) / 2) / total
  const half = z * Math.sqrt((centre * (1 - centre)) / total)
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}
