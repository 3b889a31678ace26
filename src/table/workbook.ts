/**
 * A workbook as people use it in an office: sheets with headings, styled cells and a print set-up. What stands in it is
 * said here; a writer makes the file. Texts are as in the data: the writer makes them harmless.
 */
export interface Workbook {
  readonly title: string
  readonly language: 'en' | 'zh'
  readonly sheets: readonly WorkSheet[]
}

export interface WorkSheet {
  /** As a person would name it; the writer shortens it to what a workbook allows and makes it unique. */
  readonly name: string
  /** Widths of the columns in characters. */
  readonly widths: readonly number[]
  readonly rows: readonly WorkRow[]
  /** Rows at the top that stay in sight, and are repeated on each printed page. */
  readonly nFrozenRows: number
  /** Columns at the left that stay in sight. */
  readonly nFrozenColumns: number
  /** Whether the last of the frozen rows has filters. */
  readonly hasFilter: boolean
  readonly isLandscape: boolean
  /** A4, or A3 for sheets of many columns; A4 where absent. */
  readonly paper?: 'a4' | 'a3'
  /** Over how many pages side by side the columns are printed; 1 where absent. */
  readonly nPagesWide?: number
  /** For whom the sheet is; at the foot of each printed page. */
  readonly banner: string
  /** Cells that offer a choice; a row further down than the last one may be filled in too. */
  readonly choices: readonly WorkChoice[]
}

export interface WorkRow {
  readonly cells: readonly WorkCell[]
  /** In points; as high as its text where absent. */
  readonly height?: number
}

export interface WorkCell {
  /** A date is a text `2026-11-22` in a cell of the style `date`. */
  readonly value: string | number | null
  readonly style: CellStyle
  /** CSS colour `#rrggbb` of a category, shown as a tint behind its name. */
  readonly colour?: string
  /** How many columns it covers; 1 where absent. */
  readonly span?: number
}

export type CellStyle =
  | 'plain'
  | 'title'
  | 'banner'
  | 'note'
  | 'group'
  | 'header'
  | 'text'
  | 'whole'
  | 'percent'
  | 'score'
  | 'date'
  | 'hidden'
  | 'input'

/** A column whose cells offer words to choose from. */
export interface WorkChoice {
  readonly column: number
  /** Number of the first row with the choice, from 0. */
  readonly fromRow: number
  readonly words: readonly string[]
}
