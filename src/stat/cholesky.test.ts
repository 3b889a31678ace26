import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cholesky, invertLower } from './cholesky.js'

const N = 4
const entries = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), {
  minLength: N * N,
  maxLength: N * N,
})

/** `B·Bᵀ + I`, which is positive definite. */
function definite(b: readonly number[]): Float64Array {
  return Float64Array.from({ length: N * N }, (_, at) => {
    const [row, column] = [Math.floor(at / N), at % N]
    let sum = row === column ? 1 : 0
    for (let k = 0; k < N; k++) sum += (b[row * N + k] as number) * (b[column * N + k] as number)
    return sum
  })
}

const cell = (matrix: Float64Array, row: number, column: number): number =>
  matrix[row * N + column] as number

describe('cholesky', () => {
  it('gives a factor whose square is the matrix, and whose inverse undoes it', () => {
    fc.assert(
      fc.property(entries, (b) => {
        const a = definite(b)
        const l = cholesky(a, N)
        if (typeof l === 'number') throw new Error(`row ${l}`)
        const w = invertLower(l, N)
        for (let row = 0; row < N; row++)
          for (let column = 0; column < N; column++) {
            let square = 0
            let identity = 0
            for (let k = 0; k < N; k++) {
              square += cell(l, row, k) * cell(l, column, k)
              identity += cell(w, row, k) * cell(l, k, column)
            }
            expect(square).toBeCloseTo(cell(a, row, column), 9)
            expect(identity).toBeCloseTo(row === column ? 1 : 0, 9)
          }
      }),
    )
  })

  it('names the first row that follows from those before it', () => {
    expect(cholesky(Float64Array.of(1, 2, 2, 4), 2)).toBe(1)
    expect(cholesky(Float64Array.of(0, 0, 0, 1), 2)).toBe(0)
    expect(cholesky(Float64Array.of(1, 2, 2, 1), 2)).toBe(1)
  })
})
