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
  const groups: GroupNumbers = {
    counted: frequencies(counts),
    others: frequencies(sizes.map((n, index) => n - (counts[index] as number))),
    sizes: frequencies(sizes),
  }
  const meanAt = (size: number): number => {
    const slope = (logit: number): number => {
      const { byA, byB } = derivatives(groups, logistic(logit) * size, logistic(-logit) * size)
      return byA - byB
    }
    return logistic(findRoot(slope, -FARTHEST_LOGIT, FARTHEST_LOGIT))
  }
  const slopeAt = (logSize: number): number => {
    const size = Math.exp(logSize)
    const mean = meanAt(size)
    const { byA, byB } = derivatives(groups, mean * size, (1 - mean) * size)
    return mean * byA + (1 - mean) * byB
  }
  if (slopeAt(MOST_LOG_SIZE) >= 0) return { mean: pooled, size: Number.POSITIVE_INFINITY }
  const size = Math.exp(findRoot(slopeAt, LEAST_LOG_SIZE, MOST_LOG_SIZE))
  return { mean: meanAt(size), size }
}

const logistic = (value: number): number => 1 / (1 + Math.exp(-value))

/** How often each number stands in a list; groups of a country are many, and their sizes few. */
type Frequencies = ReadonlyMap<number, number>

function frequencies(numbers: readonly number[]): Frequencies {
  const found = new Map<number, number>()
  for (const one of numbers) found.set(one, (found.get(one) ?? 0) + 1)
  return found
}

/** Counted, not counted and both, of all groups. */
interface GroupNumbers {
  readonly counted: Frequencies
  readonly others: Frequencies
  readonly sizes: Frequencies
}

/** Derivatives of the log-likelihood by the two shapes. */
function derivatives(
  { counted, others, sizes }: GroupNumbers,
  a: number,
  b: number,
): { readonly byA: number; readonly byB: number } {
  const both = digammaSum(sizes, a + b)
  return { byA: digammaSum(counted, a) - both, byB: digammaSum(others, b) - both }
}

/** `Σ ψ(k + shape) − ψ(shape)` over groups. */
function digammaSum(numbers: Frequencies, shape: number): number {
  const own = digamma(shape)
  let sum = 0
  for (const [number, times] of numbers) sum += times * (digamma(number + shape) - own)
  return sum
}
