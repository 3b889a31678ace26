import { metricOf } from '../../norm/metrics.js'
import type { Conversion } from '../../norm/norm-table.js'
import { standardScore } from '../../norm/standard-score.js'
import { normalCumulative } from '../../stat/normal-cumulative.js'
import { type PercentileRankDefinition, percentileRank } from '../../stat/percentile-rank.js'
import { type ContinuousNorm, type ContinuousOptions, continuousNorm } from './continuous-norm.js'
import { histogramMoments } from './histogram-moments.js'
import { normalScore, normalScoreError, type RankMethod } from './normal-score.js'
import { effectiveSize, pooledHistogram, type RawHistogram, rankedRaws } from './raw-histogram.js'
import { locationOf } from './read-continuous-norm.js'
import { smoothMoments } from './smooth-moments.js'

/** How raw scores become standard scores: by mean and SD, by percentile ranks, by ranks made normal, by a model over ages. */
export const LOCAL_NORM_METHODS = ['mean-sd', 'percentile', 'normalised', 'continuous'] as const

export type LocalNormMethod = (typeof LOCAL_NORM_METHODS)[number]

export interface LocalNormSetting {
  readonly method: LocalNormMethod
  /** Id of a metric. */
  readonly metric: string
  readonly definition: PercentileRankDefinition
  readonly ranks: RankMethod
  /** Degree of the polynomials of mean and SD; for percentile and normalised any degree pools neighbours 1 : 2 : 1. */
  readonly smooth: number | null
  readonly continuous: ContinuousOptions
}

/** Persons of one cell. Groups of one family differ in age alone and are given in its order. */
export interface NormGroup {
  /** Middle of the age band; NaN where the cell is not for an age. */
  readonly age: number
  readonly histogram: RawHistogram
}

/** What is known of one raw score in one cell. */
export interface NormFigure {
  readonly raw: number
  /** Persons with it. */
  readonly n: number
  readonly score: number
  /** Standard error of the score by sampling, in its metric. */
  readonly standardError: number
}

export interface BuiltCell {
  readonly n: number
  readonly conversion: Conversion
  readonly figures: readonly NormFigure[]
}

export interface BuiltFamily {
  readonly cells: readonly BuiltCell[]
  readonly continuous: ContinuousNorm | null
}

/**
 * Cells of a norm table from the persons of a family of groups.
 *
 * @param attainable - lowest and highest possible raw score, for which a continuous norm is tabled
 * @returns null where the model or the smoothing cannot be fitted
 */
export function normCells(
  groups: readonly NormGroup[],
  setting: LocalNormSetting,
  attainable: { readonly minimum: number; readonly maximum: number },
): BuiltFamily | null {
  switch (setting.method) {
    case 'mean-sd':
      return momentCells(groups, setting)
    case 'percentile':
      return {
        cells: smoothed(groups, setting).map((one) => rankCell(one, setting)),
        continuous: null,
      }
    case 'normalised':
      return {
        cells: smoothed(groups, setting).map((one) => normalCell(one, setting)),
        continuous: null,
      }
    case 'continuous': {
      const norm = continuousNorm(groups, { ranks: setting.ranks, ...setting.continuous })
      if (norm === null) return null
      const cells = groups.map((group) => modelCell(norm, group, setting, attainable))
      return { cells, continuous: norm }
    }
  }
}

function momentCells(
  groups: readonly NormGroup[],
  { smooth, metric }: LocalNormSetting,
): BuiltFamily | null {
  const moments = groups.map(({ age, histogram }) => ({
    age,
    moments: histogramMoments(histogram),
  }))
  const fitted =
    smooth === null ? moments.map((one) => one.moments) : smoothMoments(moments, smooth)?.groups
  if (fitted === undefined || !fitted.every(({ sd }) => sd > 0)) return null
  const cells = groups.map(({ histogram }, index): BuiltCell => {
    const mean = decimals(fitted[index]?.mean ?? 0, 6)
    const sd = decimals(fitted[index]?.sd ?? 1, 6)
    const size = effectiveSize(histogram)
    const figures = rankedRaws(histogram).map(({ raw, n }) => {
      const z = (raw - mean) / sd
      return figure(raw, n, z, Math.sqrt(1 / size + (z * z) / (2 * size)), metric)
    })
    return { n: histogram.n, conversion: { kind: 'mean-sd', mean, sd }, figures }
  })
  return { cells, continuous: null }
}

/** Each group with a share of its neighbours, where smoothing is asked for. */
function smoothed(
  groups: readonly NormGroup[],
  { smooth }: LocalNormSetting,
): readonly NormGroup[] {
  if (smooth === null) return groups
  return groups.map(({ age }, index) => ({
    age,
    histogram: pooledHistogram(
      [index - 1, index, index + 1].flatMap((at) => {
        const histogram = groups[at]?.histogram
        return histogram === undefined ? [] : [{ histogram, share: at === index ? 1 : 0.5 }]
      }),
    ),
  }))
}

function rankCell({ histogram }: NormGroup, { definition, metric }: LocalNormSetting): BuiltCell {
  const { n } = histogram
  const ranked = rankedRaws(histogram)
  // The last score has everybody at or below it; sums of weights may miss that by a last digit.
  const ranks = ranked.map(({ below, equal }) =>
    decimals(percentileRank(below, Math.min(equal, n - below), n, definition), 6),
  )
  const size = effectiveSize(histogram)
  const figures = ranked.map(({ raw, n: own }, at) => {
    const rank = ranks[at] as number
    const error = 100 * Math.sqrt(((rank / 100) * (1 - rank / 100)) / size)
    const score = metricOf(metric).form === 'percent' ? rank : Number.NaN
    return { raw, n: own, score, standardError: error }
  })
  const raw = ranked.map((one) => one.raw)
  return { n, conversion: { kind: 'percentile', raw, percentileRanks: ranks }, figures }
}

function normalCell({ histogram }: NormGroup, { ranks, metric }: LocalNormSetting): BuiltCell {
  const { n } = histogram
  const size = effectiveSize(histogram)
  const points = rankedRaws(histogram).map(({ raw, n: own, below, equal }) => {
    const z = normalScore(below, equal, n, ranks)
    return { raw, n: own, z, error: normalScoreError(z, normalCumulative(z), size) }
  })
  const figures = points.map(({ raw, n: own, z, error }) => figure(raw, own, z, error, metric))
  return { n, conversion: tableOf(points, metric), figures }
}

function modelCell(
  norm: ContinuousNorm,
  { age, histogram }: NormGroup,
  { metric }: LocalNormSetting,
  { minimum, maximum }: { readonly minimum: number; readonly maximum: number },
): BuiltCell {
  const { byRaw, n } = histogram
  const size = effectiveSize(histogram)
  const isWhole = [minimum, maximum, ...byRaw.keys()].every(Number.isInteger)
  const raws = isWhole
    ? Array.from({ length: maximum - minimum + 1 }, (_, step) => minimum + step)
    : [...byRaw.keys()].sort((one, other) => one - other)
  const points = raws.map((raw) => {
    const z = (locationOf(norm, raw, age) - 50) / 10
    return {
      raw,
      n: byRaw.get(raw)?.n ?? 0,
      z,
      error: normalScoreError(z, normalCumulative(z), size),
    }
  })
  const figures = points.map(({ raw, n: own, z, error }) => figure(raw, own, z, error, metric))
  return { n, conversion: tableOf(points, metric), figures }
}

/** A lookup for whole raw scores; percentile ranks for others. */
function tableOf(
  points: readonly { readonly raw: number; readonly z: number }[],
  metric: string,
): Conversion {
  const raw = points.map((one) => one.raw)
  if (!raw.every(Number.isInteger))
    return {
      kind: 'percentile',
      raw,
      percentileRanks: points.map(({ z }) => decimals(100 * normalCumulative(z), 6)),
    }
  const [rawFrom = 0] = raw
  const values = Array.from({ length: (raw.at(-1) ?? 0) - rawFrom + 1 }, (_, step) =>
    decimals(standardScore(between(points, rawFrom + step), metricOf(metric)), 4),
  )
  return { kind: 'lookup', rawFrom, values }
}

/** The z of a raw score; between two observed ones on the line that joins them. */
function between(
  points: readonly { readonly raw: number; readonly z: number }[],
  raw: number,
): number {
  const after = points.findIndex((point) => point.raw >= raw)
  const [left, right] = [points[after - 1], points[after]]
  if (right === undefined) return Number.NaN
  if (right.raw === raw || left === undefined) return right.z
  return left.z + ((right.z - left.z) * (raw - left.raw)) / (right.raw - left.raw)
}

function figure(raw: number, n: number, z: number, error: number, metric: string): NormFigure {
  const { form, sd } = metricOf(metric)
  const height = (100 * Math.exp(-0.5 * z * z)) / Math.sqrt(2 * Math.PI)
  const score = standardScore(z, metricOf(metric))
  return { raw, n, score, standardError: error * (form === 'percent' ? height : sd) }
}

function decimals(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
