import { normalCumulative } from './normal-cumulative.js'
import { polynomial } from './polynomial.js'

/** Ratios of polynomials for the centre, the flanks and the far tails; constants first. */
const CENTRE_ABOVE = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
  67265.7709270087, 33430.57558358813, 2509.0809287301227,
]
const CENTRE_BELOW = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
  28729.085735721943, 5226.495278852854,
]
const FLANK_ABOVE = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
  0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
]
const FLANK_BELOW = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008,
  0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9,
]
const TAIL_ABOVE = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487,
  0.026532189526576124, 0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
]
const TAIL_BELOW = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
  1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
]

/**
 * Quantile of the standard normal distribution: the z below which a proportion of the normal curve lies.
 *
 * `z = Φ⁻¹(p)`
 *
 * @param proportion - p in 0–1
 * @returns standard score, to about 1e-15 of its value; −∞ at 0, ∞ at 1, NaN outside 0–1 and for NaN
 *
 * @see Wichura, M. J. (1988). Algorithm AS 241: The percentage points of the normal distribution. Applied Statistics, 37, 477–484.
 */
export function normalQuantile(proportion: number): number {
  if (!(proportion >= 0 && proportion <= 1)) return Number.NaN
  const fromHalf = proportion - 0.5
  if (Math.abs(fromHalf) <= 0.425) {
    const r = 0.180625 - fromHalf * fromHalf
    return (fromHalf * polynomial(CENTRE_ABOVE, r)) / polynomial(CENTRE_BELOW, r)
  }
  const tail = fromHalf < 0 ? proportion : 1 - proportion
  if (tail === 0) return fromHalf < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  const distance = refined(distanceOfTail(Math.sqrt(-Math.log(tail))), tail)
  return fromHalf < 0 ? -distance : distance
}

/** The |z| of a tail with proportion `exp(−root²)`. */
function distanceOfTail(root: number): number {
  return root <= 5
    ? polynomial(FLANK_ABOVE, root - 1.6) / polynomial(FLANK_BELOW, root - 1.6)
    : polynomial(TAIL_ABOVE, root - 5) / polynomial(TAIL_BELOW, root - 5)
}

/** One step of Newton's method towards the |z| whose tail is this proportion; beyond 37 the curve is too small for it. */
function refined(distance: number, tail: number): number {
  if (distance > 37) return distance
  const height = Math.exp(-0.5 * distance * distance) / Math.sqrt(2 * Math.PI)
  return distance + (normalCumulative(-distance) - tail) / height
}
