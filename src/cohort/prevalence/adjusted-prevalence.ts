import { normalQuantile } from '../../stat/normal-quantile.js'
import { requireShareOf } from '../../stat/require-share-of.js'
import { type NumberRange, wilsonInterval } from '../../stat/wilson-interval.js'

/** How well a screen tells apart those who have what it asks for from those who have not. */
export interface ScreenAccuracy {
  /** Share flagged of those who have it, in 0–1. */
  readonly sensitivity: number
  /** Share not flagged of those who have it not, in 0–1. */
  readonly specificity: number
  /** How many with it were studied, where the source says so. */
  readonly nSensitivity?: number
  /** How many without it were studied, where the source says so. */
  readonly nSpecificity?: number
}

/**
 * `adjusted`; `below-zero`, `above-one`: the screen flags fewer than its errors alone would, or more than it can, so that
 * the estimate was put to 0 or 1 and the accuracy does not fit this population; `uninformative`: sensitivity and
 * specificity add up to 1 or less, so that nothing can be said; `empty`: no sheets.
 */
export const ADJUSTMENT_STATUSES = [
  'adjusted',
  'below-zero',
  'above-one',
  'uninformative',
  'empty',
] as const

export type AdjustmentStatus = (typeof ADJUSTMENT_STATUSES)[number]

/** Prevalence of what a screen asks for, as far as its flags tell. */
export interface AdjustedPrevalence {
  readonly status: AdjustmentStatus
  /** In 0–1; NaN where uninformative or empty. */
  readonly estimate: number
  /** Before it was held in 0–1. */
  readonly unbounded: number
  readonly interval: NumberRange
  /**
   * `known-accuracy`: the interval takes sensitivity and specificity as certain, and is that of the flags transformed;
   * `lang-reiczigel`: it includes that they were estimated.
   */
  readonly method: 'known-accuracy' | 'lang-reiczigel'
}

/**
 * Prevalence adjusted for the errors of the screen (Rogan–Gladen): of those flagged some are not affected, and of those
 * affected some are not flagged.
 *
 * `π = (p + specificity − 1) ÷ (sensitivity + specificity − 1)` with p the share flagged
 *
 * Its interval is that of Lang and Reiczigel where the numbers behind both accuracies are given, else the Wilson interval
 * of p, its ends transformed in the same way.
 *
 * @param count - flagged; in 0–n; for a survey, the share times the effective sample size
 * @param n - sheets; for a survey, its effective sample size
 * @param accuracy - see {@link ScreenAccuracy}; it should come from people like these, which is seldom so
 * @param confidence - between 0 and 1
 * @returns see {@link AdjustedPrevalence}; its status says where the value was held or cannot be had
 * @throws {@link RangeError} when the count lies outside 0–n, an accuracy or the confidence outside 0–1
 *
 * @see Rogan, W. J., & Gladen, B. (1978). Estimating prevalence from the results of a screening test. American Journal of Epidemiology, 107, 71–76.
 * @see Lang, Z., & Reiczigel, J. (2014). Confidence limits for prevalence of disease adjusted for estimated sensitivity and specificity. Preventive Veterinary Medicine, 113, 13–22.
 *
 * @example
 * ```ts
 * adjustedPrevalence(20, 100, { sensitivity: 0.8, specificity: 0.9 }).estimate // => 0.14285714285714288
 * adjustedPrevalence(5, 100, { sensitivity: 0.8, specificity: 0.9 }).status // => 'below-zero'
 * ```
 */
export function adjustedPrevalence(
  count: number,
  n: number,
  accuracy: ScreenAccuracy,
  confidence = 0.95,
): AdjustedPrevalence {
  requireShareOf('adjustedPrevalence', count, n, confidence)
  requireAccuracy('adjustedPrevalence', accuracy)
  const { sensitivity, specificity, nSensitivity = 0, nSpecificity = 0 } = accuracy
  const method = nSensitivity > 0 && nSpecificity > 0 ? 'lang-reiczigel' : 'known-accuracy'
  const youden = sensitivity + specificity - 1
  const nothing = { low: Number.NaN, high: Number.NaN }
  if (n === 0 || !(youden > 1e-12)) {
    const status = n === 0 ? 'empty' : 'uninformative'
    return { status, estimate: Number.NaN, unbounded: Number.NaN, interval: nothing, method }
  }
  const transform = (share: number): number => (share - (1 - specificity)) / youden
  const unbounded = transform(count / n)
  const z = normalQuantile((1 + confidence) / 2)
  const { low, high } =
    method === 'lang-reiczigel'
      ? langReiczigel(count, n, accuracy, z)
      : transformed(wilsonInterval(count, n, z), transform)
  const status = unbounded < 0 ? 'below-zero' : unbounded > 1 ? 'above-one' : 'adjusted'
  const interval = { low: held(low), high: held(high) }
  return { status, estimate: held(unbounded), unbounded, interval, method }
}

const held = (value: number): number => Math.min(1, Math.max(0, value))

const transformed = (
  { low, high }: NumberRange,
  transform: (share: number) => number,
): NumberRange => ({ low: transform(low), high: transform(high) })

function langReiczigel(
  count: number,
  n: number,
  { sensitivity, specificity, nSensitivity = 0, nSpecificity = 0 }: ScreenAccuracy,
  z: number,
): NumberRange {
  const share = (count + (z * z) / 2) / (n + z * z)
  const se = (nSensitivity * sensitivity + 1) / (nSensitivity + 2)
  const sp = (nSpecificity * specificity + 1) / (nSpecificity + 2)
  const youden = se + sp - 1
  const centre = (share + sp - 1) / youden
  const ofSensitivity = (se * (1 - se)) / (nSensitivity + 2)
  const ofSpecificity = (sp * (1 - sp)) / (nSpecificity + 2)
  const shift = 2 * z * z * (centre * ofSensitivity - (1 - centre) * ofSpecificity)
  const variance =
    (share * (1 - share)) / (n + z * z) +
    centre ** 2 * ofSensitivity +
    (1 - centre) ** 2 * ofSpecificity
  const half = (z * Math.sqrt(variance)) / youden
  return { low: centre + shift - half, high: centre + shift + half }
}

/** Throws where a sensitivity or specificity is none. */
export function requireAccuracy(name: string, { sensitivity, specificity }: ScreenAccuracy): void {
  for (const share of [sensitivity, specificity])
    if (!(share >= 0 && share <= 1))
      throw new RangeError(`${name} requires accuracies in 0..1, received ${share}`)
}
