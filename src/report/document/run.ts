/** A piece of a line. A plain string is a text of our own; texts from data are {@link NameRun}s. */
export type Run = string | StrongRun | NameRun | FigureRun | LinkRun | MarkRun

export interface StrongRun {
  readonly kind: 'strong'
  readonly text: string
}

/** A text from data: a name, a school, a class. Its direction of writing is kept to itself. */
export interface NameRun {
  readonly kind: 'name'
  readonly text: string
}

/** A number as it is shown, with the cell that it came from. */
export interface FigureRun {
  readonly kind: 'figure'
  readonly text: string
  readonly source: CellSource
}

/** A link within the output folder, or to a place of the same page; plain text where the carrier has no links. */
export interface LinkRun {
  readonly kind: 'link'
  readonly text: string
  readonly href: string
}

/** A category in colour: a tier or a band with its name beside, so that colour is never alone. */
export interface MarkRun {
  readonly kind: 'mark'
  readonly text: string
  /** A CSS colour, `#rrggbb`. */
  readonly colour: string
}

/** Where a number stands: a file of the results, its row by key, its column, and the text of that cell. */
export interface CellSource {
  /** Such as `cohort.csv`; `previous-1/cohort.csv` of an earlier wave, 1 being the oldest. */
  readonly file: string
  /**
   * Of `cohort.csv`: level, group, sex, sheets, measure, category joined by `|`; of `coverage.csv`: level and group; of
   * any other file: the number of the record, 1 being the row below the header. A figure counted over many rows of
   * `students.csv` has the key and the column that it would have in `cohort.csv` or `coverage.csv`.
   */
  readonly key: string
  readonly column: string
  readonly text: string
}

/** A line as text without its marks. */
export function runsText(runs: readonly Run[]): string {
  return runs.map((run) => (typeof run === 'string' ? run : run.text)).join('')
}
