import { describe, expect, it } from 'vitest'
import { compileNorms } from './compile-norms.js'
import { intervalOf } from './interval-of.js'
import { METRICS } from './metrics.js'
import type { NormTable } from './norm-table.js'
import { standardScore } from './standard-score.js'
import { testInstrument } from './test-instrument.js'
import { testNormTable } from './test-norm-table.js'

function normOf(metric: string, reliability?: number) {
  const conversion = { kind: 'mean-sd', mean: 10, sd: 4 } as const
  const carried =
    reliability === undefined ? {} : { reliability: { value: reliability, kind: 'alpha' } }
  const more: Partial<NormTable> = { metric }
  const table = testNormTable([{ scale: 'a', conversion, ...carried }], more)
  const instrument = testInstrument('tiny', [{ id: 'a', maximum: 20 }])
  const [norm] = compileNorms(instrument, [table]).scales
  if (norm === null || norm === undefined) throw new Error('the scale a has no norms')
  return norm
}

describe('intervalOf', () => {
  it('is the score ± 1.96 standard errors of the metric', () => {
    const { low, high } = intervalOf(normOf('t', 0.91), 0, 60, 0.95) ?? { low: 0, high: 0 }
    expect(low).toBeCloseTo(60 - 3 * 1.959963984540054, 10)
    expect(high).toBeCloseTo(60 + 3 * 1.959963984540054, 10)
  })
  it.each(METRICS)('of $id holds the score and stays within the ends', (metric) => {
    const norm = normOf(metric.id, 0.8)
    for (const z of [-3, -1, 0, 0.5, 2.5]) {
      const score = standardScore(z, metric)
      const { low, high } = intervalOf(norm, 0, score, 0.9) ?? { low: 1, high: 0 }
      expect(low).toBeLessThanOrEqual(score)
      expect(high).toBeGreaterThanOrEqual(score)
      expect(low).toBeGreaterThanOrEqual(metric.minimum ?? Number.NEGATIVE_INFINITY)
      expect(high).toBeLessThanOrEqual(metric.maximum ?? Number.POSITIVE_INFINITY)
    }
  })
  it('of a percentile rank goes over the normal curve', () => {
    const { low, high } = intervalOf(normOf('percentile', 0.75), 0, 50, 0.6826894921370859) ?? {
      low: 0,
      high: 0,
    }
    expect(low).toBeCloseTo(30.85375387259869, 9)
    expect(high).toBeCloseTo(69.14624612740131, 9)
  })
  it('is nothing without reliability, without a cell, without a score', () => {
    expect(intervalOf(normOf('t'), 0, 60, 0.95)).toBeNull()
    expect(intervalOf(normOf('t', 0.9), -1, 60, 0.95)).toBeNull()
    expect(intervalOf(normOf('t', 0.9), 0, Number.NaN, 0.95)).toBeNull()
    expect(intervalOf(normOf('percentile', 0.9), 0, 100, 0.95)).toBeNull()
  })
})
