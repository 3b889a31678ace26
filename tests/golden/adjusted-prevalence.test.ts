import { describe, expect, it } from 'vitest'
import { adjustedPrevalence } from '../../src/cohort/prevalence/adjusted-prevalence.js'
import golden from './adjusted-prevalence.json' with { type: 'json' }

describe(`prevalence adjusted for the errors of a screen equals ${golden.source}`, () => {
  it.each(golden.expected)('$count of $n flagged at $se and $sp', (wanted) => {
    const { count, n, se: sensitivity, sp: specificity } = wanted
    const { estimate, interval, status } = adjustedPrevalence(count, n, {
      sensitivity,
      specificity,
    })
    expect(status).toBe('adjusted')
    const pairs = [
      [estimate, wanted.estimate],
      [interval.low, wanted.low],
      [interval.high, wanted.high],
    ] as const
    for (const [found, value] of pairs)
      expect(Math.abs(found - value)).toBeLessThanOrEqual(golden.tolerance.abs)
  })
})
