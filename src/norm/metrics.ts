import type { Text } from '../issue/text.js'

/** A kind of standard score: how a z score reads in it. */
export interface Metric {
  readonly id: string
  readonly names: Text
  /** `linear`: mean + SD · z. `percent`: the percent of the normal curve at or below z. */
  readonly form: 'linear' | 'percent'
  readonly mean: number
  /** NaN where the form is `percent`. */
  readonly sd: number
  /** Ends of the metric (both included); a score beyond is put at the end. Null: no end. */
  readonly minimum: number | null
  readonly maximum: number | null
  /** Rounding that belongs to the metric itself, whatever a table says; halves are scores that lie on a cut. */
  readonly round: 'none' | 'half-up'
}

/**
 * The metrics that a norm table can give. Sten and stanine are whole by definition: the rounded 5.5 + 2z and 5 + 2z,
 * which puts the cuts at z = −2, −1.5 … 2 and −1.75, −1.25 … 1.75, a score on a cut going up.
 */
export const METRICS: readonly Metric[] = [
  metric('z', { en: 'z score', zh: 'Z 分' }, 0, 1, null, null, 'none'),
  metric('t', { en: 'T score', zh: 'T 分' }, 50, 10, null, null, 'none'),
  metric('iq', { en: 'deviation IQ score', zh: '离差智商分' }, 100, 15, null, null, 'none'),
  metric('scaled', { en: 'scaled score', zh: '量表分' }, 10, 3, 1, 19, 'none'),
  metric('sten', { en: 'sten', zh: '标准十分' }, 5.5, 2, 1, 10, 'half-up'),
  metric('stanine', { en: 'stanine', zh: '标准九分' }, 5, 2, 1, 9, 'half-up'),
  {
    id: 'percentile',
    names: { en: 'percentile rank', zh: '百分等级' },
    form: 'percent',
    mean: 50,
    sd: Number.NaN,
    minimum: 0,
    maximum: 100,
    round: 'none',
  },
]

/**
 * The metric with this id.
 *
 * @throws {@link RangeError} when there is none
 */
export function metricOf(id: string): Metric {
  const found = METRICS.find((candidate) => candidate.id === id)
  if (found === undefined) throw new RangeError(`metricOf knows no metric ${JSON.stringify(id)}`)
  return found
}

function metric(
  id: string,
  names: Text,
  mean: number,
  sd: number,
  minimum: number | null,
  maximum: number | null,
  round: Metric['round'],
): Metric {
  return { id, names, form: 'linear', mean, sd, minimum, maximum, round }
}
