import { describe, expect, it } from 'vitest'
import { normalCumulative } from '../../src/stat/normal-cumulative.js'
import { normalQuantile } from '../../src/stat/normal-quantile.js'
import golden from './normal-curve.json' with { type: 'json' }
import { recordDifferences } from './record-differences.js'

const { inputs, expected, tolerance } = golden

describe(`the normal curve equals ${golden.source}`, () => {
  it.each(inputs.z.map((z, i) => [z, expected.cumulative[i] as number]))(
    'normalCumulative(%d) is %d',
    (z, proportion) => {
      recordDifferences([normalCumulative(z)], [proportion])
      expect(Math.abs(normalCumulative(z) / proportion - 1)).toBeLessThanOrEqual(tolerance.relative)
    },
  )
  it.each(inputs.p.map((p, i) => [p, expected.quantile[i] as number]))(
    'normalQuantile(%d) is %d',
    (p, z) => {
      recordDifferences([normalQuantile(p)], [z])
      expect(Math.abs(normalQuantile(p) - z)).toBeLessThanOrEqual(tolerance.relative * Math.abs(z))
    },
  )
})
