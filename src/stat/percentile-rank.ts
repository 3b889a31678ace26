/**
 * What a percentile rank counts: half of the scores equal to the score with those below it, only those below, or those
 * at or below. The three differ by as much as the share of equal scores, so a rank without its definition says little.
 */
export const PERCENTILE_RANK_DEFINITIONS = ['mid-rank', 'below', 'at-or-below'] as const

export type PercentileRankDefinition = (typeof PERCENTILE_RANK_DEFINITIONS)[number]

/** Share of the equal scores that each definition counts. */
const SHARE_OF_EQUAL: Readonly<Record<PercentileRankDefinition, number>> = {
  'mid-rank': 0.5,
  below: 0,
  'at-or-below': 1,
}

/**
 * Percentile rank of a score in a group.
 *
 * `100 · (below + share · equal) ÷ n`, where the share is 0.5, 0 or 1 by the definition
 *
 * @param nBelow - scores of the group below the score
 * @param nEqual - scores of the group equal to it
 * @param n - all scores of the group
 * @param definition - one of {@link PERCENTILE_RANK_DEFINITIONS}
 * @returns percent in 0–100; NaN for an empty group
 * @throws {@link RangeError} when the counts exceed n or are negative, or the definition is unknown
 */
export function percentileRank(
  nBelow: number,
  nEqual: number,
  n: number,
  definition: PercentileRankDefinition,
): number {
  if (!Object.hasOwn(SHARE_OF_EQUAL, definition))
    throw new RangeError(`percentileRank knows no definition ${JSON.stringify(definition)}`)
  if (!(nBelow >= 0 && nEqual >= 0 && nBelow + nEqual <= n))
    throw new RangeError(`percentileRank requires counts within 0..${n}`)
  return n === 0 ? Number.NaN : (100 * (nBelow + SHARE_OF_EQUAL[definition] * nEqual)) / n
}
