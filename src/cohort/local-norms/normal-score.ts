import { normalQuantile } from '../../stat/normal-quantile.js'

/** Ways to make a proportion of the normal curve of a rank: `(r − c) ÷ (n + 1 − 2c)`. */
export const RANK_METHODS = ['blom', 'tukey', 'rankit', 'van-der-waerden'] as const

export type RankMethod = (typeof RANK_METHODS)[number]

/** c of each method. */
const RANK_CONSTANTS: Readonly<Record<RankMethod, number>> = {
  blom: 3 / 8,
  tukey: 1 / 3,
  rankit: 1 / 2,
  'van-der-waerden': 0,
}

/**
 * Normal score of a raw score: the z at which the normal curve has as many below it as the group has. Equal scores share
 * their average rank, `r = below + (equal + 1) ÷ 2`.
 *
 * `z = Φ⁻¹((r − c) ÷ (n + 1 − 2c))` with c of Blom ⅜, Tukey ⅓, Rankit ½, van der Waerden 0
 *
 * @param below - persons below the raw score, or their weight scaled to n
 * @param equal - persons with the raw score; above 0
 * @param n - all persons
 * @param method - one of {@link RANK_METHODS}; cNORM takes Rankit, SPSS Blom unless told otherwise
 * @returns z score; NaN for an empty group
 * @throws {@link RangeError} when the method is unknown
 *
 * @see Blom, G. (1958). Statistical estimates and transformed beta-variables. Wiley.
 * @see Solomon, S. R., & Sawilowsky, S. S. (2009). Impact of rank-based normalizing transformations on the accuracy of test scores. Journal of Modern Applied Statistical Methods, 8, 448–462.
 *
 * @example
 * ```ts
 * normalScore(0, 81, 2694, 'blom') // => -2.168024592839
 * ```
 */
export function normalScore(below: number, equal: number, n: number, method: RankMethod): number {
  if (!Object.hasOwn(RANK_CONSTANTS, method))
    throw new RangeError(`normalScore knows no method ${JSON.stringify(method)}`)
  const c = RANK_CONSTANTS[method]
  if (n === 0) return Number.NaN
  return normalQuantile((below + (equal + 1) / 2 - c) / (n + 1 - 2 * c))
}

/**
 * Standard error of a normal score, by the delta method: `√(p(1 − p) ÷ n′) ÷ φ(z)` with `p = Φ(z)`.
 *
 * @param z - normal score
 * @param proportion - `Φ(z)`
 * @param effectiveN - persons, or as many as the weights are worth
 *
 * @example
 * ```ts
 * normalScoreError(0, 0.5, 100) // => 0.1253314137315500
 * ```
 */
export function normalScoreError(z: number, proportion: number, effectiveN: number): number {
  const height = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)
  return Math.sqrt((proportion * (1 - proportion)) / effectiveN) / height
}
