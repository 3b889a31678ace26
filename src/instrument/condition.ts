import type { Sourced } from './document.js'

/** A bound on an item score or a scale; `above` and `below` are strict, `atLeast` and `atMost` include the bound. */
export interface Bounded {
  readonly atLeast?: number
  readonly above?: number
  readonly atMost?: number
  readonly below?: number
}

/**
 * A condition over answers and scores. It is true, false or unknown: unknown when the answers that are missing could
 * still decide it. In an instrument the references are its own; a protocol names the `instrument` beside each.
 */
export type Condition =
  | ({
      readonly item: string
      readonly instrument?: string
      readonly codes?: readonly (string | number | boolean)[]
    } & Bounded &
      Sourced)
  | ({
      readonly scale: string
      readonly instrument?: string
      readonly on?: 'raw' | 'standard-score'
      readonly bands?: readonly string[]
    } & Bounded &
      Sourced)
  | ({
      readonly rule: string
      readonly instrument?: string
      readonly outcomes: readonly string[]
    } & Sourced)
  | ({ readonly criticalItem: string; readonly instrument?: string } & Sourced)
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly atLeastOf: number; readonly of: readonly Condition[] }
