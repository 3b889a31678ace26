import type { Triangle } from '../../stat/least-squares.js'

/** The set of a size that leaves the least residuals. */
export interface BestSubset {
  /** Columns beside the constant, rising. */
  readonly terms: readonly number[]
  readonly residualSquares: number
}

/** A column that is shorter than this once others are taken out of it depends on them. */
const DEPENDENT = 1e-20

/**
 * The best set of terms of each size, all sets looked at: the columns of the triangle are made orthogonal to each term as
 * it is taken (modified Gram–Schmidt), so that a further term costs some hundred steps.
 *
 * @param triangle - the constant first, then every term
 * @param mostTerms - sets up to this many terms
 * @returns one set for each size from 1; fewer where terms depend on each other
 *
 * @see Björck, Å. (1967). Solving linear least squares problems by Gram–Schmidt orthogonalization. BIT, 7, 1–21.
 */
export function bestSubsets(
  { r, residualSquares }: Triangle,
  mostTerms: number,
): readonly BestSubset[] {
  const p = r.length
  // Without its first row nothing of the constant is left in the columns; the last one is y.
  const columnOf = (column: number): Float64Array =>
    Float64Array.from({ length: p - 1 }, (_, row) => r[row + 1]?.[column] as number)
  const levels = Array.from({ length: mostTerms + 1 }, () =>
    Array.from({ length: p }, (_, column) => columnOf(column + 1)),
  )
  const best: (BestSubset | undefined)[] = []
  const chosen: number[] = []
  const look = (depth: number, from: number): void => {
    const columns = levels[depth] as Float64Array[]
    const next = levels[depth + 1]
    const y = columns[p - 1] as Float64Array
    for (let term = from; term < p - 1; term++) {
      const own = columns[term] as Float64Array
      const length = product(own, own)
      if (!(length > DEPENDENT)) continue
      chosen[depth] = term + 1
      const left = product(y, y) - product(own, y) ** 2 / length + residualSquares
      if (left < (best[depth]?.residualSquares ?? Number.POSITIVE_INFINITY))
        best[depth] = { terms: chosen.slice(0, depth + 1), residualSquares: left }
      if (next === undefined || depth + 1 === mostTerms) continue
      for (let column = term + 1; column < p; column++)
        takeOut(own, length, columns[column] as Float64Array, next[column] as Float64Array)
      look(depth + 1, term + 1)
    }
  }
  look(0, 0)
  return best.flatMap((one) => one ?? [])
}

function product(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let row = 0; row < one.length; row++) sum += (one[row] as number) * (other[row] as number)
  return sum
}

/** What is left of a column without its part along another. */
function takeOut(
  along: Float64Array,
  length: number,
  from: Float64Array,
  into: Float64Array,
): void {
  const share = product(along, from) / length
  for (let row = 0; row < along.length; row++)
    into[row] = (from[row] as number) - share * (along[row] as number)
}
