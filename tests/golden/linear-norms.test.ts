import { describe, it } from 'vitest'
import { meanSd } from '../../src/norm/conversions/mean-sd.js'
import { metricOf } from '../../src/norm/metrics.js'
import { standardScore } from '../../src/norm/standard-score.js'
import { normalQuantile } from '../../src/stat/normal-quantile.js'
import { expectClose } from './close-to.js'
import golden from './linear-norms.json' with { type: 'json' }

const { inputs, expected } = golden
const { abs } = golden.tolerance
const within = (scores: readonly number[], least: number, most: number): number[] =>
  scores.map((score) => Math.min(most, Math.max(least, score)))

/** R does not end scaled scores at 1 and 19; the metric does. */
const SCORES: readonly (readonly [string, readonly number[]])[] = [
  ['z', expected.z],
  ['t', expected.T],
  ['iq', expected.IQ],
  ['scaled', within(expected.scaled_10_3, 1, 19)],
  ['sten', expected.sten],
  ['stanine', expected.stanine],
  ['percentile', expected.percentile_normal],
]

describe(`linear standard scores equal ${golden.source}`, () => {
  it.each(SCORES)('%s from raw scores by mean and SD', (id, scores) => {
    const { mean, sd, raw } = inputs
    const setting = { metric: metricOf(id), round: 'none', edges: 'missing' } as const
    const convert = (score: number): number =>
      meanSd.convert({ kind: 'mean-sd', mean, sd }, setting, score, Number.NaN)
    expectClose(raw.map(convert), scores, abs)
  })
  it.each(SCORES)('%s from z', (id, scores) => {
    expectClose(
      expected.z.map((z) => standardScore(z, metricOf(id))),
      scores,
      abs,
    )
  })
  it('z from percentile ranks', () => {
    const z = expected.percentile_normal.map((rank) => normalQuantile(rank / 100))
    expectClose(z, expected.z_from_percentile, abs)
  })
})
