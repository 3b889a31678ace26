import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { interpolate } from './interpolate.js'
import { polynomial } from './polynomial.js'

describe('interpolate', () => {
  const xs = [1, 2, 4, 8, 9]
  const ys = [10, 30, 20, 20, 21]
  it('gives the points themselves and the line between them', () => {
    xs.forEach((x, i) => {
      expect(interpolate(x, xs, ys, 'missing')).toBe(ys[i])
    })
    expect(interpolate(1.5, xs, ys, 'missing')).toBe(20)
    expect(interpolate(3, xs, ys, 'missing')).toBe(25)
    expect(interpolate(8.25, xs, ys, 'missing')).toBe(20.25)
  })
  it('outside is the nearest point or nothing', () => {
    expect(interpolate(0, xs, ys, 'clamp')).toBe(10)
    expect(interpolate(10, xs, ys, 'clamp')).toBe(21)
    expect(interpolate(0.999, xs, ys, 'missing')).toBeNaN()
    expect(interpolate(9.001, xs, ys, 'missing')).toBeNaN()
    expect(interpolate(Number.NaN, xs, ys, 'clamp')).toBeNaN()
  })
  it('of one point is that point', () => {
    expect(interpolate(3, [3], [7], 'missing')).toBe(7)
    expect(interpolate(4, [3], [7], 'clamp')).toBe(7)
  })
  it('of points on a line stays on the line', () => {
    const points = fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 })
    fc.assert(
      fc.property(points, fc.double({ min: 0, max: 1, noNaN: true }), (unsorted, share) => {
        const line = [...unsorted].sort((one, other) => one - other)
        const x = (line[0] as number) * (1 - share) + (line.at(-1) as number) * share
        const y = interpolate(
          x,
          line,
          line.map((at) => 3 * at - 2),
          'clamp',
        )
        expect(y).toBeCloseTo(3 * x - 2, 8)
      }),
    )
  })
})

describe('polynomial', () => {
  it('is the sum of its powers', () => {
    expect(polynomial([], 3)).toBe(0)
    expect(polynomial([5], 3)).toBe(5)
    expect(polynomial([1, -2, 3], 2)).toBe(9)
    expect(polynomial([1, 2], Number.NaN)).toBeNaN()
  })
})
