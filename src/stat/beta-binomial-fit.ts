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

/**
 * How often each number stands in a list, and how often a greater one than each; groups of a country are many, and
 * their sizes few.
 */
interface Frequencies {
  readonly numbers: Float64Array
  readonly times: Float64Array
  /** How many are greater than 0, 1, 2 and so on; null where the greatest is far above how many there are. */
  readonly greater: Float64Array | null
}

/** Terms of a digamma that are worth one. */
const TERMS = 16

function frequencies(numbers: readonly number[]): Frequencies {
  const found = new Map<number, number>()
  let most = 0
  for (const one of numbers) {
    found.set(one, (found.get(one) ?? 0) + 1)
    most = Math.max(most, one)
  }
  const lists = {
    numbers: Float64Array.from(found.keys()),
    times: Float64Array.from(found.values()),
  }
  const isFew = most <= TERMS * found.size && lists.numbers.every(Number.isInteger)
  if (!isFew) return { ...lists, greater: null }
  const greater = new Float64Array(most)
  let above = 0
  for (let at = most - 1; at >= 0; at--) {
    above += found.get(at + 1) ?? 0
    greater[at] = above
  }
  return { ...lists, greater }
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

/** `Σ ψ(k + shape) − ψ(shape)` over groups, which for whole k is `Σ 1 ÷ (shape + j)` over j below k. */
function digammaSum({ numbers, times, greater }: Frequencies, shape: number): number {
  let sum = 0
  if (greater !== null) {
    for (let at = 0; at < greater.length; at++) sum += (greater[at] as number) / (shape + at)
    return sum
  }
  const own = digamma(shape)
  for (let at = 0; at < numbers.length; at++)
    sum += (times[at] as number) * (digamma((numbers[at] as number) + shape) - own)
  return sum
}
