import { binomialCumulative, binomialQuantile } from './binomial-cumulative.js'
import { requireConfidence } from './require-share-of.js'
import type { NumberRange } from './wilson-interval.js'

/** `interpolated` between the steps of the binomial distribution, or `exact`, on a step. */
export const FUNNEL_METHODS = ['interpolated', 'exact'] as const

export type FunnelMethod = (typeof FUNNEL_METHODS)[number]

/**
 * Limits of a funnel plot: between which shares the shares of groups of n would lie if all groups had one proportion.
 *
 * With r the smallest number with `P(R ≤ r) ≥ p` for the binomial distribution: exact `r ÷ n`, interpolated
 * `(r − α) ÷ n` with `α = (P(R ≤ r) − p) ÷ (P(R ≤ r) − P(R ≤ r − 1))`; p is half of what the confidence leaves.
 *
 * @param n - size of the group; a whole number of 1 or more
 * @param proportion - that of all groups, in 0–1
 * @param confidence - share of groups within the limits by chance alone, such as 0.95 and 0.998
 * @param method - see {@link FUNNEL_METHODS}
 * @returns limits, which belong to the funnel, cut at 0 and 1; the proportion itself where it is 0 or 1; NaN
 *   for an empty group
 * @throws {@link RangeError} when n is no whole number of 0 or more, the proportion lies outside 0–1, the confidence is
 *   none or the method unknown
 *
 * @see Spiegelhalter, D. J. (2005). Funnel plots for comparing institutional performance. Statistics in Medicine, 24, 1185–1202.
 *
 * @example
 * ```ts
 * funnelLimits(25, 0.5, 0.95, 'exact') // => { low: 0.32, high: 0.68 }
 * ```
 */
export function funnelLimits(
  n: number,
  proportion: number,
  confidence = 0.95,
  method: FunnelMethod = 'interpolated',
): NumberRange {
  requireConfidence('funnelLimits', confidence)
  if (!(Number.isInteger(n) && n >= 0))
    throw new RangeError(`funnelLimits requires a whole n of 0 or more, received ${n}`)
  if (!(proportion >= 0 && proportion <= 1))
    throw new RangeError(`funnelLimits requires a proportion in 0..1, received ${proportion}`)
  if (!FUNNEL_METHODS.includes(method))
    throw new RangeError(`funnelLimits requires a method of ${FUNNEL_METHODS}, received ${method}`)
  if (n === 0) return { low: Number.NaN, high: Number.NaN }
  if (proportion === 0 || proportion === 1) return { low: proportion, high: proportion }
  const tail = (1 - confidence) / 2
  const limit = (probability: number): number => limitAt(probability, n, proportion, method)
  return { low: held(limit(tail)), high: held(limit(1 - tail)) }
}

const held = (share: number): number => Math.min(1, Math.max(0, share))

function limitAt(probability: number, n: number, proportion: number, method: FunnelMethod): number {
  const r = binomialQuantile(probability, n, proportion)
  if (method === 'exact') return r / n
  const upTo = binomialCumulative(r, n, proportion)
  const below = binomialCumulative(r - 1, n, proportion)
  return (r - (upTo - probability) / (upTo - below)) / n
}
