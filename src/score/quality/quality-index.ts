import type { ResponseBlock } from '../../table/blocks.js'
import type { ScoreBlock } from '../score-block.js'
import type { AnswerCounts } from './answer-counts.js'
import type { PatternFinder } from './pattern-finder.js'
import type { QualityPlan } from './quality-plan.js'

/** What an index of response quality may look at: the sheets of a block, instrument by instrument. */
export interface QualityInput {
  readonly length: number
  /** Raw answers in the order in which the items were presented. */
  readonly responses: readonly ResponseBlock[]
  readonly scores: readonly ScoreBlock[]
  /** For each instrument, what the indexes need of it. */
  readonly plans: readonly QualityPlan[]
  /** For each instrument: state of each of its validity rules, `suspect` or `invalid`. */
  readonly validityStates: readonly (readonly ('suspect' | 'invalid')[])[]
  /** For each instrument, a byte of DUE per person; null where everybody was to take it. */
  readonly due: readonly (Uint8Array | null)[]
  readonly seconds: Float64Array | null
  readonly instructedFailed: Uint8Array | null
  /** Who finds what several indexes look at. */
  readonly finder: PatternFinder
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
  /** What it needs of an instrument's plan, beside its items; nothing where absent. */
  readonly needs?: QualityNeed
  /**
   * @param input - the block
   * @param chosen - indexes of the instruments that the rule names
   * @param out - one number per sheet, overwritten
   * @param least - for a rule that speaks from this number on: numbers below it may come out as any other number below
   *   it, where that is quicker; absent for a rule that speaks below a number
   */
  readonly compute: (
    input: QualityInput,
    chosen: readonly number[],
    out: Float64Array,
    least?: number,
  ) => void
}

/** Parts of a plan that an instrument may lack. */
export type QualityNeed = 'halves' | 'synonyms' | 'antonyms' | 'means' | 'distance'

/** Fewest scales, or pairs of items, over which a correlation says something. */
const FEWEST = 3

/** Whether an index can be computed for an instrument with this plan. */
export function hasNeeded(plan: QualityPlan, need: QualityNeed | undefined): boolean {
  if (need === undefined) return true
  if (need === 'halves') return plan.halves.length >= FEWEST
  if (need === 'means' || need === 'distance') return plan[need] !== null
  return plan[need].first.length >= FEWEST
}

/** The numbers of answers to one instrument of the block. */
export function countsOf(input: QualityInput, instrument: number): AnswerCounts {
  const known = patternsOf(input, instrument)
  known.counts ??= input.finder.answerCounts(input.responses[instrument] as ResponseBlock)
  return known.counts
}

/** The longest runs of the same answer in one instrument of the block. */
export function longestRunsOf(input: QualityInput, instrument: number): Uint16Array {
  const known = patternsOf(input, instrument)
  known.longestRuns ??= input.finder.longestRuns(input.responses[instrument] as ResponseBlock)
  return known.longestRuns
}

function patternsOf({ patterns }: QualityInput, instrument: number): AnswerPatterns {
  const known = patterns[instrument] ?? {}
  patterns[instrument] = known
  return known
}
