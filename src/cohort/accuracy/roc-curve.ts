import type { TwoByTwo } from './accuracy-of-counts.js'
import { type ScoreCounts, sortedScores } from './score-counts.js'

/** Which end of a score speaks for the condition. */
export const SCORE_DIRECTIONS = ['higher', 'lower'] as const

export type ScoreDirection = (typeof SCORE_DIRECTIONS)[number]

/** A possible cut score and what it does. */
export interface RocPoint extends TwoByTwo {
  /** Scores at this or beyond it, in the direction, are positive; ±∞ where nobody is. */
  readonly cut: number
  readonly sensitivity: number
  readonly specificity: number
}

/**
 * The receiver operating characteristic: what each observed score would do as a cut score.
 *
 * @param direction - `higher`: a score at or above the cut is positive. `lower`: at or below. It is never guessed from
 *   the data
 * @returns one point for each distinct score, from the strictest cut, with a first point that nobody reaches; shares are
 *   NaN where there are no cases or no others
 *
 * @example
 * ```ts
 * const counts = createScoreCounts()
 * for (const [score, isCase] of [[3, false], [7, true], [7, false], [9, true]] as const) addScore(counts, score, isCase)
 * rocCurve(counts, 'higher').map(({ cut, sensitivity }) => [cut, sensitivity]) // => [[Infinity, 0], [9, 0.5], [7, 1], [3, 1]]
 * ```
 */
export function rocCurve(counts: ScoreCounts, direction: ScoreDirection): RocPoint[] {
  const { cases, others } = counts
  const rising = sortedScores(counts)
  const strictest = direction === 'higher' ? [...rising].reverse() : rising
  const start = direction === 'higher' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY
  let truePositive = 0
  let falsePositive = 0
  const pointAt = (cut: number): RocPoint => ({
    cut,
    truePositive,
    falsePositive,
    falseNegative: cases - truePositive,
    trueNegative: others - falsePositive,
    sensitivity: truePositive / cases,
    specificity: (others - falsePositive) / others,
  })
  return [
    pointAt(start),
    ...strictest.map((one) => {
      truePositive += one.cases
      falsePositive += one.others
      return pointAt(one.score)
    }),
  ]
}
