import { normalCumulative } from '../stat/normal-cumulative.js'
import { normalQuantile } from '../stat/normal-quantile.js'
import type { NumberRange } from '../stat/wilson-interval.js'
import type { CompiledNormScale } from './compiled-norms.js'
import { scoreInterval } from './score-interval.js'
import { withinEnds } from './standard-score.js'

/**
 * Interval around a standard score, from the reliability that its norm cell carries.
 *
 * `score ± z · SD · √(1 − r)` with the SD of the metric; for percentile ranks on the normal curve and back
 *
 * @param norm - of one scale
 * @param cell - index in `norm.cells`
 * @param standard - standard score in the metric of the norms
 * @param confidence - in 0–1, such as 0.95
 * @returns bounds in the metric, within its ends; null where the cell carries no reliability or the score is not a
 *   finite z score
 */
export function intervalOf(
  norm: CompiledNormScale,
  cell: number,
  standard: number,
  confidence: number,
): NumberRange | null {
  const reliability = norm.cells[cell]?.cell.reliability?.value
  if (reliability === undefined) return null
  const { metric } = norm.setting
  const isPercent = metric.form === 'percent'
  const score = isPercent ? normalQuantile(standard / 100) : standard
  if (!Number.isFinite(score)) return null
  const { low, high } = scoreInterval(score, isPercent ? 1 : metric.sd, reliability, confidence)
  return isPercent
    ? { low: 100 * normalCumulative(low), high: 100 * normalCumulative(high) }
    : { low: withinEnds(low, metric), high: withinEnds(high, metric) }
}
