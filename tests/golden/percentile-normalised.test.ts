import { describe, it } from 'vitest'
import { percentile } from '../../src/norm/conversions/percentile.js'
import { metricOf } from '../../src/norm/metrics.js'
import { PERCENTILE_RANK_DEFINITIONS, percentileRank } from '../../src/stat/percentile-rank.js'
import { expectClose } from './close-to.js'
import golden from './percentile-normalised.json' with { type: 'json' }

const { inputs, expected } = golden
const { abs } = golden.tolerance
const RANKS = {
  'mid-rank': expected.pr_midrank,
  below: expected.pr_below,
  'at-or-below': expected.pr_at_or_below,
}

describe(`percentile ranks and normalised scores equal ${golden.source}`, () => {
  it.each(PERCENTILE_RANK_DEFINITIONS)('percentile ranks %s', (definition) => {
    let nBelow = 0
    const ranks = inputs.freq.map((nEqual) => {
      const rank = percentileRank(nBelow, nEqual, inputs.n, definition)
      nBelow += nEqual
      return rank
    })
    expectClose(ranks, RANKS[definition], abs)
  })
  it.each([
    ['t', expected.norm_T_rankit],
    ['stanine', expected.stanine_from_pr_exact_cuts],
    ['percentile', expected.pr_midrank],
  ] as const)('%s from a table of mid-rank percentile ranks', (id, scores) => {
    const setting = { metric: metricOf(id), round: 'none', edges: 'missing' } as const
    const table = {
      kind: 'percentile',
      raw: inputs.raw,
      percentileRanks: expected.pr_midrank,
    } as const
    const found = inputs.raw.map((raw) => percentile.convert(table, setting, raw, Number.NaN))
    expectClose(found, scores, abs)
  })
})
