import type { CellSource, Run } from './run.js'

/** A table: a caption, heads, rows of cells. */
export interface TableBlock {
  readonly kind: 'table'
  /** Unique in the document; names the sheet in a workbook. */
  readonly id: string
  readonly caption: string
  readonly columns: readonly TableColumn[]
  /** As many cells in each row as there are columns. */
  readonly rows: readonly (readonly TableCell[])[]
  /** How many of the leading cells of a row are its heads; 1 where absent. */
  readonly nHeads?: number
  /** What stands in small print in a cell stays in its line. */
  readonly isDense?: boolean
  readonly note?: string
}

export interface TableColumn {
  readonly label: string
  readonly kind: 'text' | 'number'
  /** Whether its texts are short and stay in one line, or are long and keep room on a narrow page. */
  readonly isShort?: boolean
}

export type TableCell = TextCell | NumberCell | HiddenCell | BlankCell

export interface TextCell {
  readonly kind: 'text'
  readonly runs: readonly Run[]
}

/** A number with its unit of sense: the value for a workbook, the text for a reader, and where it came from. */
export interface NumberCell {
  readonly kind: 'number'
  readonly value: number
  readonly text: string
  /** How a workbook shows the value. */
  readonly format: 'count' | 'percent' | 'score'
  readonly source: CellSource | null
  /** More in the same cell, such as an interval, in small print. */
  readonly more?: readonly Run[]
}

/** A number that is hidden because it is small or would give another away; never 0 and never blank. */
export interface HiddenCell {
  readonly kind: 'hidden'
  /** Such as `hidden`. */
  readonly text: string
  readonly source: CellSource | null
}

/** Nothing that there could be: an instrument that the grade does not take. */
export interface BlankCell {
  readonly kind: 'blank'
}
