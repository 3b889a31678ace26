import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leastSquares, triangleOf } from '../../stat/least-squares.js'
import { bestSubsets } from './best-subsets.js'

const N_TERMS = 5
const numbers = fc.array(fc.integer({ min: -9, max: 9 }), {
  minLength: N_TERMS + 1,
  maxLength: N_TERMS + 1,
})

/** Sets of terms by size, each fitted by itself. */
function leastByFitting(rows: readonly number[][], y: readonly number[]): number[] {
  const least = new Array<number>(N_TERMS).fill(Number.POSITIVE_INFINITY)
  for (let bits = 1; bits < 2 ** N_TERMS; bits++) {
    const terms = [0, 1, 2, 3, 4].filter((term) => bits & (1 << term)).map((term) => term + 1)
    const picked = rows.map((row) => [1, ...terms.map((term) => row[term] as number)])
    const fit = leastSquares(
      picked,
      y,
      y.map(() => 1),
    )
    const at = terms.length - 1
    least[at] = Math.min(least[at] as number, fit?.residualSquares ?? Number.POSITIVE_INFINITY)
  }
  return least
}

describe('bestSubsets', () => {
  it('finds for each size what fitting every set by itself finds', () => {
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 12, maxLength: 20 }), (drawn) => {
        const rows = drawn.map(([_, ...terms]) => [1, ...terms])
        const y = drawn.map(([own = 0]) => own)
        const triangle = triangleOf(
          rows,
          y,
          y.map(() => 1),
        )
        fc.pre(triangle !== null)
        const found = bestSubsets(triangle, N_TERMS)
        leastByFitting(rows, y).forEach((least, at) => {
          expect(found[at]?.terms).toHaveLength(at + 1)
          expect(Math.abs((found[at]?.residualSquares ?? 0) - least)).toBeLessThan(1e-6)
        })
      }),
      { numRuns: 50 },
    )
  })
})
