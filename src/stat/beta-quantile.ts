import { betaHeight, incompleteBeta, type SharePoint } from './incomplete-beta.js'

/**
 * Quantile of the beta distribution: the x below which a proportion of it lies.
 *
 * `x = I⁻¹(p; a, b)`
 *
 * @param proportion - p in 0–1
 * @param a - first shape, above 0
 * @param b - second shape, above 0
 * @returns x in 0–1, to about 1e-13 of its value; 0 at 0, 1 at 1, NaN outside 0–1, for NaN, and where a shape is not
 *   above 0 and finite
 *
 * @see DiDonato, A. R., & Morris, A. H. (1992). Significant digit computation of the incomplete beta function ratios. ACM Transactions on Mathematical Software, 18, 360–373.
 *
 * @example
 * ```ts
 * betaQuantile(0.6875, 2, 3) // => 0.5
 * ```
 */
export function betaQuantile(proportion: number, a: number, b: number): number {
  if (!(proportion >= 0 && proportion <= 1)) return Number.NaN
  if (!(a > 0 && b > 0 && a < Number.POSITIVE_INFINITY && b < Number.POSITIVE_INFINITY))
    return Number.NaN
  if (proportion === 0 || proportion === 1) return proportion
  return pointAt(betaQuantileLogit(proportion, a, b)).x
}

/** Beyond these logits a share or its complement is 0 in floating point. */
const FARTHEST = 744
const MOST_STEPS = 200

/**
 * The logit of the quantile, `log(x ÷ (1 − x))`, which keeps its digits where x is close to 1.
 *
 * Newton's method on the logarithm of the smaller tail, which is concave in the logit, held inside a bracket that
 * shrinks.
 */
export function betaQuantileLogit(proportion: number, a: number, b: number): number {
  const isLower = proportion <= 0.5
  const target = isLower ? proportion : 1 - proportion
  let low = -FARTHEST
  let high = FARTHEST
  let at = Math.log(a / b)
  for (let step = 0; step < MOST_STEPS; step++) {
    const point = pointAt(at)
    const { lower, upper } = incompleteBeta(point, a, b)
    const tail = isLower ? lower : upper
    if (isLower === tail < target) low = at
    else high = at
    const slope = betaHeight(point, a, b) / tail
    const change = (Math.log(target / tail) / slope) * (isLower ? 1 : -1)
    const next = at + change
    if (Math.abs(change) <= 1e-15 * Math.max(1, Math.abs(at))) return next
    at = next > low && next < high ? next : (low + high) / 2
  }
  return at
}

/** The share with a logit, and its complement. */
function pointAt(logit: number): SharePoint {
  return { x: 1 / (1 + Math.exp(-logit)), y: 1 / (1 + Math.exp(logit)) }
}
