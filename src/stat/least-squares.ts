/** A fitted regression. */
export interface LeastSquaresFit {
  readonly coefficients: readonly number[]
  /** With the residual variance; NaN without degrees of freedom. */
  readonly standardErrors: readonly number[]
  /** Weighted sum of squared residuals, and of squared distances from the weighted mean. */
  readonly residualSquares: number
  readonly totalSquares: number
  /** `1 − residual ÷ total squares`. */
  readonly rSquared: number
}

/**
 * Weighted least squares by Householder's QR decomposition of columns scaled to length 1, so that powers of large
 * numbers do not spoil it.
 *
 * `β = argmin Σ wᵢ (yᵢ − xᵢβ)²`; `SE² = s² (XᵀWX)⁻¹`, `s² = residual squares ÷ (n − p)`
 *
 * @param rows - predictors, the column of ones included where there is a constant
 * @param y - as many
 * @param weights - 0 or more, as many: how many persons a row stands for, or a precision
 * @param n - persons for the degrees of freedom; the number of rows unless given
 * @returns null where the columns depend on each other
 *
 * @see Golub, G. H., & Van Loan, C. F. (2013). Matrix computations (4th ed.). Johns Hopkins University Press.
 *
 * @example
 * ```ts
 * leastSquares([[1, 0], [1, 1], [1, 2]], [1, 3, 5], [1, 1, 1])?.coefficients[1] // => 2
 * ```
 */
export function leastSquares(
  rows: readonly (readonly number[])[],
  y: readonly number[],
  weights: readonly number[],
  n: number = rows.length,
): LeastSquaresFit | null {
  const p = rows[0]?.length ?? 0
  const triangle = triangleOf(rows, y, weights)
  if (triangle === null) return null
  const { r, scales, residualSquares } = triangle
  const coefficients = backSolve(r, (row) => r[row]?.[p] as number)
  const variance = n > p ? residualSquares / (n - p) : Number.NaN
  const standardErrors = scales.map((scale, column) => {
    let squares = 0
    for (let unit = column; unit < p; unit++)
      squares += (backSolve(r, (row) => (row === unit ? 1 : 0))[column] as number) ** 2
    return Math.sqrt(variance * squares) / scale
  })
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const mean = y.reduce((sum, value, row) => sum + (weights[row] as number) * value, 0) / total
  const totalSquares = y.reduce(
    (sum, value, row) => sum + (weights[row] as number) * (value - mean) ** 2,
    0,
  )
  return {
    coefficients: coefficients.map((value, column) => value / (scales[column] as number)),
    standardErrors,
    residualSquares,
    totalSquares,
    rSquared: 1 - residualSquares / totalSquares,
  }
}

/** The upper triangle R of the scaled columns with Qᵀy behind it. */
export interface Triangle {
  readonly r: readonly (readonly number[])[]
  /** Length of each column. */
  readonly scales: readonly number[]
  readonly residualSquares: number
}

/** Reduces a weighted regression to its triangle; null where a column depends on those before it. */
export function triangleOf(
  rows: readonly (readonly number[])[],
  y: readonly number[],
  weights: readonly number[],
): Triangle | null {
  const p = rows[0]?.length ?? 0
  const roots = weights.map(Math.sqrt)
  const columns = Array.from({ length: p + 1 }, (_, column) =>
    Float64Array.from(
      rows,
      (row, at) => (roots[at] as number) * ((column < p ? row[column] : y[at]) as number),
    ),
  )
  const scales = columns.slice(0, p).map((column) => Math.hypot(...column))
  scales.forEach((scale, column) => {
    const values = columns[column] as Float64Array
    for (let row = 0; row < values.length; row++) values[row] = (values[row] as number) / scale
  })
  for (let k = 0; k < p; k++) if (!reflect(columns, k)) return null
  const last = columns[p] as Float64Array
  let residualSquares = 0
  for (let row = p; row < last.length; row++) residualSquares += (last[row] as number) ** 2
  const r = Array.from({ length: p }, (_, row) => columns.map((column) => column[row] as number))
  return { r, scales, residualSquares }
}

/** A column of length 1 of which less than this is new depends on the others. */
const DEPENDENT = 1e-11

/** Makes column k zero below its diagonal, and the same with all columns behind it. */
function reflect(columns: readonly Float64Array[], k: number): boolean {
  const own = columns[k] as Float64Array
  let length = 0
  for (let row = k; row < own.length; row++) length += (own[row] as number) ** 2
  length = Math.sqrt(length)
  if (!(length > DEPENDENT)) return false
  const head = own[k] as number
  const mirror = own.slice(k)
  mirror[0] = head + (head < 0 ? -length : length)
  let square = 0
  for (const value of mirror) square += value * value
  for (let column = k; column < columns.length; column++) {
    const values = columns[column] as Float64Array
    let product = 0
    for (let row = 0; row < mirror.length; row++)
      product += (mirror[row] as number) * (values[k + row] as number)
    const factor = (2 * product) / square
    for (let row = 0; row < mirror.length; row++)
      values[k + row] = (values[k + row] as number) - factor * (mirror[row] as number)
  }
  return true
}

function backSolve(r: readonly (readonly number[])[], right: (row: number) => number): number[] {
  const solution = r.map(() => 0)
  for (let row = r.length - 1; row >= 0; row--) {
    let rest = right(row)
    for (let column = row + 1; column < r.length; column++)
      rest -= (r[row]?.[column] as number) * (solution[column] as number)
    solution[row] = rest / (r[row]?.[row] as number)
  }
  return solution
}
