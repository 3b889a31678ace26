import { betaQuantile } from './beta-quantile.js'
import { requireShareOf } from './require-share-of.js'
import type { NumberRange } from './wilson-interval.js'

/** What {@link jeffreysInterval} does where nobody or everybody is counted. */
export const JEFFREYS_ENDS = ['modified', 'plain'] as const

export type JeffreysEnds = (typeof JEFFREYS_ENDS)[number]

/**
 * Jeffreys interval of a proportion: the middle of the posterior distribution under the prior Beta(½, ½).
 *
 * `Beta⁻¹(α/2; k + ½, n − k + ½)` to `Beta⁻¹(1 − α/2; k + ½, n − k + ½)`
 *
 * @param count - k, how many of the group; in 0–n
 * @param n - size of the group; 0 or more
 * @param confidence - 1 − α, between 0 and 1
 * @param ends - `modified`: `low` is exactly 0 where the count is 0 and `high` exactly 1 where it is n; `plain`: the
 *   quantiles there too, so that the interval leaves out the proportion observed
 * @returns bounds in 0–1; NaN for an empty group
 * @throws {@link RangeError} when the count lies outside 0–n, the confidence outside 0–1, or `ends` is unknown
 *
 * @see Brown, L. D., Cai, T. T., & DasGupta, A. (2001). Interval estimation for a binomial proportion. Statistical Science, 16, 101–133.
 *
 * @example
 * ```ts
 * jeffreysInterval(0, 10).high // => 0.21719626750921053
 * ```
 */
export function jeffreysInterval(
  count: number,
  n: number,
  confidence = 0.95,
  ends: JeffreysEnds = 'modified',
): NumberRange {
  requireShareOf('jeffreysInterval', count, n, confidence)
  if (!JEFFREYS_ENDS.includes(ends))
    throw new RangeError(`jeffreysInterval requires ends of ${JEFFREYS_ENDS}, received ${ends}`)
  if (n === 0) return { low: Number.NaN, high: Number.NaN }
  const tail = (1 - confidence) / 2
  const at = (proportion: number): number => betaQuantile(proportion, count + 0.5, n - count + 0.5)
  const isModified = ends === 'modified'
  return {
    low: isModified && count === 0 ? 0 : at(tail),
    high: isModified && count === n ? 1 : at(1 - tail),
  }
}
