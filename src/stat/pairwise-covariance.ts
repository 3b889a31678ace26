/**
 * Sums from which the covariance of each pair of variables follows, each over the rows that have both; of constant size
 * however many rows there are. Exact where the values are whole numbers.
 */
export interface PairSums {
  readonly size: number
  /** Entry `i · size + j`: rows that have both, and over these Σx of i and Σxy. */
  readonly n: Float64Array
  readonly sum: Float64Array
  readonly product: Float64Array
}

/** Of no rows. */
export function createPairSums(size: number): PairSums {
  const zeros = (): Float64Array => new Float64Array(size * size)
  return { size, n: zeros(), sum: zeros(), product: zeros() }
}

/** Adds one row; NaN is a value that is not there. */
export function addToPairSums({ size, n, sum, product }: PairSums, row: ArrayLike<number>): void {
  for (let i = 0; i < size; i++) {
    const x = row[i] as number
    if (Number.isNaN(x)) continue
    for (let j = 0; j < size; j++) {
      const y = row[j] as number
      if (Number.isNaN(y)) continue
      const at = i * size + j
      n[at] = (n[at] as number) + 1
      sum[at] = (sum[at] as number) + x
      product[at] = (product[at] as number) + x * y
    }
  }
}

/**
 * Covariance matrix from pairwise complete rows, as `cov(x, use = "pairwise")` of R has it.
 *
 * `cᵢⱼ = (Σxy − Σx · Σy / n) / (n − 1)` over the rows that have both
 *
 * @returns entry `i · size + j`; NaN where fewer than two rows have both
 */
export function pairwiseCovariance({ size, n, sum, product }: PairSums): Float64Array {
  const covariance = new Float64Array(size * size)
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      const at = i * size + j
      const count = n[at] as number
      const ofI = sum[at] as number
      const ofJ = sum[j * size + i] as number
      covariance[at] =
        count < 2 ? Number.NaN : ((product[at] as number) - (ofI * ofJ) / count) / (count - 1)
    }
  return covariance
}
