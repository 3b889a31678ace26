import { incompleteBeta } from './incomplete-beta.js'
import { normalCumulative } from './normal-cumulative.js'

/**
 * Cumulative distribution of Student's t: the proportion at or below t.
 *
 * `½ I(ν ÷ (ν + t²); ν/2, ½)` for t below 0
 *
 * @param t - any number
 * @param degreesOfFreedom - ν above 0, whole or not; ∞ gives the normal curve
 * @returns proportion in 0–1, to about 1e-13 of its value in the lower tail (for the upper tail take
 *   `studentCumulative(-t, …)`); NaN for NaN and where ν is not above 0
 *
 * @see Abramowitz, M., & Stegun, I. A. (1964). Handbook of mathematical functions, 26.7.1. National Bureau of Standards.
 *
 * @example
 * ```ts
 * studentCumulative(-1, 1) // => 0.25
 * ```
 */
export function studentCumulative(t: number, degreesOfFreedom: number): number {
  if (!(degreesOfFreedom > 0) || Number.isNaN(t)) return Number.NaN
  if (degreesOfFreedom === Number.POSITIVE_INFINITY) return normalCumulative(t)
  const ratio = (t / degreesOfFreedom) * t
  const point =
    ratio > 1
      ? { x: 1 / ratio / (1 + 1 / ratio), y: 1 / (1 + 1 / ratio) }
      : { x: 1 / (1 + ratio), y: ratio / (1 + ratio) }
  const tail = incompleteBeta(point, degreesOfFreedom / 2, 0.5).lower / 2
  return t < 0 ? tail : 1 - tail
}
