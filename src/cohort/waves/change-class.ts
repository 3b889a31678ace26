import { RELIABLE_CHANGE_LIMIT } from './reliable-change.js'

/** What a change is called. `crossed`: improved reliably, from the far side of a cut score to the near one. */
export const CHANGE_CLASSES = ['improved', 'crossed', 'unchanged', 'deteriorated'] as const

export type ChangeClass = (typeof CHANGE_CLASSES)[number]

/**
 * Names a change: reliable or not, for the better or the worse, and whether it crosses a cut score.
 *
 * @param index - reliable change index; |index| of 1.96 or more is reliable
 * @param first - score the first time
 * @param second - score the second time
 * @param direction - of the scale; with `higher-is-better` a rise is an improvement
 * @param cut - score from which (included) a person is on the far side, such as Jacobson and Truax' cut c; null for none
 * @returns one of {@link CHANGE_CLASSES}; null where the index is NaN
 *
 * @see Jacobson, N. S., & Truax, P. (1991). Clinical significance. Journal of Consulting and Clinical Psychology, 59, 12–19.
 *
 * @example
 * ```ts
 * changeClass(-5.9, 40, 15, 'higher-is-worse', 23) // => 'crossed'
 * changeClass(-2.6, 20, 9, 'higher-is-worse', 23) // => 'improved'
 * ```
 */
export function changeClass(
  index: number,
  first: number,
  second: number,
  direction: 'higher-is-worse' | 'higher-is-better',
  cut: number | null = null,
): ChangeClass | null {
  if (Number.isNaN(index)) return null
  if (Math.abs(index) < RELIABLE_CHANGE_LIMIT) return 'unchanged'
  const sign = direction === 'higher-is-worse' ? 1 : -1
  if (sign * index > 0) return 'deteriorated'
  if (cut === null) return 'improved'
  const isFar = (score: number): boolean => sign * (score - cut) >= 0
  return isFar(first) && !isFar(second) ? 'crossed' : 'improved'
}

/**
 * Jacobson and Truax' cut scores between a clinical and a norm group: two SDs from the clinical mean, two from the norm
 * mean, and where both groups are equally likely.
 *
 * `c = (SDₙ · M꜀ + SD꜀ · Mₙ) ÷ (SDₙ + SD꜀)`
 *
 * @param clinical - mean and SD of the clinical group; its mean is above that of the norm group where higher is worse
 * @param norm - mean and SD of the norm group
 * @returns the three cuts in score points
 *
 * @see Jacobson, N. S., & Truax, P. (1991). Clinical significance. Journal of Consulting and Clinical Psychology, 59, 12–19.
 *
 * @example
 * ```ts
 * clinicalCuts({ mean: 33, sd: 7.5 }, { mean: 15, sd: 6 }) // => { a: 18, b: 27, c: 23 }
 * ```
 */
export function clinicalCuts(
  clinical: { readonly mean: number; readonly sd: number },
  norm: { readonly mean: number; readonly sd: number },
): { readonly a: number; readonly b: number; readonly c: number } {
  const side = clinical.mean >= norm.mean ? 1 : -1
  return {
    a: clinical.mean - side * 2 * clinical.sd,
    b: norm.mean + side * 2 * norm.sd,
    c: (norm.sd * clinical.mean + clinical.sd * norm.mean) / (norm.sd + clinical.sd),
  }
}
