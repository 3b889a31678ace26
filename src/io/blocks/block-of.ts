import type { Issue } from '../../issue/issue.js'
import type { ResponseFile } from '../open-responses.js'
import type { RowBlock, RowCounts, TextColumn } from '../row-block.js'
import type { BlockColumns } from './block-columns.js'
import { type ByteCells, textsOf } from './carried-rows.js'

/** What a block has beside its columns. */
export interface BlockEnd {
  /** Number of rows that could be read. */
  readonly length: number
  /** What is wrong in them, and in those that could not. */
  readonly issues: readonly Issue[]
  readonly counts: RowCounts
}

/** The rows that the columns of a file hold now. */
export function blockOf(
  file: ResponseFile,
  columns: BlockColumns,
  { length, issues, counts }: BlockEnd,
): RowBlock {
  const { store, capacity, sex, ageMonths, grade } = columns
  return {
    length,
    rows: columns.rows,
    responses: columns.offsets.map((offsets) => ({
      length,
      codes: offsets.map((offset) => store.subarray(offset, offset + capacity)),
    })),
    persons: { length, sex, ageMonths, grade },
    students: columns.students,
    birthDate: columns.birthDate,
    testDate: columns.testDate,
    categories: columns.categories,
    carried: file.columns
      .filter(({ uses }) => uses.some(({ kind }) => kind === 'carried'))
      .map(({ header }, column) => textColumn(header, { rows: columns.carried, column }, length)),
    carriedRows: columns.carried,
    seconds: columns.seconds,
    instructedFailed: columns.instructedFailed,
    trials: columns.trials,
    issues,
    counts,
  }
}

/** Few of those who read blocks want the texts: they are made for those who do. */
function textColumn(name: string, cells: ByteCells, length: number): TextColumn {
  let texts: readonly string[] | null = null
  return {
    name,
    cells,
    get values() {
      texts ??= textsOf(cells, length)
      return texts
    },
  }
}
