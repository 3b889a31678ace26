import { chiSquareUpperTail } from './chi-square.js'

/** What {@link bowkerTest} says of a square table. */
export interface BowkerResult {
  readonly statistic: number
  /** Pairs of cells with anybody in them. */
  readonly degreesOfFreedom: number
  readonly p: number
  /** Pairs of cells with nobody in them, which say nothing of symmetry. */
  readonly emptyPairs: number
}

/**
 * Bowker's test of symmetry: whether as many persons moved from each category to each other as came back. With two
 * categories it is McNemar's test without correction.
 *
 * `Σ (nᵢⱼ − nⱼᵢ)² ÷ (nᵢⱼ + nⱼᵢ)` over i < j, with one degree of freedom for each pair
 *
 * @param table - counts, rows the first time and columns the second, the same categories in the same order
 * @returns statistic, degrees of freedom and p. R's `mcnemar.test` is NaN as soon as one pair is 0 + 0; here such pairs
 *   are left out with their degree of freedom and counted. Without any pair statistic and p are NaN
 * @throws {@link RangeError} when the table is not square
 *
 * @see Bowker, A. H. (1948). A test for symmetry in contingency tables. Journal of the American Statistical Association, 43, 572–574.
 *
 * @example
 * ```ts
 * bowkerTest([[10, 6, 2], [2, 20, 5], [2, 1, 30]]).degreesOfFreedom // => 3
 * ```
 */
export function bowkerTest(table: readonly (readonly number[])[]): BowkerResult {
  if (table.some((row) => row.length !== table.length))
    throw new RangeError('bowkerTest requires a square table')
  let statistic = 0
  let degreesOfFreedom = 0
  let emptyPairs = 0
  table.forEach((row, first) => {
    for (let second = 0; second < first; second++) {
      const there = row[second] ?? 0
      const back = table[second]?.[first] ?? 0
      if (there + back === 0) emptyPairs++
      else {
        statistic += (there - back) ** 2 / (there + back)
        degreesOfFreedom++
      }
    }
  })
  if (degreesOfFreedom === 0) statistic = Number.NaN
  const p = chiSquareUpperTail(statistic, degreesOfFreedom)
  return { statistic, degreesOfFreedom, p, emptyPairs }
}
