import { standardErrorOfMeasurement } from '../../norm/standard-error-of-measurement.js'

/**
 * Ways to say how far two scores of one person are apart in standard errors: Jacobson and Truax; Chelune, less the mean
 * change of the group (practice, season); Iverson, with the error of each occasion; McSweeny, against what regression
 * on the first score predicts.
 */
export const RELIABLE_CHANGE_METHODS = ['jacobson-truax', 'chelune', 'iverson', 'mcsweeny'] as const

export type ReliableChangeMethod = (typeof RELIABLE_CHANGE_METHODS)[number]

/** What the group says: two occasions of the same persons, and how reliable the scale is. */
export interface ChangeGroup {
  /** Mean and standard deviation the first time and the second, in score points; SDs above 0. */
  readonly mean1: number
  readonly mean2: number
  readonly sd1: number
  readonly sd2: number
  /** Correlation of the two occasions, −1 to 1; McSweeny alone uses it. */
  readonly correlation: number
  /** Reliability in 0–1: which one (alpha, test–retest) must be said beside the result. All but McSweeny use it. */
  readonly reliability: number
}

/** The |index| from which a change is called reliable; literally 1.96, as published. */
export const RELIABLE_CHANGE_LIMIT = 1.96

/**
 * Reliable change index: the change of one person in standard errors of a difference.
 *
 * * Jacobson–Truax: `(x₂ − x₁) ÷ (√2 · SD₁ · √(1 − r))`
 * * Chelune: `(x₂ − x₁ − (M₂ − M₁)) ÷ (√2 · SD₁ · √(1 − r))`
 * * Iverson: `(x₂ − x₁ − (M₂ − M₁)) ÷ √(SEM₁² + SEM₂²)`, `SEM = SD · √(1 − r)`
 * * McSweeny: `(x₂ − (M₂ + r₁₂ · SD₂/SD₁ · (x₁ − M₁))) ÷ (SD₂ · √(1 − r₁₂²))`
 *
 * @param first - score of the person the first time
 * @param second - the second time, on the same scale
 * @returns positive where the score rose; 0 ÷ 0 and NaN scores give NaN; ±∞ where the error is 0
 * @throws {@link RangeError} when the method is unknown, or an SD or the reliability lies outside its domain
 *
 * @see Jacobson, N. S., & Truax, P. (1991). Clinical significance. Journal of Consulting and Clinical Psychology, 59, 12–19.
 * @see Chelune, G. J., et al. (1993). Individual change after epilepsy surgery: Practice effects and base-rate information. Neuropsychology, 7, 41–52.
 * @see Iverson, G. L. (2001). Interpreting change on the WAIS-III/WMS-III in clinical samples. Archives of Clinical Neuropsychology, 16, 183–191.
 * @see McSweeny, A. J., et al. (1993). “T scores for change”: An illustration of a regression approach to depicting change in clinical neuropsychology. The Clinical Neuropsychologist, 7, 300–312.
 *
 * @example
 * ```ts
 * const group = { mean1: 31.2, mean2: 29.4, sd1: 7.5, sd2: 8.1, correlation: 0.71, reliability: 0.84 }
 * reliableChangeIndex(41, 41, group) // => 0
 * reliableChangeIndex(41, 41, group, 'chelune') // => 0.42426406871192857
 * ```
 */
export function reliableChangeIndex(
  first: number,
  second: number,
  group: ChangeGroup,
  method: ReliableChangeMethod = 'jacobson-truax',
): number {
  const { mean1, mean2, sd1, sd2, correlation } = group
  switch (method) {
    case 'jacobson-truax':
      return (second - first) / standardErrorOfDifference(group, method)
    case 'chelune':
    case 'iverson':
      return (second - first - (mean2 - mean1)) / standardErrorOfDifference(group, method)
    case 'mcsweeny': {
      const predicted = mean2 + ((correlation * sd2) / sd1) * (first - mean1)
      return (second - predicted) / standardErrorOfDifference(group, method)
    }
    default:
      throw new RangeError(
        `reliableChangeIndex knows no method ${JSON.stringify(method satisfies never)}`,
      )
  }
}

/**
 * Standard error that a change is measured with: of a difference of two measurements, or of a prediction.
 *
 * @returns score points; times 1.96 it is the least change that is reliable
 *
 * @example
 * ```ts
 * standardErrorOfDifference({ mean1: 0, mean2: 0, sd1: 10, sd2: 10, correlation: 0.6, reliability: 0.82 }, 'mcsweeny') // => 8
 * ```
 */
export function standardErrorOfDifference(
  group: ChangeGroup,
  method: ReliableChangeMethod,
): number {
  const { sd1, sd2, correlation, reliability } = group
  if (method === 'mcsweeny') return sd2 * Math.sqrt(1 - correlation * correlation)
  const before = standardErrorOfMeasurement(sd1, reliability)
  const after = method === 'iverson' ? standardErrorOfMeasurement(sd2, reliability) : before
  return Math.sqrt(before * before + after * after)
}
