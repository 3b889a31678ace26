import { describe, expect, it } from 'vitest'
import { trueScoreInterval } from './true-score-interval.js'

describe('trueScoreInterval', () => {
  it.each([
    [70, 50, 0.9, 68],
    [30, 50, 0.9, 32],
    [70, 50, 0, 50],
    [70, 50, 1, 70],
    [50, 50, 0.8, 50],
  ])(
    'the estimate of %d by a mean of %d and a reliability of %d is %d',
    (score, mean, reliability, expected) => {
      expect(trueScoreInterval(score, mean, 10, reliability, 0.95).estimate).toBeCloseTo(
        expected,
        12,
      )
    },
  )

  it('reaches z · SD · √(r(1 − r)) to either side of the estimate', () => {
    const { estimate, low, high } = trueScoreInterval(70, 50, 10, 0.8, 0.95)
    expect(estimate).toBeCloseTo(66, 12)
    expect(estimate - low).toBeCloseTo(1.959963984540054 * 4, 10)
    expect(high - estimate).toBeCloseTo(1.959963984540054 * 4, 10)
  })

  it('is a point where nothing is to be held or nothing is uncertain', () => {
    expect(trueScoreInterval(70, 50, 10, 0.8, 0)).toMatchObject({ low: 66, high: 66 })
    expect(trueScoreInterval(70, 50, 10, 1, 0.95)).toEqual({ estimate: 70, low: 70, high: 70 })
  })

  it.each([-0.1, 1, 1.5, Number.NaN])('a confidence of %d is refused', (confidence) => {
    expect(() => trueScoreInterval(70, 50, 10, 0.8, confidence)).toThrow(
      new RangeError(`trueScoreInterval requires a confidence in 0..1, received ${confidence}`),
    )
  })
})
