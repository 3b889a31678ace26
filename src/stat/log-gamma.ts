import { polynomial } from './polynomial.js'

/** Coefficients of Stirling's series in 1/x², for the terms 1/x, 1/x³ …: B₂ₖ ÷ (2k(2k − 1)). */
const STIRLING = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360_360,
  1 / 156,
  -3617 / 122_400,
]

/** From here on the series is exact to the last digit. */
const SERIES_FROM = 15

/** ½ log(2π). */
export const HALF_LOG_TWO_PI = 0.9189385332046727

/**
 * Logarithm of the gamma function, `log Γ(x)`.
 *
 * Stirling's series from 15 on; below, `Γ(x) = Γ(x + n) ÷ (x(x + 1)…(x + n − 1))`.
 *
 * @param x - a positive number
 * @returns to about 1e-15 of the greater of 1 and its value; ∞ at 0 and at ∞, NaN below 0 and for NaN
 *
 * @see Abramowitz, M., & Stegun, I. A. (1964). Handbook of mathematical functions, 6.1.41. National Bureau of Standards.
 *
 * @example
 * ```ts
 * logGamma(5) // => 3.1780538303479458
 * ```
 */
export function logGamma(x: number): number {
  if (x === 0 || x === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY
  if (!(x > 0)) return Number.NaN
  let product = 1
  let shifted = x
  for (; shifted < SERIES_FROM; shifted++) product *= shifted
  const main = (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI
  return main + stirlingSeries(shifted) - Math.log(product)
}

/** What Stirling's formula leaves out of log Γ(x), for x of 15 or more. */
function stirlingSeries(x: number): number {
  return polynomial(STIRLING, 1 / (x * x)) / x
}

/**
 * What Stirling's formula leaves out of log n!, `log Γ(n + 1) − ½ log(2πn) − n log n + n`.
 *
 * @param n - a positive number
 */
export function stirlingError(n: number): number {
  if (n >= SERIES_FROM) return stirlingSeries(n)
  return logGamma(n + 1) - (n + 0.5) * Math.log(n) + n - HALF_LOG_TWO_PI
}
