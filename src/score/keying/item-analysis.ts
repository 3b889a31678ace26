/** How the items of a scale hang together. */
export interface ItemAnalysis {
  /** Cronbach's α of the items as they are scored; NaN where the total has no variance. */
  readonly alpha: number
  /** α of items of equal variance. */
  readonly standardisedAlpha: number
  /** Correlation of each item with the sum of the others; NaN where either does not vary. */
  readonly itemRest: readonly number[]
}

/**
 * Cronbach's α and the corrected item–total correlations of a scale, from the covariances of its items.
 *
 * `α = k/(k − 1) · (1 − tr C / ΣC)`; `rᵢ = (Σⱼcᵢⱼ − cᵢᵢ) / √(cᵢᵢ · Σ C without i)`
 *
 * @param covariance - matrix of `size` × `size` in rows, of all items
 * @param items - indexes of the items of the scale, two or more
 * @param signs - 1 or −1 for each of them: −1 as if the item were keyed the other way; all 1 if absent
 * @throws RangeError where there are fewer than two items
 *
 * @see Cronbach, L. J. (1951). Coefficient alpha and the internal structure of tests. Psychometrika, 16, 297–334.
 * @see Revelle, W. (2023). psych: `alpha`, columns raw_alpha, std.alpha and r.drop.
 */
export function itemAnalysis(
  covariance: ArrayLike<number>,
  size: number,
  items: readonly number[],
  signs: readonly number[] = [],
): ItemAnalysis {
  const k = items.length
  if (k < 2) throw new RangeError('itemAnalysis requires at least two items')
  const cell = (i: number, j: number): number =>
    (signs[i] ?? 1) * (signs[j] ?? 1) * (covariance[rowOf(i) * size + rowOf(j)] as number)
  const rowOf = (i: number): number => items[i] as number
  const all = items.map((_, i) => i)
  const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
  const rowSums = all.map((i) => sumOf(all.map((j) => cell(i, j))))
  const total = sumOf(rowSums)
  const trace = sumOf(all.map((i) => cell(i, i)))
  const correlations = sumOf(
    all.flatMap((i) => all.map((j) => cell(i, j) / Math.sqrt(cell(i, i) * cell(j, j)))),
  )
  const itemRest = all.map((i) => {
    const own = cell(i, i)
    const withRest = (rowSums[i] as number) - own
    const rest = total - 2 * (rowSums[i] as number) + own
    return own <= 0 || rest <= 0 ? Number.NaN : withRest / Math.sqrt(own * rest)
  })
  const ofTests = k / (k - 1)
  return {
    alpha: total > 0 ? ofTests * (1 - trace / total) : Number.NaN,
    standardisedAlpha: ofTests * (1 - k / correlations),
    itemRest,
  }
}
