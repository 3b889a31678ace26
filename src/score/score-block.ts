import type { ResponseBlock } from '../table/blocks.js'

/** The scores of one instrument for a block of sheets: one entry per scale, rule and critical item, columns inside. */
export interface ScoreBlock {
  readonly length: number
  /** The answers that were scored, with gates applied. */
  readonly responses: ResponseBlock
  /** Number of missing answers of each sheet that count as an answer because they are not safe to leave open. */
  readonly nUnanswered?: Uint16Array
  readonly scales: readonly ScaleColumns[]
  readonly rules: readonly RuleColumns[]
  /** For each critical item of the instrument: truth, see TRUTH. */
  readonly criticalItems: readonly Uint8Array[]
  /** For each validity rule of the instrument: truth, see TRUTH. */
  readonly validity: readonly Uint8Array[]
}

/** In the place of a sum that is not kept. */
export const NO_SUM = 0xffff
/** Greatest sum that is kept. */
export const MOST_SUM = 4095

/** One scale. Columns have one entry per sheet. */
export interface ScaleColumns {
  /** Raw score after prorating and transforms; NaN where the status says that there is none. */
  readonly raw: Float64Array
  /**
   * Lowest and highest value that the raw score can still take given the answers missing. The lowest is above the
   * highest where no value is possible: a ratio whose denominator is zero.
   */
  readonly low: Float64Array
  readonly high: Float64Array
  /** Index into STATUSES, of the raw score. */
  readonly status: Uint8Array
  /**
   * The sum of the terms of sheets whose raw score hangs on it alone, NO_SUM for others; null where sums are not kept,
   * which they are for those who look scores up by them.
   */
  readonly sums: Uint16Array | null
  /** Number of terms that are missing. */
  readonly nMissing: Uint16Array
  /** Index of the band in the cut-score set of this person, NONE where there is none. */
  readonly band: Uint8Array
  /** Index of the cut-score set that fits this person, NONE where none does. */
  readonly cutScoreSet: Uint8Array
  /** Present where norms were given for the scale. */
  readonly standard: StandardColumns | null
}

export interface StandardColumns {
  /** Standard score; NaN where there is none. */
  readonly value: Float64Array
  readonly low: Float64Array
  readonly high: Float64Array
  /** Index into STATUSES: that of the raw score, or `no-norm`. */
  readonly status: Uint8Array
  /** Index of the norm cell, −1 where none fits. */
  readonly cell: Int32Array
}

/** One categorical rule: indexes of outcomes; the first outcome is the most pressing. */
export interface RuleColumns {
  /** The outcome that is certain: it holds, or a more pressing one does. */
  readonly certain: Uint8Array
  /** The most pressing outcome that is still possible. Equal to `certain` where the rule is decided. */
  readonly possible: Uint8Array
}
