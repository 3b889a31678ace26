import { describe, expect, it } from 'vitest'
import { normalQuantile } from '../../src/stat/normal-quantile.js'
import { wilsonInterval } from '../../src/stat/wilson-interval.js'
import { recordDifferences } from './record-differences.js'
import golden from './wilson-interval.json' with { type: 'json' }

describe(`the Wilson interval equals ${golden.source}`, () => {
  it.each(golden.expected)('of $x in $n at level $level', ({ x, n, level, wilson }) => {
    const { low, high } = wilsonInterval(x, n, normalQuantile((1 + level) / 2))
    recordDifferences([low, high], wilson)
    expect(Math.abs(low - (wilson[0] as number))).toBeLessThanOrEqual(golden.tolerance.abs)
    expect(Math.abs(high - (wilson[1] as number))).toBeLessThanOrEqual(golden.tolerance.abs)
  })
})
