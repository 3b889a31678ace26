/** How the cells of an item column are written. */
export const CODINGS = ['code', 'label', 'index', 'score'] as const
export type Coding = (typeof CODINGS)[number]

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
  /** Item id or person field → column. Null: not in this file, on purpose. */
  readonly columns?: Readonly<Record<string, string | MappedColumn | null>>
  /** Cell text → sex. */
  readonly sex?: Readonly<Record<string, 'female' | 'male' | 'unknown'>>
  readonly missing?: MissingTexts
  /** Named tables from cell text to code. */
  readonly answerSets?: Readonly<Record<string, AnswerTable>>
}

/** A column by its header text or by its position (1 is the first), with its own coding. */
export interface MappedColumn {
  readonly column: string | { readonly index: number }
  readonly coding?: Coding
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
