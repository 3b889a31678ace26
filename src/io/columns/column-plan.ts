import type { Coding } from '../column-map.js'
import type { PersonField } from './person-fields.js'
import type { TrialMarks } from './trial-marks.js'

/** What one column of a file is used for; several uses are possible, none means that it is passed over. */
export interface FileColumn {
  /** Position in the file; 0 is the first. */
  readonly index: number
  /** Header as written. */
  readonly header: string
  readonly uses: readonly ColumnUse[]
}

export type ColumnUse =
  | {
      readonly kind: 'item'
      /** Index into the instruments asked for. */
      readonly instrument: number
      /** Index into the items of the instrument. */
      readonly item: number
      readonly id: string
      readonly coding: Coding
    }
  | { readonly kind: 'field'; readonly field: PersonField }
  | { readonly kind: 'level'; readonly level: string }
  | { readonly kind: 'instructed'; readonly expected: string }
  /** Says whether the row is a response at all. */
  | { readonly kind: 'trial'; readonly marks: TrialMarks }
  | { readonly kind: 'carried' }
