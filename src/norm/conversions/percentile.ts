import { type Issue, issue } from '../../issue/issue.js'
import { interpolate } from '../../stat/interpolate.js'
import { normalQuantile } from '../../stat/normal-quantile.js'
import { roundTo } from '../../stat/rounding.js'
import type { Metric } from '../metrics.js'
import { standardScore } from '../standard-score.js'
import type { ConversionMethod, ConversionOf, ConversionSetting } from './conversion-method.js'
import { lengthFaults, risingFaults } from './list-faults.js'

type Percentile = ConversionOf<'percentile'>

/**
 * Percentile ranks of raw scores, carried through the normal curve (`z = Φ⁻¹(rank ÷ 100)`) unless the metric is
 * percentile. A raw score between two entries is interpolated linearly in percentile rank.
 */
export const percentile: ConversionMethod<Percentile> = {
  kind: 'percentile',
  usesAge: false,
  faults: ({ raw, percentileRanks }, path, _cell, metric) => [
    ...risingFaults(raw, `${path}/raw`, 'strictly'),
    ...risingFaults(percentileRanks, `${path}/percentileRanks`, 'weakly'),
    ...lengthFaults(percentileRanks, `${path}/percentileRanks`, raw.length),
    ...endlessFaults(percentileRanks, `${path}/percentileRanks`, metric),
  ],
  convert,
}

function convert(
  { raw: raws, percentileRanks }: Percentile,
  { metric, round, edges }: ConversionSetting,
  raw: number,
): number {
  const rank = interpolate(raw, raws, percentileRanks, edges)
  if (metric.form === 'percent') return roundTo(rank, round)
  return standardScore(normalQuantile(rank / 100), metric, round)
}

/** Ranks of 0 and 100 are at infinity on the normal curve: only a metric with ends can hold them. */
function endlessFaults(ranks: readonly number[], path: string, metric: Metric | null): Issue[] {
  if (metric === null || metric.minimum !== null) return []
  return ranks.flatMap((rank, index) =>
    rank === 0 || rank === 100
      ? [
          issue({
            code: 'range',
            path: `${path}/${index}`,
            expected: `above 0 and below 100 for the metric ${metric.id}`,
            received: String(rank),
          }),
        ]
      : [],
  )
}
