import type { Issue } from '../issue/issue.js'
import type { PersonBlock, ResponseBlock } from '../table/blocks.js'
import type { ByteCells, CarriedRows } from './blocks/carried-rows.js'
import type { StudentColumn } from './student-keys.js'

/**
 * A block of rows of a file. The columns are buffers that the reader fills again for the next block: use a block
 * before asking for the next one, or copy what is to stay. Columns may be longer than `length`.
 */
export interface RowBlock {
  /** Number of rows that could be read. */
  readonly length: number
  /** Position of each row in the file: 1 is the first below the header, rejected and blank ones count. */
  readonly rows: Uint32Array
  /** Answers, one entry for each instrument asked for. */
  readonly responses: readonly ResponseBlock[]
  readonly persons: PersonBlock
  /** Null where the file has no such column, or the students were not asked for. */
  readonly students: StudentColumn | null
  /** Date of birth and of the test as yyyymmdd, 0 where unknown. */
  readonly birthDate: Int32Array
  readonly testDate: Int32Array
  /** Levels of grouping and `wave`, by name: those that the file has. */
  readonly categories: Readonly<Record<string, CategoryColumn>>
  /** Columns carried through unchanged, in the order of the file. */
  readonly carried: readonly TextColumn[]
  /** The same, row after row. */
  readonly carriedRows: CarriedRows
  /** Seconds taken; NaN where unknown. Null where the file has no such column. */
  readonly seconds: Float64Array | null
  /** Number of instructed items answered otherwise than told. Null where the protocol has none. */
  readonly instructedFailed: Uint8Array | null
  /** 1 for trials of the survey, where `trials` of the options is `mark`. Null where no column tells them. */
  readonly trials: Uint8Array | null
  /** What is wrong in the rows of this block, rejected ones included. */
  readonly issues: readonly Issue[]
  /** Running totals to the end of this block; those of the last block hold for the file. */
  readonly counts: RowCounts
}

/** `rows − rejected` is the number of rows in the blocks. */
export interface RowCounts {
  /** Rows of the file; a line without anything in it is not a row. */
  readonly rows: number
  /** Rows that could not be read; each has an issue. */
  readonly rejected: number
  /** Lines without anything in them. */
  readonly blankLines: number
  /** Number of issues by code; all count, those beyond the limit of a block are not kept. */
  readonly issues: Readonly<Record<string, number>>
}

/** A column of repeated texts: `values[codes[row]]`; code 0 is '', which stands for unknown. */
export interface CategoryColumn {
  readonly codes: Uint32Array
  /** Grows from block to block; codes stay. */
  readonly values: readonly string[]
}

export interface TextColumn {
  /** Header as written. */
  readonly name: string
  /** The cells as they stand in the file. */
  readonly cells: ByteCells
  /** The same as texts. */
  readonly values: readonly string[]
}
