import type { IssueCode } from './codes.js'

/** How much an {@link Issue} matters: an error stops what it concerns, a warning wants a look, info is worth knowing. */
export type Severity = 'error' | 'warning' | 'info'

/**
 * One thing that is wrong with data or with a file, as data: the place and both sides.
 *
 * `message` is built from the other fields and never holds a name, a free text or a student number.
 */
export interface Issue {
  readonly code: IssueCode
  readonly severity: Severity
  /** Name of the file, without its folder. */
  readonly file?: string
  /** JSON pointer into an instrument, norm table, protocol or map, such as `/scoring/scales/0/items/3`. */
  readonly path?: string
  /** Row of a table; 1 is the first row below the header. */
  readonly row?: number
  readonly column?: string
  readonly expected: string
  readonly received: string
  readonly message: string
  /** How many more of its kind there are that are not listed. */
  readonly more?: number
}

/** The outcome of reading something that may be wrong: a value, or every issue that stands in its way. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/** The fields of an {@link Issue} that its author writes; severity defaults to `error`, the message is composed. */
export interface IssueDraft extends Omit<Issue, 'severity' | 'message'> {
  readonly severity?: Severity
  /** What is wrong in a few words, when expected and received alone do not say it. */
  readonly about?: string
}

/**
 * Builds an issue and its message from the place and both sides.
 *
 * @example
 * ```ts
 * issue({ code: 'item-out-of-range', row: 812, column: 'q7', expected: '0..3', received: '5' }).message // => 'row 812, q7: expected 0..3, received 5'
 * ```
 */
export function issue(draft: IssueDraft): Issue {
  const { about, severity = 'error', ...fields } = draft
  const place = [
    fields.file,
    fields.row === undefined ? undefined : `row ${fields.row}`,
    fields.column ?? fields.path,
  ].filter((part) => part !== undefined && part !== '')
  const sides = `expected ${fields.expected}, received ${fields.received}`
  const text = about === undefined ? sides : `${about}: ${sides}`
  const message = place.length === 0 ? text : `${place.join(', ')}: ${text}`
  return { ...fields, severity, message }
}
