import type { Interval } from '../../instrument/instrument.js'

/**
 * A condition compiled to indexes: what the evaluator walks once per block. `source` is the instrument's index in the
 * scope; within one instrument it is 0.
 */
export type ConditionNode =
  | {
      readonly kind: 'item'
      readonly source: number
      readonly item: number
      readonly truth: Uint8Array
    }
  | {
      readonly kind: 'scale'
      readonly source: number
      readonly scale: number
      readonly on: 'raw' | 'standard-score'
      readonly interval: Interval
    }
  | {
      readonly kind: 'bands'
      readonly source: number
      readonly scale: number
      readonly on: 'raw' | 'standard-score'
      /** For each cut-score set, for each of its bands: 1 where the band is one of those named. */
      readonly named: readonly Uint8Array[]
      readonly bounds: readonly BandBounds[]
    }
  | {
      readonly kind: 'rule'
      readonly source: number
      readonly rule: number
      readonly named: Uint8Array
    }
  | { readonly kind: 'critical-item'; readonly source: number; readonly index: number }
  | { readonly kind: 'all' | 'any'; readonly of: readonly ConditionNode[] }
  | { readonly kind: 'not'; readonly of: readonly ConditionNode[] }
  | { readonly kind: 'at-least'; readonly count: number; readonly of: readonly ConditionNode[] }

/** Lower bounds of the bands of one cut-score set, ascending; `strict` where the band begins just above. */
export interface BandBounds {
  readonly at: Float64Array
  readonly strict: Uint8Array
}
