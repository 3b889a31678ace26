import { betaQuantile } from './beta-quantile.js'
import { requireShareOf } from './require-share-of.js'
import type { NumberRange } from './wilson-interval.js'

/**
 * Clopper–Pearson ("exact") interval of a proportion: the proportions that a binomial test would not reject. It covers
 * at least as often as it says, mostly more often.
 *
 * `low = Beta⁻¹(α/2; k, n − k + 1)`, `high = Beta⁻¹(1 − α/2; k + 1, n − k)`
 *
 * @param count - k, how many of the group; in 0–n; need not be whole (an effective count of a survey is not)
 * @param n - size of the group; 0 or more
 * @param confidence - 1 − α, between 0 and 1
 * @returns bounds in 0–1; `low` is exactly 0 where the count is 0 and `high` exactly 1 where it is n, the other bound
 *   staying two-sided; NaN for an empty group
 * @throws {@link RangeError} when the count lies outside 0–n or the confidence outside 0–1
 *
 * @see Clopper, C. J., & Pearson, E. S. (1934). The use of confidence or fiducial limits illustrated in the case of the binomial. Biometrika, 26, 404–413.
 *
 * @example
 * ```ts
 * clopperPearsonInterval(0, 10).high // => 0.3084971078187608
 * ```
 */
export function clopperPearsonInterval(count: number, n: number, confidence = 0.95): NumberRange {
  requireShareOf('clopperPearsonInterval', count, n, confidence)
  if (n === 0) return { low: Number.NaN, high: Number.NaN }
  const tail = (1 - confidence) / 2
  return {
    low: count === 0 ? 0 : betaQuantile(tail, count, n - count + 1),
    high: count === n ? 1 : betaQuantile(1 - tail, count + 1, n - count),
  }
}
