import type { PublishedRow, TableKind } from '../../cohort/audit/published-table.js'

/** The cells of one row of a published table. */
export interface PublishedCells {
  /** Empty where the table has no such column. */
  readonly text: (column: string) => string
  /** Null where the cell is empty. */
  readonly number: (column: string) => number | null
}

/** A row as it is read, before its place in the file is known. */
export type Row = Omit<PublishedRow, 'file' | 'row'>

/** A kind of published table: how it is known by its columns, and what its rows say. */
export interface PublishedKind {
  readonly kind: TableKind
  readonly columns: readonly string[]
  readonly rowsOf: (cells: PublishedCells) => readonly Row[]
}

/** A row that says nothing yet. */
export const EMPTY: Omit<Row, 'level' | 'group' | 'measure' | 'category'> = {
  sex: 'all',
  sheets: 'all',
  nEnrolled: null,
  nAnswered: null,
  nValid: null,
  n: null,
  count: null,
  share: null,
  low: null,
  high: null,
}
