import { normalCumulative } from '../stat/normal-cumulative.js'
import { type Rounding, roundTo } from '../stat/rounding.js'
import type { Metric } from './metrics.js'

/** z is taken to ten decimals before a cut is decided, so that a score on the cut is not lost to its last digit. */
const Z_STEPS = 1e10

/**
 * Carries a z score to a metric.
 *
 * `mean + SD · z`, or `100 · Φ(z)` for percentile ranks; then rounded, and put within the ends of the metric
 *
 * @param z - standard score with mean 0 and SD 1
 * @param metric - one of METRICS
 * @param rounding - rounding of the table; for stens and stanines the metric's own counts
 * @returns standard score; NaN for NaN, and for an infinite z in a metric without ends
 */
export function standardScore(z: number, metric: Metric, rounding: Rounding = 'none'): number {
  if (metric.form === 'percent') return roundTo(100 * normalCumulative(z), rounding)
  const exact = metric.round === 'none' ? z : Math.round(z * Z_STEPS) / Z_STEPS
  const score = roundTo(metric.mean + metric.sd * exact, roundingIn(metric, rounding))
  const inside = withinEnds(score, metric)
  return Number.isFinite(inside) ? inside : Number.NaN
}

/** The rounding of a table in a metric: the metric's own where it has one. */
export function roundingIn(metric: Metric, rounding: Rounding): Rounding {
  return metric.round === 'none' ? rounding : metric.round
}

/** A score put within the ends of its metric; NaN stays NaN. */
export function withinEnds(score: number, metric: Metric): number {
  if (metric.minimum !== null && score < metric.minimum) return metric.minimum
  if (metric.maximum !== null && score > metric.maximum) return metric.maximum
  return score
}
