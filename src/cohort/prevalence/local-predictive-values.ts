import type { NumberRange } from '../../stat/wilson-interval.js'
import { requireAccuracy, type ScreenAccuracy } from './adjusted-prevalence.js'

/** What a flag, and the lack of one, says where a prevalence is what it is. */
export interface LocalPredictiveValues {
  /** Of those flagged, the share who are affected; NaN where nobody would be flagged. */
  readonly positive: number
  /** Of those not flagged, the share who are not affected; NaN where everybody would be flagged. */
  readonly negative: number
  /** Share whom the screen would flag. */
  readonly flagged: number
  /** "Of 100 flagged, about N": `positive` as a whole number of 100. */
  readonly ofHundredFlagged: number
  /** The same at the ends of the prevalence's interval, where it is given. */
  readonly ofHundredFlaggedRange: NumberRange | null
  /** Whether a flag says more than no flag: sensitivity and specificity add up to more than 1. */
  readonly isInformative: boolean
}

/**
 * Predictive values of a screen at the prevalence of this place, by Bayes' rule: the same screen is right far less often
 * where few are affected.
 *
 * `positive = Se·π ÷ (Se·π + (1 − Sp)(1 − π))`, `negative = Sp(1 − π) ÷ (Sp(1 − π) + (1 − Se)π)`
 *
 * @param accuracy - sensitivity and specificity; see {@link ScreenAccuracy}
 * @param prevalence - π, share affected, in 0–1, such as {@link adjustedPrevalence} gives
 * @param interval - of the prevalence
 * @returns see {@link LocalPredictiveValues}; all NaN where the prevalence is NaN. Where sensitivity and specificity add
 *   up to 1 or less, `isInformative` is false and a flag is no sign of anything
 * @throws {@link RangeError} when an accuracy or the prevalence lies outside 0–1
 *
 * @see Altman, D. G., & Bland, J. M. (1994). Diagnostic tests 2: predictive values. BMJ, 309, 102.
 *
 * @example
 * ```ts
 * localPredictiveValues({ sensitivity: 0.9, specificity: 0.9 }, 0.1).ofHundredFlagged // => 50
 * ```
 */
export function localPredictiveValues(
  accuracy: ScreenAccuracy,
  prevalence: number,
  interval?: NumberRange,
): LocalPredictiveValues {
  requireAccuracy('localPredictiveValues', accuracy)
  if (prevalence < 0 || prevalence > 1)
    throw new RangeError(
      `localPredictiveValues requires a prevalence in 0..1, received ${prevalence}`,
    )
  const { sensitivity, specificity } = accuracy
  const flagged = sensitivity * prevalence + (1 - specificity) * (1 - prevalence)
  const positive = positiveAt(accuracy, prevalence)
  return {
    positive,
    negative: (specificity * (1 - prevalence)) / (1 - flagged),
    flagged,
    ofHundredFlagged: Math.round(100 * positive),
    ofHundredFlaggedRange: interval === undefined ? null : rangeOf(accuracy, interval),
    isInformative: sensitivity + specificity > 1,
  }
}

function positiveAt({ sensitivity, specificity }: ScreenAccuracy, prevalence: number): number {
  const right = sensitivity * prevalence
  return right / (right + (1 - specificity) * (1 - prevalence))
}

const rangeOf = (accuracy: ScreenAccuracy, { low, high }: NumberRange): NumberRange => ({
  low: Math.round(100 * positiveAt(accuracy, low)),
  high: Math.round(100 * positiveAt(accuracy, high)),
})
