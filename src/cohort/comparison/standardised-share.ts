import { chiSquareQuantile } from '../../stat/chi-square.js'
import { normalQuantile } from '../../stat/normal-quantile.js'
import { requireConfidence } from '../../stat/require-share-of.js'
import { type NumberRange, wilsonInterval } from '../../stat/wilson-interval.js'

/** One stratum of a group, such as the girls of grade 7. */
export interface StratumCount {
  readonly count: number
  readonly n: number
}

/** A share as it would be if the group had the make-up of the standard. */
export interface DirectlyStandardised {
  /** NaN where a stratum of the standard has nobody in the group. */
  readonly share: number
  readonly standardError: number
  /** Wilson's, for the number of students at which a plain share would be as precise. */
  readonly interval: NumberRange
  readonly crude: number
}

/**
 * Direct standardisation: the share that a group would have if its students were of the grades and sexes of a standard.
 *
 * `Σ Wₛpₛ ÷ Σ Wₛ`, its variance `Σ Wₛ²pₛ(1 − pₛ)/nₛ ÷ (Σ Wₛ)²`
 *
 * @param strata - of the group
 * @param standard - students of each stratum in the standard, such as those of the whole district; 0 or more
 * @param confidence - between 0 and 1
 * @returns see {@link DirectlyStandardised}; NaN where a stratum of the standard has nobody in the group: no other
 *   stratum stands in for it
 * @throws {@link RangeError} when the lists are of different lengths, or a count lies outside 0–n
 *
 * @see Breslow, N. E., & Day, N. E. (1987). Statistical methods in cancer research II. International Agency for Research on Cancer.
 *
 * @example
 * ```ts
 * const boysAndGirls = [{ count: 10, n: 100 }, { count: 10, n: 50 }]
 * directlyStandardised(boysAndGirls, [1000, 1000]).share // => 0.15000000000000002
 * ```
 */
export function directlyStandardised(
  strata: readonly StratumCount[],
  standard: readonly number[],
  confidence = 0.95,
): DirectlyStandardised {
  requireStrata('directlyStandardised', strata, standard, confidence)
  let [weights, weighted, variance, n, counted] = [0, 0, 0, 0, 0]
  strata.forEach((stratum, index) => {
    const weight = standard[index] as number
    n += stratum.n
    counted += stratum.count
    if (weight === 0) return
    const share = stratum.count / stratum.n
    weights += weight
    weighted += weight * share
    variance += (weight * weight * share * (1 - share)) / stratum.n
  })
  const share = Math.min(1, weighted / weights)
  const standardError = Math.sqrt(variance) / weights
  const effective = variance > 0 ? (share * (1 - share)) / standardError ** 2 : n
  const z = normalQuantile((1 + confidence) / 2)
  const interval = Number.isNaN(share)
    ? { low: Number.NaN, high: Number.NaN }
    : wilsonInterval(share * effective, effective, z)
  return { share, standardError, interval, crude: counted / n }
}

/** How a group compares with what the standard's shares would give for its make-up. */
export interface IndirectlyStandardised {
  readonly observed: number
  readonly expected: number
  /** Observed ÷ expected; NaN where nobody is expected. */
  readonly ratio: number
  /** Exact for a Poisson count, so rather wide for shares that are not small. */
  readonly interval: NumberRange
  /** `ratio` times the standard's share. */
  readonly share: number
}

/**
 * Indirect standardisation: how many are counted in a group for each one that the standard's shares would give for its
 * grades and sexes. It needs no share of each stratum, so that it serves small groups.
 *
 * `Σ kₛ ÷ Σ nₛrₛ`; its interval is that of a Poisson count: `χ²(α/2; 2k)/2E` to `χ²(1 − α/2; 2k + 2)/2E`
 *
 * @param strata - of the group
 * @param standardShares - r, share of each stratum in the standard; in 0–1
 * @param standardShare - share of the standard as a whole, in 0–1
 * @param confidence - between 0 and 1
 * @returns see {@link IndirectlyStandardised}
 * @throws {@link RangeError} when the lists are of different lengths, or a count lies outside 0–n
 *
 * @see Breslow, N. E., & Day, N. E. (1987). Statistical methods in cancer research II. International Agency for Research on Cancer.
 *
 * @example
 * ```ts
 * indirectlyStandardised([{ count: 6, n: 30 }, { count: 6, n: 60 }], [0.1, 0.05], 0.08).ratio // => 2
 * ```
 */
export function indirectlyStandardised(
  strata: readonly StratumCount[],
  standardShares: readonly number[],
  standardShare: number,
  confidence = 0.95,
): IndirectlyStandardised {
  requireStrata('indirectlyStandardised', strata, standardShares, confidence)
  let [observed, expected] = [0, 0]
  strata.forEach(({ count, n }, index) => {
    observed += count
    expected += n * (standardShares[index] as number)
  })
  const tail = (1 - confidence) / 2
  const ratio = expected > 0 ? observed / expected : Number.NaN
  return {
    observed,
    expected,
    ratio,
    interval: {
      low: observed === 0 ? 0 * ratio : chiSquareQuantile(tail, 2 * observed) / 2 / expected,
      high: chiSquareQuantile(1 - tail, 2 * observed + 2) / 2 / expected,
    },
    share: ratio * standardShare,
  }
}

function requireStrata(
  name: string,
  strata: readonly StratumCount[],
  standard: readonly number[],
  confidence: number,
): void {
  requireConfidence(name, confidence)
  if (strata.length !== standard.length)
    throw new RangeError(
      `${name} requires a standard of ${strata.length} strata, received ${standard.length}`,
    )
  for (const { count, n } of strata)
    if (!(count >= 0 && count <= n))
      throw new RangeError(`${name} requires a count in 0..${n}, received ${count}`)
}
