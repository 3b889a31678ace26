import type { Aggregate, GroupDocument } from '../instrument/document.js'
import type { Instrument, Interval, Item, ItemOption, Transform } from '../instrument/instrument.js'
import type { CompiledNormScale } from '../norm/compile-norms.js'
import type { Rounding } from '../stat/rounding.js'
import type { BandBounds, ConditionNode } from './condition/condition-node.js'

/**
 * An instrument, with its norms, turned into indexes and tables: what the engine runs. No names are looked up and no
 * function is called through it, so that another language could run the same plan.
 */
export interface CompiledInstrument<ScaleId extends string = string> extends EnginePlan {
  readonly instrument: Instrument<ScaleId>
}

/** {@link CompiledInstrument}, of the instrument no more than its keys. */
export interface EnginePlan {
  readonly instrument: InstrumentKeys
  readonly informant: string | null
  readonly gates: readonly GatePlan[]
  readonly scales: readonly ScalePlan[]
  /** For each rule, the condition of each outcome; null for the last, which applies when no other does. */
  readonly rules: readonly (readonly (ConditionNode | null)[])[]
  readonly criticalItems: readonly ConditionNode[]
  readonly validity: readonly ConditionNode[]
}

/** What answers are read by and results are named by, in the order of the columns. */
export interface InstrumentKeys {
  readonly id: string
  readonly version: string
  readonly variant: string | null
  readonly fingerprint: string
  readonly items: readonly ItemCodes[]
  readonly scales: readonly { readonly id: string }[]
  readonly rules: readonly {
    readonly id: string
    readonly outcomes: readonly { readonly id: string }[]
  }[]
  readonly criticalItems: readonly { readonly id: string }[]
  readonly validity: readonly { readonly id: string }[]
}

export interface ItemCodes extends Pick<Item, 'id' | 'declined' | 'notApplicable'> {
  readonly options: readonly Pick<ItemOption, 'code'>[]
}

/** Where the condition holds, blanks of these columns count as the option with the index `options[i]`. */
export interface GatePlan {
  /** Null for questions that are not safe to leave open: always, and declined answers too. */
  readonly when: ConditionNode | null
  readonly columns: readonly number[]
  readonly options: readonly number[]
}

export interface ScalePlan {
  readonly aggregate: Aggregate
  readonly of: 'items' | 'scales'
  readonly terms: readonly TermPlan[]
  /** Sum of the absolute weights: the number of terms where none is weighted. */
  readonly totalWeight: number
  /** Least and greatest sum of the terms. */
  readonly sumMinimum: number
  readonly sumMaximum: number
  readonly attainableMinimum: number
  readonly attainableMaximum: number
  readonly maxMissing: number
  readonly completion: 'prorate' | 'as-zero'
  readonly round: Rounding
  readonly transform: readonly Transform[]
  readonly cutScoresOn: 'raw' | 'standard-score'
  readonly cutScoreSets: readonly BandNames[]
  /** True where one set fits everybody. */
  readonly cutScoresForAll: boolean
  readonly bounds: readonly BandBounds[]
  readonly norm: CompiledNormScale | null
  /** For sums of small whole numbers: what the engine adds up faster; null for every other scale. */
  readonly packed: PackedTerms | null
}

/** Whom a set of cut scores is for, and the names of its bands. */
export interface BandNames {
  readonly group: GroupDocument
  readonly cutScores: readonly { readonly band: string }[]
}

/**
 * The contributions of items so that one addition per answer does for sum, number missing and number out of range:
 * the sum in the low 16 bits, then 8 bits and 7 bits of counts. Items differ in their tables only.
 */
export interface PackedTerms {
  /** For each term, what each byte of the item's column adds. */
  readonly tables: readonly Int32Array[]
  /** Least and greatest contribution and the weight of a missing answer, where they are the same for all terms. */
  readonly missing: {
    readonly minimum: number
    readonly maximum: number
    readonly weight: number
  } | null
}

export interface TermPlan {
  /** Index of the item column, or of the scale. */
  readonly index: number
  readonly weight: number
  /** For items: weighted contribution of each option; NaN for bytes that are no option. */
  readonly values: Float64Array
  /** Least and greatest contribution. */
  readonly minimum: number
  readonly maximum: number
  /** For a count of scales: what is counted. */
  readonly counts: Interval | null
}
