import type { Text } from '../issue/text.js'
import type { Rounding } from '../stat/rounding.js'
import type { CitedAccuracy } from './cited-accuracy.js'
import type { Bounded, Condition } from './condition.js'
import type { Confidence, Sourced } from './confidence.js'
import type { GateDocument, UnansweredDocument } from './filled-answers.js'
import type { ScaleReliability } from './reliability.js'

export type { CitedAccuracy } from './cited-accuracy.js'
export type { Bounded, Condition } from './condition.js'
export { CONFIDENCES, type Confidence, type Sourced } from './confidence.js'
export type { GateDocument, UnansweredDocument } from './filled-answers.js'
export type { ScaleReliability } from './reliability.js'

/**
 * The instrument file as written: a JSON Schema (2020-12) of one answer record, extended by the keyword `scoring`.
 * These types mirror `instruments/instrument.schema.json`, the published meta-schema.
 */
export interface InstrumentDocument {
  readonly $schema: string
  /** `urn:mindgauge:instrument:<id>:<version>` */
  readonly $id: string
  readonly title: string
  readonly description?: string
  readonly type: 'object'
  /** One property per item, in the order in which the items are presented. */
  readonly properties: Readonly<Record<string, ItemSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean
  /** Shared response sets. */
  readonly $defs?: Readonly<Record<string, ItemSchema>>
  readonly scoring: ScoringDocument
}

/** One item, or one response set: any of the response formats, or a reference to `#/$defs/…`. */
export interface ItemSchema {
  readonly $ref?: string
  readonly title?: string
  readonly oneOf?: readonly { readonly const: string | number | boolean; readonly title?: string }[]
  readonly enum?: readonly (string | number)[]
  readonly type?: string
  readonly minimum?: number
  readonly maximum?: number
}

export interface ScoringDocument {
  readonly version: string
  /** What it is about: mental health where absent. Personality is reported apart and decides no tier. */
  readonly domain?: Domain
  readonly informants: readonly string[]
  /** Ages in years for which the instrument is meant: `[from, to)`. */
  readonly ages?: { readonly from?: number; readonly to?: number }
  readonly names: Text
  /** Name to show to families where the usual one would label a child. */
  readonly displayNames?: Text
  /** Chinese labels of items and options; English ones are the `title` of the JSON Schema. */
  readonly translations?: Readonly<Record<string, TranslationDocument>>
  /** Keying of single items: reversal by the declared range, or a recode map from code to item score. */
  readonly keys?: Readonly<Record<string, ItemKeyDocument>>
  /** Items that enter no score on purpose, with the reason. */
  readonly unscored?: Readonly<Record<string, string>>
  /** Codes of an answer record that stand for a missing answer, by reason. */
  readonly missingCodes?: Readonly<
    Partial<Record<'declined' | 'notApplicable', readonly (string | number)[]>>
  >
  readonly gates?: readonly GateDocument[]
  readonly unanswered?: readonly UnansweredDocument[]
  readonly scales: readonly ScaleDocument[]
  /** Labels of the bands that cut scores name. */
  readonly bands?: Readonly<Record<string, Text>>
  readonly rules?: readonly RuleDocument[]
  readonly criticalItems?: readonly CriticalItemDocument[]
  readonly validity?: readonly ValidityDocument[]
  /** Named alternatives where published values conflict or editions differ. */
  readonly variants?: Readonly<Record<string, VariantDocument>>
  /** The variant that applies when none is named; required where there are variants without which bands are lacking. */
  readonly defaultVariant?: string
  readonly codes?: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly references: Readonly<Record<string, ReferenceDocument>>
  readonly licence: {
    readonly status: string
    readonly detail: string
    readonly confidence: Confidence
  }
  readonly provenance: {
    readonly key: Confidence
    readonly [part: string]: Confidence | string | readonly string[]
  }
  /** What is doubtful or in conflict, in plain sentences. */
  readonly doubts?: readonly string[]
}

/** What an instrument is about. */
export const DOMAINS = ['mental-health', 'personality'] as const
export type Domain = (typeof DOMAINS)[number]

export interface ReferenceDocument {
  readonly text: string
  readonly doi?: string
  readonly url?: string
}

export interface TranslationDocument {
  /** What the questionnaire is for; the English one is the `description` of the JSON Schema. */
  readonly description?: string
  readonly items?: Readonly<Record<string, string>>
  /** Response set (a key of `$defs`, or an item id) → code → label. */
  readonly options?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

export interface ItemKeyDocument {
  /** Item score = theoretical minimum + theoretical maximum − code. */
  readonly reverseKeyed?: boolean
  /** Item score of each code; every code of the item must be there. */
  readonly recode?: Readonly<Record<string, number>>
}

export const AGGREGATES = [
  'sum',
  'mean',
  'count',
  'percent-of-maximum',
  'maximum',
  'minimum',
  'ratio',
] as const
export type Aggregate = (typeof AGGREGATES)[number]

/** An item of a scale: its id, or its id with a weight (sum, mean) or with the condition that is counted. */
export type ItemTermDocument =
  | string
  | ({ readonly item: string; readonly weight?: number } & Bounded)
/** A scale of a scale. */
export type ScaleTermDocument =
  | string
  | ({ readonly scale: string; readonly weight?: number } & Bounded)

export interface ScaleDocument extends Sourced {
  readonly id: string
  readonly names: Text
  readonly displayNames?: Text
  /** Exactly one of `items`, `scales`, or `numerator` with `denominator`. A leading `-` marks a reverse-keyed item. */
  readonly items?: readonly ItemTermDocument[]
  readonly scales?: readonly ScaleTermDocument[]
  readonly numerator?: string
  readonly denominator?: string
  readonly aggregate: Aggregate
  /** For `count`: what is counted, unless the term says otherwise. */
  readonly counts?: Bounded
  /** Item scores replaced for this scale only: item score → value. */
  readonly recode?: Readonly<Record<string, number>>
  readonly direction: 'higher-is-worse' | 'higher-is-better' | 'neutral'
  readonly missing?: MissingRuleDocument
  /** Applied to the raw score in order. */
  readonly transform?: readonly TransformDocument[]
  /** Which score the cut scores apply to; raw unless said. */
  readonly cutScoresOn?: 'raw' | 'standard-score'
  readonly cutScores?: readonly CutScoreDocument[]
  /** Cut scores that differ by group; the first set whose group fits is used. */
  readonly cutScoresBy?: readonly {
    readonly group: GroupDocument
    readonly cutScores: readonly CutScoreDocument[]
  }[]
  /** How reliable the score was found to be; reliable change uses the first unless another is named. */
  readonly reliability?: readonly ScaleReliability[]
  /** Personality and other measures that no tier may use. */
  readonly neverTiered?: boolean
}

/** At most this many terms may be missing. Without the rule none may. */
export interface MissingRuleDocument extends Sourced {
  readonly maxMissing?: number
  /** Greatest share of missing terms in 0–1 (included). */
  readonly maxMissingShare?: number
  /** `prorate`: sum × terms ÷ answered. `as-zero`: missing terms add nothing. */
  readonly completion?: 'prorate' | 'as-zero'
  /** Rounding of a prorated score; a complete score is not rounded. */
  readonly round?: Rounding
}

/** `(x · multiply ÷ divide) + add`, then rounded; or a table from raw score to value. */
export type TransformDocument =
  | {
      readonly multiply?: number
      readonly divide?: number
      readonly add?: number
      readonly round?: Rounding
    }
  | { readonly lookup: Readonly<Record<string, number>> }

/** The band that begins at this score (`at`, included) or just above it (`above`); the first may have neither. */
export interface CutScoreDocument extends Sourced, CitedAccuracy {
  readonly at?: number
  readonly above?: number
  readonly band: string
  readonly population?: string
}

export interface GroupDocument {
  readonly sex?: 'female' | 'male'
  /** Years, `[from, to)`. */
  readonly age?: { readonly from?: number; readonly to?: number }
  readonly grades?: readonly number[]
  readonly informant?: string
}

/** Ordered outcomes, the most pressing first; the last has no condition and applies when no other does. */
export interface RuleDocument extends Sourced {
  readonly id: string
  readonly names: Text
  readonly outcomes: readonly {
    readonly id: string
    readonly names: Text
    readonly when?: Condition
  }[]
}

export interface CriticalItemDocument extends Sourced {
  readonly id: string
  readonly names: Text
  readonly when: Condition
  /** `crisis` is followed up the same day; `watch` is shown beside the results. */
  readonly severity: 'crisis' | 'watch'
}

export interface ValidityDocument extends Sourced {
  readonly id: string
  readonly names: Text
  readonly when: Condition
  readonly state: 'suspect' | 'invalid'
}

/** What a variant says otherwise; scales are matched by id and replaced property by property. */
export interface VariantDocument extends Sourced {
  readonly names: Text
  readonly keys?: Readonly<Record<string, ItemKeyDocument>>
  readonly scales?: Readonly<Record<string, Partial<Omit<ScaleDocument, 'id'>>>>
  readonly rules?: readonly RuleDocument[]
  readonly criticalItems?: readonly CriticalItemDocument[]
  readonly validity?: readonly ValidityDocument[]
}
