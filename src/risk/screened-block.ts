import type { ScoreBlock } from '../score/score-block.js'
import type { PersonBlock, ResponseBlock } from '../table/blocks.js'

/** A block of sheets of a screening campaign: who, and the answers to each of the protocol's instruments. */
export interface SheetBlock {
  readonly length: number
  readonly persons: PersonBlock
  /** In the order of the protocol's instruments. */
  readonly responses: readonly ResponseBlock[]
  /** Seconds taken for the whole sheet; NaN where unknown. Null where the campaign has none. */
  readonly seconds: Float64Array | null
  /** Number of instructed items answered otherwise than told. Null where the protocol has none. */
  readonly instructedFailed: Uint8Array | null
}

/** State of a sheet by its response quality, as the index in this list. */
export const QUALITY_STATES = ['valid', 'suspect', 'invalid'] as const
export type QualityState = (typeof QUALITY_STATES)[number]

/** Tier bytes that are no tier: nobody can say yet, or the sheet is invalid and says nothing. */
export const TIER_UNDETERMINED = 254
export const TIER_INVALID = 255

/** What screening finds for a block of sheets. Bytes of truth are those of TRUTH in `score/truth.ts`. */
export interface ScreenedBlock {
  readonly length: number
  /** One for each of the protocol's instruments. */
  readonly scores: readonly ScoreBlock[]
  /** Index into QUALITY_STATES. */
  readonly quality: Uint8Array
  /** For each quality rule of the protocol: 1 where it speaks. */
  readonly qualityRules: readonly Uint8Array[]
  /** Truth: any critical item of severity `crisis` is true (2), none is but one is unanswered (1). */
  readonly crisis: Uint8Array
  /** For each tier rule of the protocol: truth, already limited to the grades of the rule and the validity of the sheet. */
  readonly rules: readonly Uint8Array[]
  /**
   * The tier that is certain: index into the protocol's tiers, their number for the baseline, or TIER_UNDETERMINED
   * where no tier is certain but one is possible, or TIER_INVALID where the sheet is invalid and no crisis rule holds.
   */
  readonly tier: Uint8Array
  /** The most pressing tier that is still possible, as above; TIER_INVALID on invalid sheets without crisis. */
  readonly tierPossible: Uint8Array
  /** 1 where the tier is determined: certain and possible are the same and the sheet is not invalid. */
  readonly determined: Uint8Array
}
