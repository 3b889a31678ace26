import type { ResponseBlock } from '../../table/blocks.js'
import { DUE } from '../due.js'
import type { ScoreBlock } from '../score-block.js'
import { type AnswerCounts, answerCounts } from './answer-counts.js'
import { longestRuns } from './longest-runs.js'

/** What an index of response quality may look at: the sheets of a block, instrument by instrument. */
export interface QualityInput {
  readonly length: number
  /** Raw answers in the order in which the items were presented. */
  readonly responses: readonly ResponseBlock[]
  readonly scores: readonly ScoreBlock[]
  /** For each instrument: state of each of its validity rules, `suspect` or `invalid`. */
  readonly validityStates: readonly (readonly ('suspect' | 'invalid')[])[]
  /** For each instrument, a byte of DUE per person; null where everybody was to take it. */
  readonly due: readonly (Uint8Array | null)[]
  readonly seconds: Float64Array | null
  readonly instructedFailed: Uint8Array | null
  /** Found when first asked for, and kept for the other indexes of the block. */
  readonly patterns: AnswerPatterns[]
}

/** What several indexes of an instrument need. */
export interface AnswerPatterns {
  counts?: AnswerCounts
  longestRuns?: Uint16Array
}

/**
 * An index of response quality: one number per sheet, larger or smaller where answering may have been careless.
 * NaN where it cannot be computed; a rule never speaks on NaN.
 */
export interface QualityIndex {
  readonly id: string
  /**
   * @param input - the block
   * @param chosen - indexes of the instruments that the rule names
   * @param out - one number per sheet, overwritten
   * @param least - numbers below it may come out as any other number below it, where that is quicker
   */
  readonly compute: (
    input: QualityInput,
    chosen: readonly number[],
    out: Float64Array,
    least?: number,
  ) => void
}

/** Whether a person was to take an instrument, as a byte. */
export function dueOf(input: QualityInput, instrument: number, row: number): number {
  return input.due[instrument]?.[row] ?? DUE.yes
}

/** The numbers of answers to one instrument of the block. */
export function countsOf(input: QualityInput, instrument: number): AnswerCounts {
  const known = patternsOf(input, instrument)
  known.counts ??= answerCounts(input.responses[instrument] as ResponseBlock)
  return known.counts
}

/** The longest runs of the same answer in one instrument of the block. */
export function longestRunsOf(input: QualityInput, instrument: number): Uint16Array {
  const known = patternsOf(input, instrument)
  known.longestRuns ??= longestRuns(input.responses[instrument] as ResponseBlock)
  return known.longestRuns
}

function patternsOf({ patterns }: QualityInput, instrument: number): AnswerPatterns {
  const known = patterns[instrument] ?? {}
  patterns[instrument] = known
  return known
}
