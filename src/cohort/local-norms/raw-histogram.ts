/** Persons of one group by raw score: grows with the distinct scores, not with the persons. */
export interface RawHistogram {
  readonly byRaw: Map<number, { n: number; weight: number }>
  n: number
  weight: number
  /** Sum of squared weights, for the effective number of persons. */
  squaredWeight: number
}

export function createRawHistogram(): RawHistogram {
  return { byRaw: new Map(), n: 0, weight: 0, squaredWeight: 0 }
}

/**
 * Counts one person; a raw score of NaN, or a weight that is not above 0, is passed over.
 *
 * @param weight - how many persons of the population the person stands for
 */
export function addRaw(histogram: RawHistogram, raw: number, weight = 1): void {
  if (Number.isNaN(raw) || !(weight > 0)) return
  const known = histogram.byRaw.get(raw) ?? { n: 0, weight: 0 }
  histogram.byRaw.set(raw, known)
  known.n++
  known.weight += weight
  histogram.n++
  histogram.weight += weight
  histogram.squaredWeight += weight * weight
}

/** One raw score of a group in rising order; weights are scaled so that they sum to n. */
export interface RankedRaw {
  readonly raw: number
  readonly n: number
  readonly equal: number
  readonly below: number
}

export function rankedRaws({ byRaw, n, weight }: RawHistogram): RankedRaw[] {
  let below = 0
  return [...byRaw]
    .sort(([one], [other]) => one - other)
    .map(([raw, counts]) => {
      const equal = (counts.weight * n) / weight
      const ranked = { raw, n: counts.n, equal, below }
      below += equal
      return ranked
    })
}

/** Persons of equal weight that would be as exact (Kish): `(Σw)² ÷ Σw²`. */
export function effectiveSize({ weight, squaredWeight }: RawHistogram): number {
  return (weight * weight) / squaredWeight
}

/** The histograms of several groups as one, each multiplied by a share. */
export function pooledHistogram(
  parts: readonly { readonly histogram: RawHistogram; readonly share: number }[],
): RawHistogram {
  const pooled = createRawHistogram()
  for (const { histogram, share } of parts) {
    for (const [raw, { n, weight }] of histogram.byRaw) {
      const known = pooled.byRaw.get(raw) ?? { n: 0, weight: 0 }
      pooled.byRaw.set(raw, { n: known.n + n, weight: known.weight + share * weight })
    }
    pooled.n += histogram.n
    pooled.weight += share * histogram.weight
    pooled.squaredWeight += share * share * histogram.squaredWeight
  }
  return pooled
}
