import { normalQuantile } from '../stat/normal-quantile.js'
import type { NumberRange } from '../stat/wilson-interval.js'
import { standardErrorOfMeasurement } from './standard-error-of-measurement.js'

/**
 * Interval around an observed score, from the standard error of measurement.
 *
 * `score ± z · SD · √(1 − r)`
 *
 * @param score - observed score
 * @param sd - standard deviation of the norm group, in the points of the score; ≥ 0
 * @param reliability - r in 0–1
 * @param confidence - share of such intervals that hold the true score, in 0–1, such as 0.95
 * @returns bounds in the points of the score; NaN for a score of NaN
 * @throws {@link RangeError} when `sd`, `reliability` or `confidence` is out of its domain
 *
 * @see Lord, F. M., & Novick, M. R. (1968). Statistical theories of mental test scores. Addison-Wesley.
 */
export function scoreInterval(
  score: number,
  sd: number,
  reliability: number,
  confidence: number,
): NumberRange {
  if (!(confidence >= 0 && confidence < 1))
    throw new RangeError(`scoreInterval requires a confidence in 0..1, received ${confidence}`)
  const half = normalQuantile((1 + confidence) / 2) * standardErrorOfMeasurement(sd, reliability)
  return { low: score - half, high: score + half }
}
