import { describe, expect, it } from 'vitest'
import { sheetHeader } from './header-rows.js'
import type { MergedCells } from './merged-cells.js'

const rows = (...lines: string[][]) => lines.map((cells, at) => ({ number: at + 1, cells }))
const merge = (top: number, bottom: number, left: number, right: number): MergedCells => ({
  top,
  bottom,
  left,
  right,
})

describe('sheetHeader', () => {
  it('takes the first row where nothing is merged', () => {
    const found = sheetHeader(rows(['a', 'b'], ['1', '2'], ['3', '4']), [])
    expect(found).toEqual({ names: ['a', 'b'], nTitles: 0, nRows: 1, lastRow: 1 })
  })

  it('passes over titles, merged or not', () => {
    const found = sheetHeader(rows(['title', '', ''], ['a', 'b', 'c'], ['1', '2', '3']), [
      merge(1, 1, 0, 2),
    ])
    expect(found).toEqual({ names: ['a', 'b', 'c'], nTitles: 1, nRows: 1, lastRow: 2 })
  })

  it('takes the names below a heading, and those merged downwards', () => {
    const found = sheetHeader(
      rows(['id', 'scale', ''], ['', 'q1', 'q2'], ['1', '2', '3'], ['2', '2', '3']),
      [merge(1, 2, 0, 0), merge(1, 1, 1, 2)],
    )
    expect(found).toEqual({ names: ['id', 'q1', 'q2'], nTitles: 0, nRows: 2, lastRow: 2 })
  })

  it('tells columns of one name apart by their headings', () => {
    const found = sheetHeader(
      rows(
        ['id', 'first', '', 'second', ''],
        ['', 'q1', 'q2', 'q1', 'q2'],
        ['1', '2', '3', '4', '5'],
        ['1', '2', '3', '4', '5'],
      ),
      [merge(1, 2, 0, 0), merge(1, 1, 1, 2), merge(1, 1, 3, 4)],
    )
    expect(found.names).toEqual(['id', 'first / q1', 'first / q2', 'second / q1', 'second / q2'])
  })

  it('does not take a cell merged over empty ones for a heading', () => {
    const found = sheetHeader(rows(['id', 'name', ''], ['1', 'x', ''], ['2', 'y', '']), [
      merge(1, 1, 1, 2),
    ])
    expect(found.nRows).toBe(1)
    expect(found.lastRow).toBe(1)
  })

  it('leaves at least one row of data', () => {
    const found = sheetHeader(rows(['a', '', 'd'], ['b', 'c', 'e']), [merge(1, 1, 0, 1)])
    expect(found.lastRow).toBe(1)
  })
})
