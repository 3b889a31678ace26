import { betaCumulative } from './beta-cumulative.js'
import { chiSquareUpperTail } from './chi-square.js'

/** What {@link mcnemarTest} says of two paired yes–no answers. */
export interface McnemarResult {
  /** `(b − c)² ÷ (b + c)`; NaN where nobody changed. */
  readonly statistic: number
  readonly p: number
  /** With Edwards' correction, `(|b − c| − 1)² ÷ (b + c)`, which R skips where b = c, and so do we. */
  readonly correctedStatistic: number
  readonly correctedP: number
  /** Two-sided binomial test of b against one half; 1 where nobody changed. */
  readonly exactP: number
  /**
   * The same with half of the probability of what was seen, `2 · P(X < min(b, c)) + P(X = min(b, c))`, and
   * `1 − ½ · P(X = b)` where b = c; 1 where nobody changed.
   */
  readonly midP: number
  /** Share of yes the second time less that of the first, `(b − c) ÷ n`, with its Wald standard error and interval. */
  readonly difference: number
  readonly standardError: number
  readonly low: number
  readonly high: number
  /** `b ÷ c`; ∞ where c is 0, NaN where both are. */
  readonly oddsRatio: number
}

/**
 * McNemar's test of change between two answers of the same persons: uncorrected, corrected, exact and mid-p, with the
 * change of the share.
 *
 * `SE = √(b + c − (b − c)²/n) ÷ n`
 *
 * @param b - persons with no first and yes then; whole, 0 or more
 * @param c - persons with yes first and no then; whole, 0 or more
 * @param n - all persons, those who did not change included; b + c or more
 * @param z - quantile of the normal curve for the interval, 1.96 for 95 percent
 * @returns see {@link McnemarResult}; for an empty group the difference and its error are NaN
 * @throws {@link RangeError} when a count is no whole number or n is below b + c
 *
 * @see McNemar, Q. (1947). Note on the sampling error of the difference between correlated proportions or percentages. Psychometrika, 12, 153–157.
 * @see Fagerland, M. W., Lydersen, S., & Laake, P. (2013). The McNemar test for binary matched-pairs data. BMC Medical Research Methodology, 13, 91.
 *
 * @example
 * ```ts
 * mcnemarTest(5, 0, 35).exactP // => 0.0625
 * mcnemarTest(5, 0, 35).midP // => 0.03125
 * ```
 */
export function mcnemarTest(b: number, c: number, n: number, z = 1.959963984540054): McnemarResult {
  if (![b, c, n].every((count) => Number.isInteger(count) && count >= 0) || n < b + c)
    throw new RangeError(
      `mcnemarTest requires whole counts with n ≥ b + c, received ${b}, ${c}, ${n}`,
    )
  const changed = b + c
  const gap = Math.abs(b - c)
  const statistic = changed === 0 ? Number.NaN : (gap * gap) / changed
  const shortened = b === c ? 0 : gap - 1
  const correctedStatistic = changed === 0 ? Number.NaN : (shortened * shortened) / changed
  const difference = (b - c) / n + 0
  const standardError = Math.sqrt(changed - (gap * gap) / n) / n
  const { exactP, midP } = binomialHalf(Math.min(b, c), changed)
  return {
    statistic,
    p: chiSquareUpperTail(statistic, 1),
    correctedStatistic,
    correctedP: chiSquareUpperTail(correctedStatistic, 1),
    exactP,
    midP,
    difference,
    standardError,
    low: difference - z * standardError,
    high: difference + z * standardError,
    oddsRatio: b / c,
  }
}

/** Two-sided p of `least` or fewer of n at one half, whole and with half of its own probability. */
function binomialHalf(least: number, n: number): { exactP: number; midP: number } {
  if (n === 0) return { exactP: 1, midP: 1 }
  const atMost = (k: number): number => (k < 0 ? 0 : betaCumulative(0.5, n - k, k + 1))
  if (2 * least === n) {
    // Everything is as far from the half as what was seen, or farther.
    return { exactP: 1, midP: 1 - (atMost(least) - atMost(least - 1)) / 2 }
  }
  const tail = atMost(least)
  return { exactP: Math.min(1, 2 * tail), midP: tail + atMost(least - 1) }
}
