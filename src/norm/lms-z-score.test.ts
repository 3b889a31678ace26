import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lmsZScore } from './lms-z-score.js'

describe('lmsZScore', () => {
  it('of the median is 0 whatever the power', () => {
    for (const l of [-2, -1e-12, 0, 1e-12, 1, 3]) expect(lmsZScore(20, l, 20, 0.2)).toBe(0)
  })
  it('at L = 1 is the linear z score', () => {
    expect(lmsZScore(24, 1, 20, 0.2)).toBeCloseTo(1, 14)
  })
  it('passes through L = 0 without a jump', () => {
    const raw = fc.double({ min: 0.5, max: 200, noNaN: true })
    fc.assert(
      fc.property(raw, fc.double({ min: -1e-9, max: 1e-9, noNaN: true }), (score, l) => {
        expect(lmsZScore(score, l, 20, 0.2)).toBeCloseTo(lmsZScore(score, 0, 20, 0.2), 6)
      }),
    )
  })
  it('of 0 has an end where L > 0 and none elsewhere; of a negative score it is NaN', () => {
    expect(lmsZScore(0, 0.5, 20, 0.2)).toBeCloseTo(-10, 12)
    expect(lmsZScore(0, 0, 20, 0.2)).toBe(Number.NEGATIVE_INFINITY)
    expect(lmsZScore(0, -1, 20, 0.2)).toBe(Number.NEGATIVE_INFINITY)
    expect(lmsZScore(-1, 0.5, 20, 0.2)).toBeNaN()
  })
})
