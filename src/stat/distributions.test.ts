import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { betaBinomialFit } from './beta-binomial-fit.js'
import { betaCumulative } from './beta-cumulative.js'
import { betaQuantile } from './beta-quantile.js'
import { binomialCumulative, binomialQuantile } from './binomial-cumulative.js'
import { binomialDeviance } from './binomial-deviance.js'
import { chiSquareQuantile, chiSquareUpperTail } from './chi-square.js'
import { cubicSpline } from './cubic-spline.js'
import { digamma } from './digamma.js'
import { fUpperTail } from './f-upper-tail.js'
import { findRoot } from './find-root.js'
import { logGamma } from './log-gamma.js'
import { normalCumulative } from './normal-cumulative.js'
import { normalQuantile } from './normal-quantile.js'
import { solveLinear } from './solve-linear.js'
import { studentCumulative } from './student-cumulative.js'
import { studentQuantile } from './student-quantile.js'

const share = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true })
const shape = fc.double({ min: 0.05, max: 1e5, noNaN: true })
const degrees = fc.double({ min: 0.5, max: 1e5, noNaN: true })

describe('quantiles are the inverses of their distributions', () => {
  it('beta', () => {
    fc.assert(
      fc.property(share, shape, shape, (p, a, b) => {
        const x = betaQuantile(p, a, b)
        // Where x is next to 1 no number is near enough to give p back.
        fc.pre(x > 1e-300 && x < 1 - 1e-6)
        expect(betaCumulative(x, a, b) / p).toBeCloseTo(1, 8)
      }),
    )
  })

  it('Student', () => {
    fc.assert(
      fc.property(share, degrees, (p, df) => {
        expect(studentCumulative(studentQuantile(p, df), df) / p).toBeCloseTo(1, 9)
        expect(studentQuantile(p, df)).toBeCloseTo(-studentQuantile(1 - p, df), -2)
      }),
    )
  })

  it('chi-square', () => {
    fc.assert(
      fc.property(share, degrees, (p, df) => {
        expect(1 - chiSquareUpperTail(chiSquareQuantile(p, df), df)).toBeCloseTo(p, 9)
      }),
    )
  })

  it('binomial', () => {
    fc.assert(
      fc.property(share, share, fc.integer({ min: 1, max: 500 }), (p, proportion, n) => {
        const r = binomialQuantile(p, n, proportion)
        expect(binomialCumulative(r, n, proportion)).toBeGreaterThanOrEqual(p * (1 - 1e-12))
        expect(binomialCumulative(r - 1, n, proportion)).toBeLessThanOrEqual(p)
      }),
    )
  })
})

describe('distributions that include each other', () => {
  it('many degrees of freedom make Student normal, and one chi-square is a squared normal', () => {
    fc.assert(
      fc.property(fc.double({ min: -6, max: 6, noNaN: true }), (z) => {
        expect(studentCumulative(z, Number.POSITIVE_INFINITY)).toBe(normalCumulative(z))
        expect(studentCumulative(z, 1e12)).toBeCloseTo(normalCumulative(z), 10)
        expect(chiSquareUpperTail(z * z, 1)).toBeCloseTo(2 * normalCumulative(-Math.abs(z)), 12)
      }),
    )
  })

  it('F with one degree above the line is a squared t, and with infinitely many below chi-square', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 30, noNaN: true }), degrees, (t, df) => {
        expect(fUpperTail(t * t, 1, df)).toBeCloseTo(2 * studentCumulative(-t, df), 10)
        const limit = fUpperTail(t, df, Number.POSITIVE_INFINITY)
        expect(limit).toBeCloseTo(chiSquareUpperTail(t * df, df), 12)
      }),
    )
  })

  it('the tails of the beta distribution add up to 1 when turned round', () => {
    fc.assert(
      fc.property(share, shape, shape, (x, a, b) => {
        const both = betaCumulative(x, a, b) + betaCumulative(1 - x, b, a)
        expect(both).toBeCloseTo(1, 6)
      }),
    )
  })
})

describe('ends and what is no number', () => {
  it('distributions at their ends', () => {
    expect([0, 1].map((p) => betaQuantile(p, 2, 3))).toEqual([0, 1])
    expect([-1, 0, 1, 2].map((x) => betaCumulative(x, 2, 3))).toEqual([0, 0, 1, 1])
    const { NEGATIVE_INFINITY: below, POSITIVE_INFINITY: above } = Number
    expect([0, 0.5, 1].map((p) => studentQuantile(p, 3))).toEqual([below, 0, above])
    expect([below, above].map((t) => studentCumulative(t, 3))).toEqual([0, 1])
    expect([0, 1].map((p) => chiSquareQuantile(p, 3))).toEqual([0, above])
    expect([-1, 0, above].map((x) => chiSquareUpperTail(x, 3))).toEqual([1, 1, 0])
    expect([-1, 0, above].map((f) => fUpperTail(f, 2, 3))).toEqual([1, 1, 0])
    expect([-1, 10, 11].map((k) => binomialCumulative(k, 10, 0.3))).toEqual([0, 1, 1])
    expect([0, 1].map((p) => binomialQuantile(p, 10, 0.3))).toEqual([0, 10])
    expect([0, above].map(logGamma)).toEqual([above, above])
  })

  it('NaN for what cannot be', () => {
    const { NaN: none } = Number
    for (const value of [
      betaQuantile(-0.1, 2, 3),
      betaQuantile(0.5, 0, 3),
      betaQuantile(none, 2, 3),
      betaCumulative(none, 2, 3),
      betaCumulative(0.5, 2, 0),
      studentQuantile(1.1, 3),
      studentQuantile(0.5, 0),
      studentCumulative(none, 3),
      studentCumulative(1, -1),
      chiSquareQuantile(2, 3),
      chiSquareUpperTail(none, 3),
      chiSquareUpperTail(1, 0),
      fUpperTail(none, 1, 1),
      fUpperTail(1, 0, 1),
      binomialQuantile(2, 3, 0.5),
      logGamma(-1),
      digamma(0),
    ])
      expect(value).toBeNaN()
  })
})

describe('what they are made of', () => {
  it('log Γ(x + 1) is log Γ(x) + log x, and digamma its slope', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e4, noNaN: true }), (x) => {
        const size = Math.max(1, Math.abs(logGamma(x)))
        expect((logGamma(x + 1) - logGamma(x) - Math.log(x)) / size).toBeCloseTo(0, 13)
        expect(digamma(x + 1) - digamma(x) - 1 / x).toBeCloseTo(0, 11)
      }),
    )
    expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 14)
  })

  it('the deviance of equal numbers is 0, and of an observed 0 the expected number', () => {
    expect(binomialDeviance(3, 3)).toBe(0)
    expect(binomialDeviance(0, 3)).toBe(3)
    expect(binomialDeviance(10, 10.5)).toBeCloseTo(10 * Math.log(10 / 10.5) + 0.5, 14)
  })

  it('findRoot finds the root, and the nearer end where there is none', () => {
    expect(findRoot((x) => x ** 3 - 2, 0, 4)).toBeCloseTo(Math.cbrt(2), 14)
    expect(findRoot((x) => x - 1, 0, 2)).toBe(1)
    expect(findRoot((x) => x * x + x, 1, 2)).toBe(1)
    expect(findRoot((x) => -x, 1, 2)).toBe(1)
    expect(findRoot((x) => normalCumulative(x) - 0.9, -9, 9)).toBeCloseTo(normalQuantile(0.9), 12)
  })

  it('solveLinear solves, and says where it cannot', () => {
    expect(
      solveLinear(
        [
          [0, 2],
          [4, 0],
        ],
        [[2], [8]],
      ),
    ).toEqual([[2], [1]])
    expect(
      solveLinear(
        [
          [1, 2],
          [2, 4],
        ],
        [[1], [2]],
      ),
    ).toBeNull()
  })

  it('a cubic spline goes through its points, and is exact for a cubic', () => {
    const cubic = (x: number): number => 2 * x ** 3 - x + 1
    const xs = [-2, -1, 0.5, 2, 3]
    const curve = cubicSpline(xs, xs.map(cubic))
    for (const x of [...xs, -1.5, 0, 2.5]) expect(curve(x)).toBeCloseTo(cubic(x), 10)
  })

  it('a beta-binomial fit knows the mean, and when groups do not differ', () => {
    const same = betaBinomialFit([10, 10, 10, 10], [100, 100, 100, 100])
    expect(same).toEqual({ mean: 0.1, size: Number.POSITIVE_INFINITY })
    expect(betaBinomialFit([0, 0], [10, 20])).toEqual({ mean: 0, size: Number.POSITIVE_INFINITY })
    expect(betaBinomialFit([], []).mean).toBeNaN()
    const apart = betaBinomialFit([0, 50, 100, 20], [100, 100, 100, 100])
    expect(apart.size).toBeLessThan(5)
  })
})
