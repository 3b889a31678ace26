import { polynomial } from './polynomial.js'

/** Coefficients of the asymptotic series in 1/x². */
const SERIES = [-1 / 12, 1 / 120, -1 / 252, 1 / 240, -1 / 132, 691 / 32_760, -1 / 12]

const SERIES_FROM = 15

/**
 * Digamma function, the derivative of `log Γ(x)`.
 *
 * @param x - above 0
 * @returns to about 1e-15 of the greater of 1 and its value; NaN where x is not above 0
 *
 * @see Abramowitz, M., & Stegun, I. A. (1964). Handbook of mathematical functions, 6.3.18. National Bureau of Standards.
 */
export function digamma(x: number): number {
  if (!(x > 0)) return Number.NaN
  let shifted = x
  let below = 0
  for (; shifted < SERIES_FROM; shifted++) below += 1 / shifted
  const inverse = 1 / (shifted * shifted)
  return Math.log(shifted) - 0.5 / shifted + inverse * polynomial(SERIES, inverse) - below
}
