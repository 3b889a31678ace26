import { binomialDeviance } from './binomial-deviance.js'
import { stirlingError } from './log-gamma.js'

/** A point between 0 and 1 with its complement, each to full precision. */
export interface SharePoint {
  readonly x: number
  /** 1 − x. */
  readonly y: number
}

/**
 * `xᵃ yᵇ ÷ B(a, b)`: the density of the beta distribution times xy.
 *
 * By the saddle-point form of the binomial probability, so that no digits are lost where a and b are great.
 */
export function betaHeight({ x, y }: SharePoint, a: number, b: number): number {
  if (x === 0 || y === 0) return 0
  const n = a + b
  const difference = a * y - b * x
  const exponent =
    stirlingError(n) -
    stirlingError(a) -
    stirlingError(b) -
    binomialDeviance(a, n * x, difference) -
    binomialDeviance(b, n * y, -difference)
  return Math.sqrt((a / n) * (b / (2 * Math.PI))) * Math.exp(exponent)
}

/**
 * The two tails of the beta distribution at a point: `lower = I(x; a, b)`, `upper = 1 − lower`, the smaller of the two
 * to full precision.
 *
 * Continued fraction on the side of the mean where it converges fast; a − (a + b)x is taken as ay − bx, which keeps its
 * digits.
 *
 * @param a - above 0
 * @param b - above 0
 *
 * @see DiDonato, A. R., & Morris, A. H. (1992). Significant digit computation of the incomplete beta function ratios. ACM Transactions on Mathematical Software, 18, 360–373.
 */
export function incompleteBeta(
  point: SharePoint,
  a: number,
  b: number,
): { readonly lower: number; readonly upper: number } {
  const { x, y } = point
  if (x <= 0) return { lower: 0, upper: 1 }
  if (y <= 0) return { lower: 1, upper: 0 }
  const height = betaHeight(point, a, b)
  const excess = a * y - b * x
  if (excess >= 0) {
    const lower = Math.min(1, height * continuedFraction(point, a, b, excess))
    return { lower, upper: 1 - lower }
  }
  const upper = Math.min(1, height * continuedFraction({ x: y, y: x }, b, a, -excess))
  return { lower: 1 - upper, upper }
}

const MOST_STEPS = 100_000

/**
 * Continued fraction of the incomplete beta function for x at or below the mean: equation 9 of DiDonato and Morris.
 *
 * @param excess - a − (a + b)x, which is 0 or more
 */
function continuedFraction({ x, y }: SharePoint, a: number, b: number, excess: number): number {
  const first = 1 + 1 / a
  let above = 0
  let below = 1
  let nextAbove = 1
  let nextBelow = (1 + excess) / first
  let ratio = nextAbove / nextBelow
  for (let n = 1; n < MOST_STEPS; n++) {
    const before = 1 + (n - 1) / a
    const sum = a + 2 * n - 1
    const w = n * (b - n) * x
    const alpha = before * (before + b / a) * (a / sum) ** 2 * w * x
    const share = (1 + n / a) / (first + (2 * n) / a)
    const beta = n + w / sum + share * (1 + excess + n * (1 + y))
    const newAbove = alpha * above + beta * nextAbove
    const newBelow = alpha * below + beta * nextBelow
    const last = ratio
    ratio = newAbove / newBelow
    if (Math.abs(ratio - last) <= 1e-16 * ratio) break
    above = nextAbove / newBelow
    below = nextBelow / newBelow
    nextAbove = ratio
    nextBelow = 1
  }
  return ratio
}
