import type { IssueDraft } from '../../issue/issue.js'

/** One value that a column of categories can have, and what it stands for. */
export interface ValueLabel {
  readonly value: string
  readonly label: string
}

/** One column of a table that is written. */
export interface WrittenColumn {
  readonly name: string
  /** `whole`: whole numbers within 32 bits. `category`: one of `values`. */
  readonly kind: 'text' | 'whole' | 'number' | 'category'
  /** What it is about, for a person. */
  readonly label: string
  /** Of a category, in order; none for the others. */
  readonly values: readonly ValueLabel[]
}

/**
 * The cells of one column of a block: texts, '' where there is none; numbers, NaN where there is none; for categories
 * the index of the value, {@link NO_VALUE} where there is none. Columns may be longer than the block.
 */
export type WrittenCells = readonly string[] | Float64Array | Int32Array

export const NO_VALUE = -1

export interface WrittenBlock {
  readonly length: number
  readonly columns: readonly WrittenCells[]
  /** How the scores of a row came about, line by line; what a format has no room for it does not ask for. */
  readonly explain: (row: number) => readonly string[]
}

/** Writes a table block by block, with bounded memory. The cells of a block may be used again afterwards. */
export interface TableWriter {
  readonly block: (block: WrittenBlock) => void
  /** Completes the file; says what of the table the format could not hold. */
  readonly end: () => readonly IssueDraft[]
}

/** One format that a table can be written in. */
export interface WrittenFormat {
  readonly id: 'xlsx' | 'parquet' | 'sav' | 'jsonl'
  /** Endings of file names that ask for it. */
  readonly endings: readonly string[]
  /** Begins a file. The bytes that `write` is given may be used again. */
  readonly open: (
    columns: readonly WrittenColumn[],
    write: (bytes: Uint8Array) => void,
  ) => Promise<TableWriter>
}

/** The text of a cell, as the CSV file has it. */
export function cellText(column: WrittenColumn, cells: WrittenCells, row: number): string {
  const cell = cells[row]
  if (typeof cell === 'string') return cell
  if (cell === undefined || Number.isNaN(cell)) return ''
  return column.kind === 'category' ? (column.values[cell]?.value ?? '') : String(cell)
}
