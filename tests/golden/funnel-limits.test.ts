import { describe, expect, it } from 'vitest'
import { type FunnelMethod, funnelLimits } from '../../src/stat/funnel-limits.js'
import golden from './funnel-limits.json' with { type: 'json' }
import { recordDifferences } from './record-differences.js'

const cut = (value: number): number => Math.min(1, Math.max(0, value))

describe(`funnel limits equal ${golden.source}`, () => {
  it.each(golden.expected)('for $n at $share', (wanted) => {
    const cases: readonly (readonly [number, FunnelMethod, readonly number[]])[] = [
      [0.95, 'exact', wanted.exact95],
      [0.998, 'exact', wanted.exact998],
      [0.95, 'interpolated', wanted.interpolated95],
      [0.998, 'interpolated', wanted.interpolated998],
    ]
    for (const [confidence, method, ends] of cases) {
      const { low, high } = funnelLimits(wanted.n, wanted.share, confidence, method)
      recordDifferences([low, high], ends.map(cut))
      expect(low).toBeCloseTo(cut(ends[0] as number), 9)
      expect(high).toBeCloseTo(cut(ends[1] as number), 9)
    }
  })
})
