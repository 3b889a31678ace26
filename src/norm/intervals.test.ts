import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreInterval } from './score-interval.js'
import { standardErrorOfMeasurement } from './standard-error-of-measurement.js'
import { trueScoreInterval } from './true-score-interval.js'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const confidence = fc.double({ min: 0, max: 0.9999, noNaN: true })
const score = fc.double({ min: -200, max: 200, noNaN: true })

describe('standardErrorOfMeasurement', () => {
  it('is the standard deviation at reliability 0 and nothing at 1', () => {
    expect(standardErrorOfMeasurement(10, 0)).toBe(10)
    expect(standardErrorOfMeasurement(10, 1)).toBe(0)
  })
  it.each([
    [-1, 0.5],
    [Number.NaN, 0.5],
    [10, -0.1],
    [10, 1.1],
    [10, Number.NaN],
  ])('throws on sd %d with reliability %d', (sd, reliability) => {
    expect(() => standardErrorOfMeasurement(sd, reliability)).toThrow(
      'standardErrorOfMeasurement requires',
    )
  })
})

describe('intervals', () => {
  it('widen with confidence and hold their centre', () => {
    fc.assert(
      fc.property(score, share, confidence, confidence, (observed, reliability, one, other) => {
        const [low, high] = one < other ? [one, other] : [other, one]
        const narrow = scoreInterval(observed, 10, reliability, low)
        const wide = scoreInterval(observed, 10, reliability, high)
        expect(wide.low).toBeLessThanOrEqual(narrow.low)
        expect(wide.high).toBeGreaterThanOrEqual(narrow.high)
        expect((wide.low + wide.high) / 2).toBeCloseTo(observed, 9)
      }),
    )
  })
  it('of the true score are drawn to the mean and never wider', () => {
    fc.assert(
      fc.property(score, share, confidence, (observed, reliability, level) => {
        const around = scoreInterval(observed, 10, reliability, level)
        const { estimate, low, high } = trueScoreInterval(observed, 50, 10, reliability, level)
        expect(Math.abs(estimate - 50)).toBeLessThanOrEqual(Math.abs(observed - 50) + 1e-9)
        expect(high - low).toBeLessThanOrEqual(around.high - around.low + 1e-9)
      }),
    )
  })
  it('of NaN are NaN', () => {
    expect(scoreInterval(Number.NaN, 10, 0.9, 0.95)).toEqual({ low: Number.NaN, high: Number.NaN })
    expect(trueScoreInterval(Number.NaN, 50, 10, 0.9, 0.95).estimate).toBeNaN()
  })
  it.each([-0.1, 1, 95, Number.NaN])('throw on a confidence of %d', (level) => {
    expect(() => scoreInterval(50, 10, 0.9, level)).toThrow('scoreInterval requires a confidence')
    expect(() => trueScoreInterval(50, 50, 10, 0.9, level)).toThrow(
      'trueScoreInterval requires a confidence',
    )
  })
})
