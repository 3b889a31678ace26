import { studentCumulative } from '../../stat/student-cumulative.js'
import { studentQuantile } from '../../stat/student-quantile.js'

/** Running sums of pairs of scores, in constant memory; made by {@link createPairedSums}. */
export interface PairedSums {
  n: number
  mean1: number
  mean2: number
  /** Sums of squares and products about the means. */
  squares1: number
  squares2: number
  products: number
  /** Sum of squares of the changes about their mean. */
  squaresChange: number
}

/** What {@link pairedChange} says of a group. */
export interface PairedChange {
  readonly n: number
  readonly mean1: number
  readonly mean2: number
  readonly sd1: number
  readonly sd2: number
  readonly correlation: number
  /** Mean of second less first, its standard deviation, standard error, t interval and two-sided p. */
  readonly meanChange: number
  readonly sdChange: number
  readonly standardError: number
  readonly low: number
  readonly high: number
  readonly p: number
  /** Mean change in SDs of the change, and in SDs of the first occasion. */
  readonly dz: number
  readonly d1: number
}

export function createPairedSums(): PairedSums {
  return { n: 0, mean1: 0, mean2: 0, squares1: 0, squares2: 0, products: 0, squaresChange: 0 }
}

/** Adds one person's scores by Welford's method; a pair with NaN is passed over. */
export function addPair(sums: PairedSums, first: number, second: number): void {
  if (Number.isNaN(first) || Number.isNaN(second)) return
  sums.n++
  const gap1 = first - sums.mean1
  const gap2 = second - sums.mean2
  const change = second - first
  const gap = change - (sums.mean2 - sums.mean1)
  sums.mean1 += gap1 / sums.n
  sums.mean2 += gap2 / sums.n
  sums.squares1 += gap1 * (first - sums.mean1)
  sums.squares2 += gap2 * (second - sums.mean2)
  sums.products += gap1 * (second - sums.mean2)
  sums.squaresChange += gap * (change - (sums.mean2 - sums.mean1))
}

/** Share of the means below which a spread of the changes is rounding alone. */
const ROUNDING = 1e-12

/**
 * Change of a group between two occasions: means, the mean change with its t interval, effect sizes, correlation.
 *
 * `SD² of the change = SD₁² + SD₂² − 2 · covariance`; `SE = SD ÷ √n`; interval with t of n − 1 degrees of freedom
 *
 * @param sums - of pairs, by {@link addPair}
 * @param level - of the interval, above 0 and below 1
 * @returns NaN for what n does not allow: everything for n = 0, spreads and errors for n = 1; where nobody
 *   changed differently from the others the spread of the changes is 0, p is NaN and `dz` ±∞ or NaN
 *
 * @see Cohen, J. (1988). Statistical power analysis for the behavioral sciences (2nd ed.). Erlbaum.
 *
 * @example
 * ```ts
 * const sums = createPairedSums()
 * for (const [first, second] of [[10, 8], [12, 9], [15, 14], [9, 9]] as const) addPair(sums, first, second)
 * pairedChange(sums).meanChange // => -1.5
 * pairedChange(sums).sdChange // => 1.2909944487358056
 * ```
 */
export function pairedChange(sums: PairedSums, level = 0.95): PairedChange {
  const { n } = sums
  const freedom = n - 1
  const variance = (squares: number): number => (freedom > 0 ? squares / freedom : Number.NaN)
  const sd1 = Math.sqrt(variance(sums.squares1))
  const sd2 = Math.sqrt(variance(sums.squares2))
  const spread = Math.sqrt(Math.max(0, variance(sums.squaresChange)))
  const isRounding = spread <= ROUNDING * Math.max(Math.abs(sums.mean1), Math.abs(sums.mean2))
  const sdChange = isRounding ? 0 : spread
  const meanChange = n === 0 ? Number.NaN : sums.mean2 - sums.mean1
  const standardError = sdChange / Math.sqrt(n)
  const half = freedom > 0 ? studentQuantile((1 + level) / 2, freedom) * standardError : Number.NaN
  const t = meanChange / standardError
  return {
    n,
    mean1: n === 0 ? Number.NaN : sums.mean1,
    mean2: n === 0 ? Number.NaN : sums.mean2,
    sd1,
    sd2,
    correlation: within(-1, sums.products / Math.sqrt(sums.squares1 * sums.squares2), 1),
    meanChange,
    sdChange,
    standardError,
    low: meanChange - half,
    high: meanChange + half,
    p: sdChange > 0 ? 2 * studentCumulative(-Math.abs(t), freedom) : Number.NaN,
    dz: meanChange / sdChange,
    d1: meanChange / sd1,
  }
}

/** Rounding takes the correlation of scores on a line beyond 1. */
function within(low: number, value: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}
