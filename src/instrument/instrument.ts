import type { Text } from '../issue/text.js'
import type { Rounding } from '../stat/rounding.js'
import type {
  Aggregate,
  Confidence,
  CriticalItemDocument,
  Domain,
  GateDocument,
  GroupDocument,
  ReferenceDocument,
  RuleDocument,
  UnansweredDocument,
  ValidityDocument,
} from './document.js'
import type { ScaleReliability } from './reliability.js'

/**
 * An instrument that was parsed, with its variant applied: checked, normalised, in scoring order. Believe it inside;
 * only `parseInstrument` makes one. It is plain data: it can be written as JSON and read back.
 */
export interface Instrument<ScaleId extends string = string> {
  readonly id: string
  readonly version: string
  /** The variant applied, or null where the instrument has none. */
  readonly variant: string | null
  /** What the variant is called, and how well it was checked; absent without one. */
  readonly variantNames?: Text
  readonly variantConfidence?: Confidence
  /** Whether this is the reading that applies when no variant is named; so where absent. */
  readonly isDefault?: boolean
  /** SHA-256 (first 16 hex digits) of the canonical file and the variant. */
  readonly fingerprint: string
  readonly names: Text
  readonly displayNames: Text
  /** What it is about; mental health where absent. */
  readonly domain?: Domain
  readonly informants: readonly string[]
  readonly ages: { readonly from: number; readonly to: number } | null
  /** In the order in which they are presented. */
  readonly items: readonly Item[]
  readonly gates: readonly GateDocument[]
  /** Blanks that count as an answer; none where absent. */
  readonly unanswered?: readonly UnansweredDocument[]
  /** Ordered so that a scale stands after the scales it is made of. */
  readonly scales: readonly Scale<ScaleId>[]
  readonly bands: Readonly<Record<string, Text>>
  readonly rules: readonly RuleDocument[]
  readonly criticalItems: readonly CriticalItemDocument[]
  readonly validity: readonly ValidityDocument[]
  readonly unscored: Readonly<Record<string, string>>
  readonly codes: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly references: Readonly<Record<string, ReferenceDocument>>
  readonly licence: {
    readonly status: string
    readonly detail: string
    readonly confidence: Confidence
  }
  readonly provenance: Readonly<Record<string, Confidence | string | readonly string[]>>
  readonly doubts: readonly string[]
}

/** One question with its options in ascending order of code. */
export interface Item {
  readonly id: string
  readonly names: Text
  /** Numbers ascending, whichever way the file lists them. */
  readonly options: readonly ItemOption[]
  /** Set where the file lists the numbers from the highest down, as the form of the instrument does. */
  readonly isListedDescending?: true
  readonly reverseKeyed: boolean
  /** Codes that declare a missing answer. */
  readonly declined: readonly (string | number)[]
  readonly notApplicable: readonly (string | number)[]
}

/** One answer that can be chosen: what is stored, what it is worth after keying, how it reads. */
export interface ItemOption {
  readonly code: string | number | boolean
  /** Item score; null for codes that are words and have no recode map. */
  readonly score: number | null
  readonly label: Text | null
}

export interface Term {
  /** Index into the instrument's items, or into its scales. */
  readonly index: number
  readonly weight: number
  /** For `count`: the condition on the item score or on the scale's value. */
  readonly counts: Interval | null
}

/** An interval of numbers; a null bound is absent, strict bounds exclude their number. */
export interface Interval {
  readonly low: number | null
  readonly lowStrict: boolean
  readonly high: number | null
  readonly highStrict: boolean
}

export interface Scale<Id extends string = string> {
  readonly id: Id
  readonly names: Text
  readonly displayNames: Text
  readonly aggregate: Aggregate
  /** What the terms are. For `ratio` the terms are two scales: numerator, denominator. */
  readonly of: 'items' | 'scales'
  readonly terms: readonly Term[]
  /** Item scores replaced for this scale only. */
  readonly recode: Readonly<Record<string, number>> | null
  readonly direction: 'higher-is-worse' | 'higher-is-better' | 'neutral'
  readonly missing: {
    readonly maxMissing: number
    readonly completion: 'prorate' | 'as-zero'
    readonly round: Rounding
  }
  readonly transform: readonly Transform[]
  /** Lowest and highest value that the scale can take. */
  readonly attainable: { readonly minimum: number; readonly maximum: number }
  readonly cutScoresOn: 'raw' | 'standard-score'
  /** Empty where the scale has no bands; the first set whose group fits is used. */
  readonly cutScoreSets: readonly CutScoreSet[]
  readonly neverTiered: boolean
  /** Absent where the file names none. */
  readonly reliability?: readonly ScaleReliability[]
  readonly source: string | null
  readonly confidence: Confidence
}

export type Transform =
  | {
      readonly kind: 'linear'
      readonly multiply: number
      readonly divide: number
      readonly add: number
      readonly round: Rounding
    }
  | { readonly kind: 'lookup'; readonly from: readonly number[]; readonly to: readonly number[] }

export interface CutScoreSet {
  readonly group: GroupDocument
  /** Ascending; the first begins at −∞. */
  readonly cutScores: readonly CutScore[]
}

/** A band begins at `at` (included), or just above it where `strict`. */
export interface CutScore {
  readonly at: number | null
  readonly strict: boolean
  readonly band: string
  readonly source: string | null
  readonly confidence: Confidence
  readonly sensitivity: number | null
  readonly specificity: number | null
  /** On how many people the sensitivity and the specificity rest; absent where the source does not say. */
  readonly nSensitivity?: number
  readonly nSpecificity?: number
  readonly population: string | null
}
