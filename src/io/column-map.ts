/** How the cells of an item column are written. */
export const CODINGS = ['code', 'label', 'index', 'score'] as const
export type Coding = (typeof CODINGS)[number]

/** Whether scores in a file hold the reversal of reverse-keyed items already. */
export const REVERSALS = ['done', 'not-done'] as const
export type Reversal = (typeof REVERSALS)[number]

/**
 * The column map as written: which column of a file holds which item or person field, and how its cells are written.
 * Mirrors `column-map.schema.json`. Items and fields that it does not name are found by a header of their own name.
 */
export interface ColumnMap {
  readonly $schema?: string
  readonly title?: string
  readonly notes?: readonly string[]
  /** For item columns that do not say it themselves; `code` if absent. */
  readonly coding?: Coding
  /** For columns of scores that do not say it themselves; must be declared where items are reverse-keyed. */
  readonly reversal?: Reversal
  /** Rows that name the columns, such as 3 in an export of Qualtrics; the first is the header. 1 if absent. */
  readonly headerRows?: number
  /** Headers of columns that are never carried into results. */
  readonly drop?: readonly string[]
  /** Headers of private columns (IP addresses) that are to be carried all the same. */
  readonly keep?: readonly string[]
  /**
   * Header → cell texts by which a row is known as no response: a preview, a test. In the place of what is known of the
   * column; with an empty list it says nothing of its rows.
   */
  readonly trials?: Readonly<Record<string, readonly (string | number)[]>>
  /** Item id or person field → column. Null: not in this file, on purpose. */
  readonly columns?: Readonly<Record<string, string | MappedColumn | null>>
  /** Cell text → sex. */
  readonly sex?: Readonly<Record<string, 'female' | 'male' | 'unknown'>>
  readonly missing?: MissingTexts
  /** Named tables from cell text to code. */
  readonly answerSets?: Readonly<Record<string, AnswerTable>>
  /** What `inspect` could not know. A map is refused until each is decided and its entry taken away. */
  readonly undecided?: readonly Undecided[]
  /** What `inspect` saw, for the reader of the map; nothing is read from it. */
  readonly proposal?: Readonly<Record<string, unknown>>
}

/** One decision that is left to the user, and what can be written for each choice. */
export interface Undecided {
  readonly about: string
  readonly columns?: readonly string[]
  readonly choices: readonly { readonly meaning: string; readonly write?: unknown }[]
}

/** A column by its header text or by its position (1 is the first), with its own coding. */
export interface MappedColumn {
  readonly column: string | { readonly index: number }
  readonly coding?: Coding
  readonly reversal?: Reversal
  /** Cell text → code, or the name of an answer set; read before the coding. */
  readonly answers?: string | AnswerTable
  readonly missing?: MissingTexts
}

export type AnswerTable = Readonly<Record<string, string | number | boolean>>

/** Cell texts that stand for no answer, by reason. */
export interface MissingTexts {
  readonly declined?: readonly (string | number)[]
  readonly notApplicable?: readonly (string | number)[]
  readonly blank?: readonly (string | number)[]
}
