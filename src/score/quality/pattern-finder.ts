import type { ResponseBlock } from '../../table/blocks.js'
import { type AnswerCounts, answerCounts } from './answer-counts.js'
import { longestCycles } from './longest-cycles.js'
import { longestRuns } from './longest-runs.js'

/** Finds what several indexes of response quality look at. */
export interface PatternFinder {
  readonly answerCounts: (block: ResponseBlock) => AnswerCounts
  readonly longestRuns: (block: ResponseBlock) => Uint16Array
  /** Lengths below `least` may come out as any other length below it. */
  readonly longestCycles: (block: ResponseBlock, least: number) => Uint16Array
}

export const PLAIN_FINDER: PatternFinder = { answerCounts, longestRuns, longestCycles }
