/**
 * Solves `A X = B` by Gaussian elimination with partial pivoting.
 *
 * @param a - n rows of n
 * @param b - n rows of any length
 * @returns n rows; null where A has no inverse
 *
 * @see Golub, G. H., & Van Loan, C. F. (2013). Matrix computations (4th ed.). Johns Hopkins University Press.
 */
export function solveLinear(
  a: readonly (readonly number[])[],
  b: readonly (readonly number[])[],
): number[][] | null {
  const n = a.length
  const rows = a.map((row, i) => [...row, ...(b[i] as readonly number[])])
  const width = rows[0]?.length ?? 0
  const size = Math.max(...rows.flat().map(Math.abs), 0)
  for (let column = 0; column < n; column++) {
    let pivot = column
    for (let row = column + 1; row < n; row++)
      if (Math.abs(cell(rows, row, column)) > Math.abs(cell(rows, pivot, column))) pivot = row
    if (!(Math.abs(cell(rows, pivot, column)) > size * 1e-14)) return null
    ;[rows[column], rows[pivot]] = [rows[pivot] as number[], rows[column] as number[]]
    for (let row = 0; row < n; row++) {
      if (row === column) continue
      const factor = cell(rows, row, column) / cell(rows, column, column)
      const target = rows[row] as number[]
      for (let k = column; k < width; k++)
        target[k] = (target[k] as number) - factor * cell(rows, column, k)
    }
  }
  return rows.map((row, i) => row.slice(n).map((value) => value / (row[i] as number)))
}

const cell = (rows: readonly (readonly number[])[], row: number, column: number): number =>
  rows[row]?.[column] as number
