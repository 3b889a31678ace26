import { polynomial } from './polynomial.js'

/** Ratios of polynomials for |z| up to 0.67449, up to √32, and beyond; constants first. */
const CENTRE_ABOVE = [
  18154.98125334356, 1067.6894854603709, 161.02823106855587, 2.2352520354606837,
  0.06568233791820745,
]
const CENTRE_BELOW = [
  45507.78933502673, 10260.932208618979, 976.0985517377767, 47.202581904688245, 1,
]
const FLANK_ABOVE = [
  9842.714838383978, 11602.65143764735, 6848.190450536283, 2494.5375852903726, 597.2702763948002,
  93.50665613217785, 8.883149794388377, 0.39894151208813466, 1.0765576773720192e-8,
]
const FLANK_BELOW = [
  19685.429676859992, 38912.00328609327, 34900.95272114598, 18615.571640885097, 6485.558298266761,
  1519.3775994075547, 235.387901782625, 22.266688044328117, 1,
]
const TAIL_ABOVE = [
  2.9112874951168793e-5, 0.0014216191932278934, 0.022235277870649807, 0.12740116116024736,
  0.215898534057957, 0.023073441764940174,
]
const TAIL_BELOW = [
  7.297515550839662e-5, 0.0037823963320275824, 0.06598813786892856, 0.4682382124808651,
  1.284260096144911, 1,
]

const END_OF_CENTRE = 0.67448975
const END_OF_FLANK = Math.sqrt(32)
const INVERSE_ROOT_OF_TWO_PI = 0.3989422804014327

/**
 * Cumulative standard normal distribution: the proportion of the normal curve at or below z.
 *
 * `Φ(z) = ∫ φ(t) dt from −∞ to z`
 *
 * @param z - standard score
 * @returns proportion in 0–1, to about 1e-15 of its value also in the far lower tail (for the upper tail take
 *   `normalCumulative(-z)`); 0 for −∞ and below about −38.5, 1 for ∞, NaN for NaN
 *
 * @see Cody, W. J. (1969). Rational Chebyshev approximations for the error function. Mathematics of Computation, 23, 631–637.
 */
export function normalCumulative(z: number): number {
  const distance = Math.abs(z)
  if (Number.isNaN(z)) return Number.NaN
  if (distance <= END_OF_CENTRE) {
    const square = z * z
    return 0.5 + (z * polynomial(CENTRE_ABOVE, square)) / polynomial(CENTRE_BELOW, square)
  }
  const tail = upperTail(distance)
  return z < 0 ? tail : 1 - tail
}

/** `1 − Φ(distance)` for a distance beyond the centre. */
function upperTail(distance: number): number {
  if (distance > 40) return 0
  if (distance <= END_OF_FLANK)
    return (
      (curveAt(distance) * polynomial(FLANK_ABOVE, distance)) / polynomial(FLANK_BELOW, distance)
    )
  const inverse = 1 / (distance * distance)
  const ratio = (inverse * polynomial(TAIL_ABOVE, inverse)) / polynomial(TAIL_BELOW, inverse)
  return (curveAt(distance) * (INVERSE_ROOT_OF_TWO_PI - ratio)) / distance
}

/** `exp(−distance² ÷ 2)` with the square split in two, so that its rounding does not grow in the exponent. */
function curveAt(distance: number): number {
  const coarse = Math.trunc(distance * 16) / 16
  return (
    Math.exp(-0.5 * coarse * coarse) * Math.exp(-0.5 * (distance - coarse) * (distance + coarse))
  )
}
