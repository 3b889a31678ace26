import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CountPuzzle } from './count-puzzle.js'
import { recoverCounts } from './recover-counts.js'

const END = Number.POSITIVE_INFINITY

/** Sums of 0–1 rows over unknown counts, whose totals are known. */
function puzzleOf(rows: readonly (readonly number[])[], totals: readonly number[]): CountPuzzle {
  const nUnknowns = rows[0]?.length ?? 0
  return {
    low: Float64Array.from([...new Array<number>(nUnknowns).fill(0), ...totals]),
    high: Float64Array.from([...new Array<number>(nUnknowns).fill(END), ...totals]),
    sums: rows.map((row, index) => [
      ...row.flatMap((factor, cell) => (factor === 0 ? [] : [{ cell, factor }])),
      { cell: nUnknowns + index, factor: -1 },
    ]),
  }
}

/** Every solution in whole numbers from 0 to the largest total. */
function solutionsOf(rows: readonly (readonly number[])[], totals: readonly number[]): number[][] {
  const nUnknowns = rows[0]?.length ?? 0
  const most = Math.max(...totals)
  const found: number[][] = []
  const values = new Array<number>(nUnknowns).fill(0)
  const enter = (at: number): void => {
    if (at === nUnknowns) {
      const fits = rows.every(
        (row, index) =>
          row.reduce((sum, factor, cell) => sum + factor * (values[cell] as number), 0) ===
          totals[index],
      )
      if (fits) found.push([...values])
      return
    }
    for (let value = 0; value <= most; value++) {
      values[at] = value
      enter(at + 1)
    }
  }
  enter(0)
  return found
}

describe('recoverCounts', () => {
  it('knows a count that only whole numbers settle, where fractions would leave it open', () => {
    // d = 0 asks for a = b = c = 1/2.
    const rows = [
      [1, 1, 0, 1],
      [0, 1, 1, 1],
      [1, 0, 1, 1],
    ]
    const found = recoverCounts(puzzleOf(rows, [1, 1, 1]))
    expect([...found.low.subarray(0, 4)]).toEqual([0, 0, 0, 1])
    expect([...found.high.subarray(0, 4)]).toEqual([0, 0, 0, 1])
    expect([found.relaxed, found.unproven]).toEqual([[], []])
  })

  it('says nothing of counts whose linear program was given up: not known, and no contradiction', () => {
    const rows = [
      [1, 1, 0, 1],
      [0, 1, 1, 1],
      [1, 0, 1, 1],
    ]
    const found = recoverCounts(puzzleOf(rows, [1, 1, 1]), 0)
    expect(found.isContradictory).toBe(false)
    expect(found.unproven).toEqual([0, 1, 2, 3])
    for (const cell of found.unproven) expect([found.low[cell], found.high[cell]]).toEqual([0, 1])
  })

  it('knows of small systems just the counts that every solution in whole numbers agrees on', () => {
    const system = fc.integer({ min: 3, max: 6 }).chain((nUnknowns) =>
      fc.record({
        truth: fc.array(fc.nat({ max: 2 }), { minLength: nUnknowns, maxLength: nUnknowns }),
        rows: fc
          .array(fc.array(fc.constantFrom(0, 1), { minLength: nUnknowns, maxLength: nUnknowns }), {
            minLength: 2,
            maxLength: 5,
          })
          // Every unknown is in a sum, so that there are finitely many solutions.
          .map((rows) => [...rows, new Array<number>(nUnknowns).fill(1)]),
      }),
    )
    fc.assert(
      fc.property(system, ({ truth, rows }) => {
        const totals = rows.map((row) =>
          row.reduce((sum, factor, cell) => sum + factor * (truth[cell] as number), 0),
        )
        fc.pre(Math.max(...totals) <= 5)
        const solutions = solutionsOf(rows, totals)
        const found = recoverCounts(puzzleOf(rows, totals))
        expect(found.isContradictory).toBe(false)
        expect([found.relaxed, found.unproven]).toEqual([[], []])
        truth.forEach((_, cell) => {
          const values = new Set(solutions.map((solution) => solution[cell]))
          expect(found.low[cell] === found.high[cell]).toBe(values.size === 1)
        })
      }),
      { numRuns: 150 },
    )
  })
})
