import type { IssueDraft } from '../../../issue/issue.js'
import type { MergedCells } from './merged-cells.js'
import type { SheetRow } from './sheet-rows.js'

/** Gives the rows of a sheet the values of their merged cells, row by row from above. */
export interface MergeFiller {
  readonly fill: (row: SheetRow) => readonly string[]
  /** What was filled, and what was not; complete after the last row. */
  readonly issues: () => readonly IssueDraft[]
}

interface OpenMerge extends MergedCells {
  value: string
}

interface Found {
  count: number
  /** First row below the header. */
  readonly row: number
}

const isFilled = (cell: string | undefined): cell is string =>
  cell !== undefined && cell.trim() !== ''

/**
 * A cell that is merged downwards over several rows (a school over its students) stands for each of them, as a person
 * sees it: rows that have something else in them get its value, and that is said by column. A cell that is merged
 * sideways stays in its first column, since one value is no answer to two questions; the others are said to be empty.
 *
 * @param header - last row of the header; merged cells that begin above it are names of columns
 * @param names - of the columns, for the issues
 */
export function mergeFiller(
  merges: readonly MergedCells[],
  header: number,
  names: readonly string[],
): MergeFiller {
  const below = merges.filter(({ top }) => top > header).sort((one, other) => one.top - other.top)
  const filled = new Map<number, Found>()
  const empty = new Map<number, Found>()
  let next = 0
  let open: OpenMerge[] = []
  const note = (found: Map<number, Found>, column: number, number: number): void => {
    const known = found.get(column)
    if (known === undefined) found.set(column, { count: 1, row: number - header })
    else known.count++
  }
  return {
    fill: ({ number, cells }) => {
      open = open.filter(({ bottom }) => bottom >= number)
      for (; next < below.length && (below[next] as MergedCells).top <= number; next++) {
        const merge = below[next] as MergedCells
        const value = merge.top === number ? (cells[merge.left] ?? '') : ''
        if (isFilled(value)) open.push({ ...merge, value })
      }
      if (open.length === 0 || !cells.some(isFilled)) return cells
      const own = [...cells]
      for (const { top, left, right, value } of open) {
        for (let column = left + 1; column <= right; column++) note(empty, column, number)
        if (number === top || isFilled(own[left])) continue
        while (own.length < left) own.push('')
        own[left] = value
        note(filled, left, number)
      }
      return own
    },
    issues: () => [
      ...drafts(filled, names, 'a value in each row', 'merged with the cell above, which counts'),
      ...drafts(empty, names, 'a cell for each column', 'merged with the cell on the left, empty'),
    ],
  }
}

function drafts(
  found: ReadonlyMap<number, Found>,
  names: readonly string[],
  expected: string,
  received: string,
): IssueDraft[] {
  return [...found].map(([index, { count, row }]) => ({
    code: 'cells-merged',
    severity: 'warning',
    row,
    column: names[index] || `column ${index + 1}`,
    expected,
    received: `${received}: ${count}`,
  }))
}
