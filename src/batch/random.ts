import { normalQuantile } from '../stat/normal-quantile.js'

/** A seeded stream of random numbers; the same seed gives the same stream everywhere. */
export interface Random {
  /** A whole number from 0 (included) to 2³² (excluded). */
  readonly bits: () => number
  /** A number from 0 (included) to 1 (excluded), on a grid of 2⁻³². */
  readonly unit: () => number
  /** A draw from the standard normal curve, from a table of 4,096 equally likely values. */
  readonly normal: () => number
  /** A whole number from 0 (included) to `count` (excluded). */
  readonly below: (count: number) => number
}

/** The middles of 4,096 equally likely slices of the normal curve. */
const NORMAL_TABLE: Float64Array = Float64Array.from({ length: 4096 }, (_, index) =>
  normalQuantile((index + 0.5) / 4096),
)

/**
 * Random numbers for made-up data: sfc32 (Doty-Humphrey), seeded by one number.
 *
 * @param seed - a whole number; only its lowest 32 bits count
 * @see Doty-Humphrey, C. PractRand: sfc, small fast counting generator.
 */
export function createRandom(seed: number): Random {
  let a = 0x9e3779b9
  let b = 0x243f6a88
  let c = seed | 0
  let counter = 1
  const bits = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let warm = 0; warm < 16; warm++) bits()
  return {
    bits,
    unit: () => bits() / 4294967296,
    normal: () => NORMAL_TABLE[bits() >>> 20] as number,
    below: (count) => Math.floor((bits() / 4294967296) * count),
  }
}
