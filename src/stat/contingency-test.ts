import { chiSquareUpperTail } from './chi-square.js'

/** A test of whether the rows of a table differ. */
export interface ContingencyTest {
  readonly chiSquare: number
  /** (rows − 1)(columns − 1), of those with a count. */
  readonly degreesOfFreedom: number
  readonly pValue: number
  /** Strength of association, 0 to 1. */
  readonly cramersV: number
  readonly n: number
  /** Smallest count expected where rows do not differ; below 5 the test is rough. */
  readonly smallestExpected: number
}

/**
 * Pearson's chi-square test of a table of counts, without continuity correction, with Cramér's V.
 *
 * `χ² = Σ (o − e)² ÷ e`, `V = √(χ² ÷ (n · (min(rows, columns) − 1)))`
 *
 * @param table - counts of 0 or more, whole or weighted, row by row, such as sexes by tiers; rows and columns without a
 *   count are left out
 * @returns NaN where fewer than two rows or columns have a count
 * @throws {@link RangeError} when rows are of different lengths or a count is below 0
 *
 * @see Cramér, H. (1946). Mathematical methods of statistics. Princeton University Press.
 *
 * @example
 * ```ts
 * contingencyTest([[10, 20], [20, 10]]).cramersV // => 0.3333333333333333
 * ```
 */
export function contingencyTest(table: readonly (readonly number[])[]): ContingencyTest {
  const width = table[0]?.length ?? 0
  if (table.some((row) => row.length !== width || row.some((count) => !(count >= 0))))
    throw new RangeError('contingencyTest requires rows of one length with counts of 0 or more')
  const rowSums = table.map((row) => row.reduce((sum, count) => sum + count, 0))
  const columnSums = Array.from({ length: width }, (_, column) =>
    table.reduce((sum, row) => sum + (row[column] as number), 0),
  )
  const n = rowSums.reduce((sum, count) => sum + count, 0)
  const nRows = rowSums.filter((sum) => sum > 0).length
  const nColumns = columnSums.filter((sum) => sum > 0).length
  let chiSquare = 0
  let smallestExpected = Number.POSITIVE_INFINITY
  table.forEach((row, i) => {
    row.forEach((count, j) => {
      const expected = ((rowSums[i] as number) * (columnSums[j] as number)) / n
      if (!(expected > 0)) return
      chiSquare += (count - expected) ** 2 / expected
      smallestExpected = Math.min(smallestExpected, expected)
    })
  })
  const least = Math.min(nRows, nColumns)
  if (least < 2) chiSquare = Number.NaN
  const degreesOfFreedom = Math.max(0, nRows - 1) * Math.max(0, nColumns - 1)
  return {
    chiSquare,
    degreesOfFreedom,
    pValue: chiSquareUpperTail(chiSquare, degreesOfFreedom),
    cramersV: Math.sqrt(chiSquare / (n * (least - 1))),
    n,
    smallestExpected: least < 2 ? Number.NaN : smallestExpected,
  }
}
