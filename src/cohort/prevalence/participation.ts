import { type ProportionIntervalName, proportionInterval } from '../../stat/proportion-interval.js'
import type { NumberRange } from '../../stat/wilson-interval.js'

/** Counts of one group; those of two parts are added. */
export interface ParticipationCounts {
  readonly enrolled: number
  /** Of those enrolled, who handed in a sheet. */
  readonly answered: number
  /** Of those, whose sheet is valid. */
  readonly valid: number
}

/** How many of a group took part. */
export interface Participation extends ParticipationCounts {
  /** Answered ÷ enrolled; NaN for an empty group. */
  readonly answeredShare: number
  readonly answeredInterval: NumberRange
  /** Valid ÷ enrolled: on how much of the group the prevalence rests. */
  readonly coverage: number
  readonly coverageInterval: NumberRange
  /** Valid ÷ answered; NaN where nobody answered. */
  readonly validShare: number
}

/**
 * Participation of a group: who answered, and on how much of the group a prevalence rests.
 *
 * @param counts - whole numbers with `valid ≤ answered ≤ enrolled`; sheets of students who are not enrolled do not count
 * @param method - of the intervals, which treat the group as a sample of students who might have been asked
 * @param confidence - between 0 and 1
 * @throws {@link RangeError} when the counts are not in that order
 *
 * @see American Association for Public Opinion Research (2016). Standard definitions (9th ed.).
 *
 * @example
 * ```ts
 * participation({ enrolled: 40, answered: 38, valid: 36 }).coverage // => 0.9
 * ```
 */
export function participation(
  counts: ParticipationCounts,
  method: ProportionIntervalName = 'wilson',
  confidence = 0.95,
): Participation {
  const { enrolled, answered, valid } = counts
  if (!(valid >= 0 && answered >= valid && enrolled >= answered))
    throw new RangeError(
      `participation requires valid ≤ answered ≤ enrolled, received ${valid}, ${answered}, ${enrolled}`,
    )
  return {
    ...counts,
    answeredShare: answered / enrolled,
    answeredInterval: proportionInterval(answered, enrolled, method, confidence),
    coverage: valid / enrolled,
    coverageInterval: proportionInterval(valid, enrolled, method, confidence),
    validShare: valid / answered,
  }
}
