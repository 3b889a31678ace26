import type { MergedCells } from './merged-cells.js'
import type { SheetRow } from './sheet-rows.js'

/** What stands above the rows of answers in a sheet. */
export interface SheetHeader {
  readonly names: readonly string[]
  /** Rows of titles passed over above the header. */
  readonly nTitles: number
  /** Rows that the header takes, and the last of them. */
  readonly nRows: number
  readonly lastRow: number
}

const MOST_HEADER_ROWS = 5

const isFilled = (cell: string | undefined): boolean => cell !== undefined && cell.trim() !== ''
const nFilled = ({ cells }: SheetRow): number => cells.filter(isFilled).length

/** Rows at the beginning with one filled cell, where a later one has more: titles and remarks. */
export function titleRows(rows: readonly SheetRow[]): readonly SheetRow[] {
  const filled = rows.filter((row) => nFilled(row) > 0)
  const first = filled.findIndex((row) => nFilled(row) > 1)
  return first < 0 ? [] : filled.slice(0, first)
}

/** Whether the first row of the header has gaps, so that merged cells could explain it. */
export function hasGaps(header: SheetRow, width: number): boolean {
  return Array.from({ length: width }, (_, column) => header.cells[column]).some(
    (cell) => !isFilled(cell),
  )
}

/**
 * The names of the columns. Where cells of the header are merged it takes as many rows as they say: a cell merged
 * downwards reaches to its end, one merged sideways over several filled cells is a heading over them. A column is
 * called by its lowest name, and by all of them (`heading / name`) where that would not tell it from another.
 *
 * @param rows - the first rows of the sheet; at least one filled
 */
export function sheetHeader(
  rows: readonly SheetRow[],
  merges: readonly MergedCells[],
): SheetHeader {
  const titles = titleRows(rows)
  const filled = rows.filter((row) => nFilled(row) > 0)
  const first = filled[titles.length] as SheetRow
  const lastRow = lastHeaderRow(rows, first.number, merges)
  const block = rows.filter(({ number }) => number >= first.number && number <= lastRow)
  const width = Math.max(...block.map(({ cells }) => filledWidth(cells)))
  const paths = Array.from({ length: width }, (_, column) => namesOf(column, block, merges))
  const lowest = paths.map((path) => path.at(-1) ?? '')
  const names = paths.map((path, column) => {
    const name = lowest[column] as string
    const isUnique = lowest.filter((other) => other === name).length === 1
    return isUnique ? name : path.join(' / ')
  })
  return { names, nTitles: titles.length, nRows: lastRow - first.number + 1, lastRow }
}

/** Length without empty cells at the end. */
export function filledWidth(cells: readonly string[]): number {
  let width = cells.length
  while (width > 0 && !isFilled(cells[width - 1])) width--
  return width
}

function lastHeaderRow(
  rows: readonly SheetRow[],
  top: number,
  merges: readonly MergedCells[],
): number {
  const cellsOf = (row: number): readonly string[] =>
    rows.find(({ number }) => number === row)?.cells ?? []
  const limit = Math.min(top + MOST_HEADER_ROWS - 1, (rows.at(-1)?.number ?? top) - 1)
  let last = top
  for (let row = top; row <= last; row++)
    for (const merge of merges) {
      if (merge.top !== row) continue
      const below = cellsOf(merge.bottom + 1).slice(merge.left, merge.right + 1)
      const isHeading = merge.right > merge.left && below.filter(isFilled).length > 1
      const end = isHeading ? merge.bottom + 1 : merge.bottom
      if (end <= limit) last = Math.max(last, end)
    }
  return last
}

/** The names over a column from top to bottom, each once. */
function namesOf(
  column: number,
  block: readonly SheetRow[],
  merges: readonly MergedCells[],
): string[] {
  const path: string[] = []
  for (const { number } of block) {
    const merge = merges.find(
      ({ top, bottom, left, right }) =>
        number >= top && number <= bottom && column >= left && column <= right,
    )
    const row = block.find((one) => one.number === (merge?.top ?? number))
    const name = row?.cells[merge?.left ?? column]?.trim() ?? ''
    if (name !== '' && path.at(-1) !== name) path.push(name)
  }
  return path
}
