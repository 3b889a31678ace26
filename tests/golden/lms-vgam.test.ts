import { describe, it } from 'vitest'
import { lmsZScore } from '../../src/norm/lms-z-score.js'
import { normalCumulative } from '../../src/stat/normal-cumulative.js'
import { normalQuantile } from '../../src/stat/normal-quantile.js'
import { expectClose } from './close-to.js'
import golden from './lms-vgam.json' with { type: 'json' }

const { inputs, expected } = golden
const { abs, absZ } = golden.tolerance
const zOf = (raws: readonly number[]): number[] =>
  raws.map((raw, i) =>
    lmsZScore(raw, inputs.L[i] as number, inputs.M[i] as number, inputs.S[i] as number),
  )

describe(`LMS z scores equal ${golden.source}`, () => {
  it(`z equals ${golden.zSource}`, () => {
    expectClose(zOf(inputs.x), expected.z, absZ)
  })
  it('the proportion below', () => {
    expectClose(zOf(inputs.x).map(normalCumulative), expected.cdf, abs)
  })
  it.each([
    [3, expected.P3],
    [25, expected.P25],
    [50, expected.P50],
    [97, expected.P97],
  ] as const)('percentile %d of each person has its z', (percent, raws) => {
    expectClose(
      zOf(raws),
      raws.map(() => normalQuantile(percent / 100)),
      abs,
    )
  })
})
