import { describe, expect, it } from 'vitest'
import { mergeFiller } from './fill-merged.js'
import type { MergedCells } from './merged-cells.js'

const merge = (top: number, bottom: number, left: number, right: number): MergedCells => ({
  top,
  bottom,
  left,
  right,
})
const NAMES = ['student', 'school', 'q1', 'q2']

/** The rows from row 2 on, filled, and what is said. */
function filled(merges: readonly MergedCells[], ...rows: readonly (readonly string[])[]) {
  const filler = mergeFiller(merges, 1, NAMES)
  const cells = rows.map((row, at) => filler.fill({ number: at + 2, cells: row }))
  return { cells, issues: filler.issues() }
}

describe('mergeFiller', () => {
  it('gives the value of a cell merged downwards to each of its rows, and says so', () => {
    const { cells, issues } = filled(
      [merge(2, 3, 1, 1), merge(4, 5, 1, 1)],
      ['a', 'North', '1', '2'],
      ['b', '', '1', '2'],
      ['c', 'South'],
      ['d'],
      ['e', '', '1'],
    )
    expect(cells.map((row) => row[1])).toEqual(['North', 'North', 'South', 'South', ''])
    expect(issues).toEqual([
      {
        ...{ code: 'cells-merged', severity: 'warning', row: 2, column: 'school' },
        expected: 'a value in each row',
        received: 'merged with the cell above, which counts: 2',
      },
    ])
  })

  it('leaves a cell merged sideways in its first column, and says which are empty', () => {
    const { cells, issues } = filled([merge(3, 3, 2, 3)], ['a', '', '0', '1'], ['b', '', '3', ''])
    expect(cells[1]).toEqual(['b', '', '3', ''])
    expect(issues).toMatchObject([{ row: 2, column: 'q2' }])
  })

  it('makes no row of one that is empty, and changes none that has its own value', () => {
    const { cells, issues } = filled([merge(2, 4, 1, 1)], ['a', 'North'], [], ['c', 'East'])
    expect(cells).toEqual([['a', 'North'], [], ['c', 'East']])
    expect(issues).toEqual([])
  })

  it('passes over merged cells of the header, and empty ones', () => {
    const { cells, issues } = filled([merge(1, 3, 1, 1), merge(2, 3, 2, 2)], ['a'], ['b'])
    expect(cells).toEqual([['a'], ['b']])
    expect(issues).toEqual([])
  })
})
