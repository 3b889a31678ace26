import { normalQuantile } from '../stat/normal-quantile.js'
import type { NumberRange } from '../stat/wilson-interval.js'
import { standardErrorOfMeasurement } from './standard-error-of-measurement.js'

/**
 * Interval of the true score by Kelley's regression: centred on the score drawn towards the mean of the norm group, with
 * the standard error of estimation, which is smaller than that of measurement.
 *
 * `mean + r · (score − mean) ± z · SD · √(r(1 − r))`
 *
 * @param score - observed score
 * @param mean - mean of the norm group, in the points of the score
 * @param sd - its standard deviation; ≥ 0
 * @param reliability - r in 0–1
 * @param confidence - in 0–1, such as 0.95
 * @returns estimate and bounds in the points of the score; NaN for a score of NaN
 * @throws {@link RangeError} when `sd`, `reliability` or `confidence` is out of its domain
 *
 * @see Kelley, T. L. (1947). Fundamentals of statistics. Harvard University Press.
 */
export function trueScoreInterval(
  score: number,
  mean: number,
  sd: number,
  reliability: number,
  confidence: number,
): NumberRange & { readonly estimate: number } {
  if (!(confidence >= 0 && confidence < 1))
    throw new RangeError(`trueScoreInterval requires a confidence in 0..1, received ${confidence}`)
  const error = standardErrorOfMeasurement(sd, reliability) * Math.sqrt(reliability)
  const half = normalQuantile((1 + confidence) / 2) * error
  const estimate = mean + reliability * (score - mean)
  return { estimate, low: estimate - half, high: estimate + half }
}
