import { digamma } from './digamma.js'
import { findRoot } from './find-root.js'

/** A beta distribution from which the proportions of groups may have been drawn. */
export interface BetaBinomialFit {
  /** Mean of the proportions, in 0–1. */
  readonly mean: number
  /** a + b: how many sheets of a group weigh as much as what is known of all groups; ∞ where groups differ no more than by chance. */
  readonly size: number
}

/** Sizes between which the fit is sought. */
const LEAST_LOG_SIZE = Math.log(1e-3)
const MOST_LOG_SIZE = Math.log(1e7)
const FARTHEST_LOGIT = 30

/**
 * Fits a beta-binomial distribution to the counts of groups, by maximum likelihood: the root of both derivatives of the
 * log-likelihood, in the logit of the mean and the logarithm of the size.
 *
 * @param counts - how many of each group
 * @param sizes - of the groups; those of 0 do not count
 * @returns a size of ∞ where the likelihood still rises at 10⁷; a mean of 0 or 1 where nobody or everybody is counted,
 *   NaN without a sheet
 *
 * @see Griffiths, D. A. (1973). Maximum likelihood estimation for the beta-binomial distribution. Biometrics, 29, 637–648.
 *
 * @example
 * ```ts
 * betaBinomialFit([10, 10, 10], [100, 100, 100]) // => { mean: 0.1, size: Infinity }
 * ```
 */
export function betaBinomialFit(
  counts: readonly number[],
  sizes: readonly number[],
): BetaBinomialFit {
  const total = sizes.reduce((sum, n) => sum + n, 0)
  const pooled = counts.reduce((sum, k) => sum + k, 0) / total
  if (!(pooled > 0 && pooled < 1)) return { mean: pooled, size: Number.POSITIVE_INFINITY }
  const meanAt = (size: number): number => {
    const slope = (logit: number): number => {
      const { byA, byB } = derivatives(
        counts,
        sizes,
        logistic(logit) * size,
        logistic(-logit) * size,
      )
      return byA - byB
    }
    return logistic(findRoot(slope, -FARTHEST_LOGIT, FARTHEST_LOGIT))
  }
  const slopeAt = (logSize: number): number => {
    const size = Math.exp(logSize)
    const mean = meanAt(size)
    const { byA, byB } = derivatives(counts, sizes, mean * size, (1 - mean) * size)
    return mean * byA + (1 - mean) * byB
  }
  if (slopeAt(MOST_LOG_SIZE) >= 0) return { mean: pooled, size: Number.POSITIVE_INFINITY }
  const size = Math.exp(findRoot(slopeAt, LEAST_LOG_SIZE, MOST_LOG_SIZE))
  return { mean: meanAt(size), size }
}

const logistic = (value: number): number => 1 / (1 + Math.exp(-value))

/** Derivatives of the log-likelihood by the two shapes. */
function derivatives(
  counts: readonly number[],
  sizes: readonly number[],
  a: number,
  b: number,
): { readonly byA: number; readonly byB: number } {
  let [byA, byB] = [0, 0]
  const [ofA, ofB, ofBoth] = [digamma(a), digamma(b), digamma(a + b)]
  sizes.forEach((n, index) => {
    const k = counts[index] as number
    const both = digamma(n + a + b) - ofBoth
    byA += digamma(k + a) - ofA - both
    byB += digamma(n - k + b) - ofB - both
  })
  return { byA, byB }
}
