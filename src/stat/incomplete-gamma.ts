import { binomialDeviance } from './binomial-deviance.js'
import { stirlingError } from './log-gamma.js'

const MOST_STEPS = 100_000
const TINY = 1e-300

/** `xᵃ e⁻ˣ ÷ Γ(a + 1)`, by the saddle-point form of the Poisson probability. */
export function gammaHeight(x: number, a: number): number {
  if (x === 0) return 0
  return Math.exp(-stirlingError(a) - binomialDeviance(a, x)) / Math.sqrt(2 * Math.PI * a)
}

/**
 * The two tails of the gamma distribution: `lower = P(a, x)`, `upper = 1 − lower`, the smaller of the two to full
 * precision.
 *
 * A series below a + 1, a continued fraction above.
 *
 * @param x - 0 or more
 * @param a - shape, above 0
 *
 * @see Abramowitz, M., & Stegun, I. A. (1964). Handbook of mathematical functions, 6.5.29 and 6.5.31. National Bureau of Standards.
 */
export function incompleteGamma(
  x: number,
  a: number,
): { readonly lower: number; readonly upper: number } {
  if (x <= 0) return { lower: 0, upper: 1 }
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 }
  if (x < a + 1) {
    const lower = Math.min(1, gammaHeight(x, a) * series(x, a))
    return { lower, upper: 1 - lower }
  }
  const upper = Math.min(1, gammaHeight(x, a) * a * continuedFraction(x, a))
  return { lower: 1 - upper, upper }
}

/** `1 + x ÷ (a + 1) + x² ÷ ((a + 1)(a + 2)) + …` */
function series(x: number, a: number): number {
  let term = 1
  let sum = 1
  for (let step = 1; step < MOST_STEPS; step++) {
    term *= x / (a + step)
    sum += term
    if (term < sum * 1e-17) break
  }
  return sum
}

function continuedFraction(x: number, a: number): number {
  let b = x + 1 - a
  let c = 1 / TINY
  let d = 1 / b
  let value = d
  for (let step = 1; step < MOST_STEPS; step++) {
    const factor = -step * (step - a)
    b += 2
    d = 1 / (factor * d + b || TINY)
    c = b + factor / c || TINY
    const change = d * c
    value *= change
    if (Math.abs(change - 1) < 1e-16) break
  }
  return value
}
