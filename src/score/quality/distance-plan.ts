import { cholesky, invertLower } from '../../stat/cholesky.js'
import type { DistanceReference } from './reference/quality-reference.js'

/** What the distance of a sheet from the centre of a reference is computed with. */
export interface DistancePlan {
  /** Indexes of the items that have a variance in the reference. */
  readonly items: Uint16Array
  /** Mean raw answer of each. */
  readonly means: Float64Array
  /** Inverse of the lower Cholesky factor of the covariance, row after row: whitens deviations. */
  readonly whitening: Float64Array
  /** Inverse of the covariance, row after row. */
  readonly precision: Float64Array
}

/** Compiles a distance; null where the covariance has no inverse. */
export function distancePlan(
  { items, means, covariance }: DistanceReference,
  indexOf: (id: string) => number,
): DistancePlan | null {
  const n = items.length
  const factor = cholesky(fullMatrix(covariance), n)
  if (typeof factor === 'number') return null
  const whitening = invertLower(factor, n)
  return {
    items: Uint16Array.from(items, indexOf),
    means: Float64Array.from(means),
    whitening,
    precision: precisionOf(whitening, n),
  }
}

/** A symmetric matrix, row after row, from the rows of its lower triangle. */
export function fullMatrix(lower: readonly (readonly number[])[]): Float64Array {
  const n = lower.length
  const matrix = new Float64Array(n * n)
  lower.forEach((cells, row) => {
    cells.forEach((value, column) => {
      matrix[row * n + column] = value
      matrix[column * n + row] = value
    })
  })
  return matrix
}

/** `WᵀW` of a lower triangular matrix. */
function precisionOf(whitening: Float64Array, n: number): Float64Array {
  const precision = new Float64Array(n * n)
  for (let k = 0; k < n; k++)
    for (let row = 0; row <= k; row++)
      for (let column = 0; column <= k; column++)
        precision[row * n + column] =
          (precision[row * n + column] as number) +
          (whitening[k * n + row] as number) * (whitening[k * n + column] as number)
  return precision
}
