import type { ReadLimits } from './limits.js'
import type { TableSource } from './table-source.js'

/** Formats that a table can come in; gzip may be around any of them. */
export const FORMAT_IDS = ['csv', 'xlsx', 'sav', 'json', 'parquet'] as const
export type FormatId = (typeof FORMAT_IDS)[number]

/** What is to be known to read a table whatever its format. */
export interface FormatOptions {
  /** Sheet of a workbook by its name, or by its position where that is a number; 1 is the first. */
  readonly sheet?: string
  /** Values that an SPSS file declares missing: read as empty cells (the default) or kept. */
  readonly userMissing?: 'blank' | 'keep'
  readonly limits: ReadLimits
}

/** A file whose format is known. */
export interface FormatInput extends FormatOptions {
  readonly path: string
  /** In bytes. */
  readonly size: number
}

/** One format: how it is recognised and opened. */
export interface FileFormat {
  readonly id: FormatId
  /** As a person is told it. */
  readonly name: string
  /** Whether a file begins as one of this format; the first of the list that says so is taken. */
  readonly isLike: (head: Uint8Array) => boolean
  /** Opens a file; what stands in the way is thrown as a FormatError. */
  readonly open: (input: FormatInput) => Promise<TableSource>
}
