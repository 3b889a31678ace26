import { agrestiCoullInterval } from './agresti-coull-interval.js'
import { clopperPearsonInterval } from './clopper-pearson-interval.js'
import { jeffreysInterval } from './jeffreys-interval.js'
import { normalQuantile } from './normal-quantile.js'
import { requireShareOf } from './require-share-of.js'
import { type NumberRange, wilsonInterval } from './wilson-interval.js'

type IntervalOfCount = (count: number, n: number, confidence: number) => NumberRange

/** The intervals of a proportion by name. */
export const PROPORTION_INTERVALS = [
  'wilson',
  'clopper-pearson',
  'jeffreys',
  'agresti-coull',
] as const

export type ProportionIntervalName = (typeof PROPORTION_INTERVALS)[number]

const INTERVALS: Readonly<Record<ProportionIntervalName, IntervalOfCount>> = {
  wilson: (count, n, confidence) => wilsonInterval(count, n, normalQuantile((1 + confidence) / 2)),
  'clopper-pearson': clopperPearsonInterval,
  jeffreys: (count, n, confidence) => jeffreysInterval(count, n, confidence),
  'agresti-coull': agrestiCoullInterval,
}

/**
 * Interval of a proportion by one of the named methods: {@link wilsonInterval}, {@link clopperPearsonInterval},
 * {@link jeffreysInterval} (modified at 0 and n), {@link agrestiCoullInterval}.
 *
 * @param count - how many of the group; in 0–n
 * @param n - size of the group; 0 or more
 * @param method - one of {@link PROPORTION_INTERVALS}
 * @param confidence - between 0 and 1
 * @returns bounds in 0–1; NaN for an empty group
 * @throws {@link RangeError} when the count lies outside 0–n, the confidence outside 0–1, or the method is unknown
 *
 * @see Brown, L. D., Cai, T. T., & DasGupta, A. (2001). Interval estimation for a binomial proportion. Statistical Science, 16, 101–133.
 *
 * @example
 * ```ts
 * proportionInterval(0, 10, 'wilson').high // => 0.2775327998628892
 * ```
 */
export function proportionInterval(
  count: number,
  n: number,
  method: ProportionIntervalName = 'wilson',
  confidence = 0.95,
): NumberRange {
  requireShareOf('proportionInterval', count, n, confidence)
  if (!PROPORTION_INTERVALS.includes(method))
    throw new RangeError(
      `proportionInterval requires a method of ${PROPORTION_INTERVALS}, received ${method}`,
    )
  return INTERVALS[method](count, n, confidence)
}
