import { requireNumbers } from '../../stat/require-numbers.js'

/** Sums over the sheets of one cluster; those of two parts are added. */
export interface ClusterSums {
  readonly n: number
  readonly sum: number
  readonly squares: number
}

/** An intraclass correlation and what it is made of. */
export interface IntraclassCorrelation {
  /** Share of the spread that lies between clusters; may be below 0; NaN where it cannot be told. */
  readonly correlation: number
  readonly nClusters: number
  /** Size of cluster that stands for all: `(n − Σ mᵢ²/n) ÷ (k − 1)`. */
  readonly meanClusterSize: number
  /** What the correlation implies: `1 + (m̄ − 1) · ICC`. */
  readonly designEffect: number
}

/**
 * Intraclass correlation of a column within clusters, by one-way analysis of variance: how much more alike students of
 * one school are than students of different schools.
 *
 * `ICC = (MSB − MSW) ÷ (MSB + (m₀ − 1) · MSW)`, with `m₀ = (n − Σ mᵢ²/n) ÷ (k − 1)`
 *
 * @param values - one a row, for a share 1 and 0; NaN is not known and leaves the row out
 * @param clusters - cluster of each row
 * @returns NaN where there is one cluster, where every cluster has one row, or where all values are the same; the design
 *   effect is that of Kish, with the plain mean size of clusters
 * @throws {@link RangeError} when the columns are of different lengths
 *
 * @see Donner, A. (1986). A review of inference procedures for the intraclass correlation coefficient in the one-way random effects model. International Statistical Review, 54, 67–82.
 * @see Kish, L. (1965). Survey sampling. Wiley.
 *
 * @example
 * ```ts
 * intraclassCorrelation([1, 1, 0, 0], ['a', 'a', 'b', 'b']).correlation // => 1
 * ```
 */
export function intraclassCorrelation(
  values: ArrayLike<number>,
  clusters: ArrayLike<string | number>,
): IntraclassCorrelation {
  if (values.length !== clusters.length)
    throw new RangeError(
      `intraclassCorrelation requires columns of one length, received ${values.length} and ${clusters.length}`,
    )
  requireNumbers('intraclassCorrelation', values)
  const sums = new Map<string, { n: number; sum: number; squares: number }>()
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    if (Number.isNaN(value)) continue
    const name = String(clusters[row])
    const known = sums.get(name) ?? { n: 0, sum: 0, squares: 0 }
    sums.set(name, known)
    known.n++
    known.sum += value
    known.squares += value * value
  }
  return correlationOfClusters([...sums.values()])
}

/** The same from the sums of each cluster, which can be collected sheet by sheet. */
export function correlationOfClusters(clusters: readonly ClusterSums[]): IntraclassCorrelation {
  const k = clusters.length
  let [n, sum, sizes, between, within] = [0, 0, 0, 0, 0]
  for (const cluster of clusters) {
    n += cluster.n
    sum += cluster.sum
    sizes += cluster.n * cluster.n
  }
  for (const cluster of clusters) {
    const mean = cluster.sum / cluster.n
    between += cluster.n * (mean - sum / n) ** 2
    within += Math.max(0, cluster.squares - cluster.n * mean * mean)
  }
  const meanSquareBetween = between / (k - 1)
  const meanSquareWithin = within / (n - k)
  const size = (n - sizes / n) / (k - 1)
  const correlation =
    k > 1 && n > k
      ? (meanSquareBetween - meanSquareWithin) / (meanSquareBetween + (size - 1) * meanSquareWithin)
      : Number.NaN
  return {
    correlation,
    nClusters: k,
    meanClusterSize: size,
    designEffect: 1 + (n / k - 1) * correlation,
  }
}
