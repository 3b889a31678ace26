import { type ProportionIntervalName, proportionInterval } from '../../stat/proportion-interval.js'
import type { NumberRange } from '../../stat/wilson-interval.js'

/** Prevalence among all who are enrolled, whatever those without a result would have answered. */
export interface NonResponseBounds {
  /** Among those with a result. */
  readonly observed: number
  /** If nobody without a result were counted. */
  readonly best: number
  /** If all without a result were counted. */
  readonly worst: number
  /** Low end of the interval of the best case to the high end of the worst. */
  readonly interval: NumberRange
  /** Without a result ÷ enrolled. */
  readonly unknownShare: number
}

/**
 * Prevalence under the best and the worst case for the students of whom nothing is known, because they did not answer or
 * their sheet is invalid: what can be said without assuming that they are like the others.
 *
 * best `k ÷ N`, worst `(k + N − n) ÷ N`
 *
 * @param count - k, those counted among the results
 * @param n - results
 * @param enrolled - N
 * @param method - of the interval
 * @param confidence - between 0 and 1
 * @returns shares in 0–1; `observed` is NaN where there is no result, all are NaN for an empty group
 * @throws {@link RangeError} when not `0 ≤ count ≤ n ≤ enrolled`
 *
 * @see Horowitz, J. L., & Manski, C. F. (1998). Censoring of outcomes and regressors due to survey nonresponse. Journal of Econometrics, 84, 37–58.
 *
 * @example
 * ```ts
 * const { best, worst } = nonResponseBounds(9, 90, 100)
 * best // => 0.09
 * worst // => 0.19
 * ```
 */
export function nonResponseBounds(
  count: number,
  n: number,
  enrolled: number,
  method: ProportionIntervalName = 'wilson',
  confidence = 0.95,
): NonResponseBounds {
  if (!(count >= 0 && n >= count && enrolled >= n))
    throw new RangeError(
      `nonResponseBounds requires 0 ≤ count ≤ n ≤ enrolled, received ${count}, ${n}, ${enrolled}`,
    )
  const unknown = enrolled - n
  return {
    observed: count / n,
    best: count / enrolled,
    worst: (count + unknown) / enrolled,
    interval: {
      low: proportionInterval(count, enrolled, method, confidence).low,
      high: proportionInterval(count + unknown, enrolled, method, confidence).high,
    },
    unknownShare: unknown / enrolled,
  }
}
