import { describe, expect, it } from 'vitest'
import { roundedByTenth, stepWithin, toStep } from './round-to-step.js'

describe('steps of rounding', () => {
  it.each([
    [0.003, 0.002],
    [0.07, 0.05],
    [0.1, 0.1],
    [0.19, 0.1],
    [0.5, 0.5],
    [1, 1],
    [4.999, 2],
    [5, 5],
    [30, 20],
    [99, 50],
    [100, 100],
    [700, 500],
  ])('the largest of 1, 2 and 5 within %d is %d', (most, step) => {
    expect(stepWithin(most)).toBeCloseTo(step, 12)
  })
  it('goes to the nearest multiple, and leaves what is no number', () => {
    expect([0.26, 0.34, -0.26].map((value) => toStep(value, 0.1))).toEqual([0.3, 0.3, -0.3])
    expect(toStep(1234, 50)).toBe(1250)
    expect(toStep(Number.POSITIVE_INFINITY, 5)).toBe(Number.POSITIVE_INFINITY)
    expect(toStep(Number.NaN, 5)).toBeNaN()
  })
  it('rounds a number by a tenth of itself at most, and 0 not at all', () => {
    expect([0, 1, -1, 0.0123, 47, 980, 1234].map(roundedByTenth)).toEqual([
      0, 1, -1, 0.012, 48, 1000, 1200,
    ])
    expect(roundedByTenth(Number.NEGATIVE_INFINITY)).toBe(Number.NEGATIVE_INFINITY)
    for (let value = 0.011; value < 5000; value *= 1.07)
      expect(Math.abs(roundedByTenth(value) - value)).toBeLessThanOrEqual(value / 20 + 1e-9)
  })
})
