import { chiSquareUpperTail } from './chi-square.js'
import { incompleteBeta } from './incomplete-beta.js'

/**
 * Upper tail of the F distribution: how often chance alone gives an F of this size or more.
 *
 * `I(ν₂ ÷ (ν₂ + ν₁f); ν₂/2, ν₁/2)`
 *
 * @param f - 0 or more; below 0 counts as 0
 * @param above - ν₁, degrees of freedom above the line, above 0, whole or not
 * @param below - ν₂, degrees of freedom below the line, above 0, whole or not; ∞ gives chi-square ÷ ν₁
 * @returns proportion in 0–1, to about 1e-13 of its value; NaN for NaN and where ν₁ or ν₂ is not above 0
 *
 * @see Abramowitz, M., & Stegun, I. A. (1964). Handbook of mathematical functions, 26.6.2. National Bureau of Standards.
 *
 * @example
 * ```ts
 * fUpperTail(1, 2, 2) // => 0.5
 * ```
 */
export function fUpperTail(f: number, above: number, below: number): number {
  if (!(above > 0 && below > 0) || Number.isNaN(f)) return Number.NaN
  if (f <= 0) return 1
  if (f === Number.POSITIVE_INFINITY) return 0
  if (below === Number.POSITIVE_INFINITY) return chiSquareUpperTail(f * above, above)
  const total = below + above * f
  return incompleteBeta({ x: below / total, y: (above * f) / total }, below / 2, above / 2).lower
}
