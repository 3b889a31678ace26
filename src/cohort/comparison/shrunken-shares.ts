import { type BetaBinomialFit, betaBinomialFit } from '../../stat/beta-binomial-fit.js'
import { betaQuantile } from '../../stat/beta-quantile.js'
import { normalQuantile } from '../../stat/normal-quantile.js'
import { requireConfidence } from '../../stat/require-share-of.js'
import { type NumberRange, wilsonInterval } from '../../stat/wilson-interval.js'
import type { GroupCount } from './funnel-plot.js'

/** A group's share, drawn towards that of all groups by as much as it is small. */
export interface ShrunkenShare extends GroupCount {
  /** As observed; NaN for an empty group. */
  readonly share: number
  readonly shrunken: number
  readonly interval: NumberRange
  /** Weight of what all groups say: `size ÷ (size + n)`. */
  readonly shrinkage: number
}

/** Shares of groups with what all groups say of each. */
export interface ShrunkenShares extends BetaBinomialFit {
  /** In the order given. */
  readonly groups: readonly ShrunkenShare[]
}

/**
 * Shares of groups by empirical Bayes: the share of a small group, which chance moves most, is drawn towards the mean of
 * all groups.
 *
 * `(k + M·μ) ÷ (n + M)`, with μ and M of the beta-binomial distribution that fits all groups best; the interval is the
 * middle of `Beta(k + Mμ, n − k + M(1 − μ))`
 *
 * @param groups - see {@link GroupCount}
 * @param confidence - between 0 and 1
 * @returns see {@link ShrunkenShares}; where groups differ no more than by chance every share is the common one, M is ∞
 *   and the interval Wilson's of all groups together; an empty group gets the common share with the spread of groups
 * @throws {@link RangeError} when a count lies outside 0–n or the confidence outside 0–1
 *
 * @see Kleinman, J. C. (1973). Proportions with extraneous variance: single and independent samples. Journal of the American Statistical Association, 68, 46–54.
 * @see Efron, B., & Morris, C. (1975). Data analysis using Stein's estimator and its generalizations. Journal of the American Statistical Association, 70, 311–319.
 *
 * @example
 * ```ts
 * const groups = [{ label: 'a', count: 1, n: 10 }, { label: 'b', count: 80, n: 200 }, { label: 'c', count: 30, n: 300 }]
 * shrunkenShares(groups).groups[0].shrunken > 0.1 // => true
 * ```
 */
export function shrunkenShares(groups: readonly GroupCount[], confidence = 0.95): ShrunkenShares {
  requireConfidence('shrunkenShares', confidence)
  for (const { count, n } of groups)
    if (!(count >= 0 && count <= n))
      throw new RangeError(`shrunkenShares requires a count in 0..${n}, received ${count}`)
  const fit = betaBinomialFit(
    groups.map(({ count }) => count),
    groups.map(({ n }) => n),
  )
  const common = commonInterval(groups, confidence)
  const tail = (1 - confidence) / 2
  return { ...fit, groups: groups.map((group) => shrunken(group, fit, tail, common)) }
}

function commonInterval(groups: readonly GroupCount[], confidence: number): NumberRange {
  const n = groups.reduce((sum, group) => sum + group.n, 0)
  const count = groups.reduce((sum, group) => sum + group.count, 0)
  return wilsonInterval(count, n, normalQuantile((1 + confidence) / 2))
}

function shrunken(
  group: GroupCount,
  { mean, size }: BetaBinomialFit,
  tail: number,
  common: NumberRange,
): ShrunkenShare {
  const { count, n } = group
  const share = n === 0 ? Number.NaN : count / n
  if (size === Number.POSITIVE_INFINITY) {
    return { ...group, share, shrunken: mean, interval: common, shrinkage: 1 }
  }
  const a = count + size * mean
  const b = n - count + size * (1 - mean)
  const interval = { low: betaQuantile(tail, a, b), high: betaQuantile(1 - tail, a, b) }
  return { ...group, share, shrunken: a / (a + b), interval, shrinkage: size / (size + n) }
}
