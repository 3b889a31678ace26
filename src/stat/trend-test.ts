import { chiSquareUpperTail } from './chi-square.js'

/** A test of whether a share rises or falls along ordered groups. */
export interface TrendTest {
  /** Above 0 where the share rises with the scores. */
  readonly z: number
  readonly chiSquare: number
  /** Two-sided. */
  readonly pValue: number
  /** Change of the share for one step of the scores, by least squares. */
  readonly slope: number
}

/**
 * Cochran–Armitage test for trend: whether a share rises or falls along ordered groups, such as grades.
 *
 * `z = Σ sᵢ(kᵢ − nᵢp) ÷ √(p(1 − p)(Σ nᵢsᵢ² − (Σ nᵢsᵢ)²/n))`
 *
 * @param counts - how many of each group; in 0 to its size
 * @param sizes - as many
 * @param scores - place of each group on the scale, such as its grade; 1, 2, 3 … where not given
 * @returns NaN where nobody or everybody is counted, or all sheets have one score
 * @throws {@link RangeError} when the lists are of different lengths, or a count exceeds its size
 *
 * @see Armitage, P. (1955). Tests for linear trends in proportions and frequencies. Biometrics, 11, 375–386.
 *
 * @example
 * ```ts
 * trendTest([10, 15, 20], [100, 100, 100]).pValue // => 0.047670380656161554
 * ```
 */
export function trendTest(
  counts: readonly number[],
  sizes: readonly number[],
  scores: readonly number[] = sizes.map((_, index) => index + 1),
): TrendTest {
  if (counts.length !== sizes.length || scores.length !== sizes.length)
    throw new RangeError('trendTest requires as many counts as sizes and scores')
  let [n, counted, first, second, cross] = [0, 0, 0, 0, 0]
  sizes.forEach((size, index) => {
    const [count, score] = [counts[index] as number, scores[index] as number]
    if (!(count >= 0 && count <= size))
      throw new RangeError(`trendTest requires a count in 0..${size}, received ${count}`)
    n += size
    counted += count
    first += size * score
    second += size * score * score
    cross += count * score
  })
  const share = counted / n
  const above = cross - share * first
  const spread = second - (first * first) / n
  const z = above / Math.sqrt(share * (1 - share) * spread)
  const chiSquare = z * z
  return { z, chiSquare, pValue: chiSquareUpperTail(chiSquare, 1), slope: above / spread }
}
