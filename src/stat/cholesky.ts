/** Share of a variance that must be left once the variables before it are known, for it not to follow from them. */
const LEAST_LEFT = 1e-10

/**
 * Lower triangular factor of a positive definite matrix: `A = L·Lᵀ`.
 *
 * @param a - n rows of n, row after row; only the lower triangle is read
 * @param n - size of the matrix
 * @returns L, row after row with zeros above the diagonal; where A is not positive definite, to ten digits, the index
 *   of the first row that follows from those before it
 *
 * @see Golub, G. H., & Van Loan, C. F. (2013). Matrix computations (4th ed.). Johns Hopkins University Press.
 */
export function cholesky(a: Float64Array, n: number): Float64Array | number {
  const l = new Float64Array(n * n)
  for (let row = 0; row < n; row++) {
    for (let column = 0; column <= row; column++) {
      let left = a[row * n + column] as number
      for (let k = 0; k < column; k++)
        left -= (l[row * n + k] as number) * (l[column * n + k] as number)
      if (column < row) l[row * n + column] = left / (l[column * n + column] as number)
      else if (left > LEAST_LEFT * (a[row * n + row] as number)) l[row * n + row] = Math.sqrt(left)
      else return row
    }
  }
  return l
}

/** The inverse of a lower triangular matrix, row after row; it is lower triangular too. */
export function invertLower(l: Float64Array, n: number): Float64Array {
  const inverse = new Float64Array(n * n)
  for (let column = 0; column < n; column++) {
    inverse[column * n + column] = 1 / (l[column * n + column] as number)
    for (let row = column + 1; row < n; row++) {
      let sum = 0
      for (let k = column; k < row; k++)
        sum -= (l[row * n + k] as number) * (inverse[k * n + column] as number)
      inverse[row * n + column] = sum / (l[row * n + row] as number)
    }
  }
  return inverse
}
