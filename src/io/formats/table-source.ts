import type { IssueDraft } from '../../issue/issue.js'

/** What a format knows of one column beside its name. */
export interface TableColumn {
  readonly name: string
  /** What the file says that the column is about, such as the variable label of SPSS. */
  readonly label?: string
  /** What stands in it; a text of a number is a text. Absent where the format does not say. */
  readonly kind?: 'text' | 'number' | 'date' | 'boolean'
  /** Cell text and what it stands for, in the order of the file. */
  readonly valueLabels?: readonly (readonly [text: string, label: string])[]
  /** Values that the file declares missing: single ones, and ranges such as `97..99`. */
  readonly missing?: readonly string[]
}

/**
 * The cells of a row as texts; '' is an empty cell, cells that are not there are empty. No cells at all: a line with
 * nothing in it, which is no row. Null: a row that cannot be read, for which the source has an issue.
 */
export type SourceRow = readonly string[] | null

/** Rows; or the lines that they are staged as, from a format that writes these faster than it makes texts of cells. */
export type SourceBatch = readonly SourceRow[] | Uint8Array

/** A table in a file, whatever its format: what it is, and its rows in batches with bounded memory. */
export interface TableSource {
  /** Where there are more of them after the last batch than before the first, the rows are to be asked for again. */
  readonly columns: readonly TableColumn[]
  /** Sheet of a workbook that is read, and those that have something in them. */
  readonly sheet?: string
  readonly sheets?: readonly string[]
  /** Of a workbook, the row of the sheet in which the rows below the header begin; 2 where nothing stands above it. */
  readonly firstRow?: number
  /** Rows below the header in order. Asked for again only where `columns` grew. Each batch lives until the next is asked for. */
  readonly batches: () => AsyncIterable<SourceBatch> | Iterable<SourceBatch>
  /** What is odd about the file; complete when the last batch was taken. Rows count from 1 below the header. */
  readonly issues: () => readonly IssueDraft[]
  /** Lets go of the file; after it no batch may be asked for. */
  readonly close: () => void
}
