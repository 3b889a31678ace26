import type { Condition } from './condition.js'
import type { Sourced } from './document.js'

/** Where `when` is true, a blank answer to one of `items` counts as `code`. Answers given are kept. */
export interface GateDocument extends Sourced {
  readonly when: Condition
  readonly items: readonly string[]
  readonly code: string | number | boolean
}

/**
 * A question that is not safe to leave open: a blank or declined answer to one of `items` that no gate explains counts
 * as `code`. It is still a missing answer of the sheet.
 */
export interface UnansweredDocument extends Sourced {
  readonly items: readonly string[]
  readonly code: string | number | boolean
}
