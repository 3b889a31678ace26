import { describe, expect, it } from 'vitest'
import { betaBinomialFit } from '../../src/stat/beta-binomial-fit.js'
import { betaCumulative } from '../../src/stat/beta-cumulative.js'
import { betaQuantile } from '../../src/stat/beta-quantile.js'
import { binomialCumulative, binomialQuantile } from '../../src/stat/binomial-cumulative.js'
import { chiSquareQuantile, chiSquareUpperTail } from '../../src/stat/chi-square.js'
import { contingencyTest } from '../../src/stat/contingency-test.js'
import { fUpperTail } from '../../src/stat/f-upper-tail.js'
import { logGamma } from '../../src/stat/log-gamma.js'
import { meanDifference } from '../../src/stat/mean-difference.js'
import { addToMoments, createMoments } from '../../src/stat/moments.js'
import { studentCumulative } from '../../src/stat/student-cumulative.js'
import { studentQuantile } from '../../src/stat/student-quantile.js'
import { trendTest } from '../../src/stat/trend-test.js'
import golden from './distributions.json' with { type: 'json' }
import { recordDifferences } from './record-differences.js'

/** Expects numbers to be equal to a share of what is expected. */
function expectNear(
  actual: readonly number[],
  expected: readonly number[],
  relative: number,
): void {
  expect(actual).toHaveLength(expected.length)
  recordDifferences(actual, expected)
  actual.forEach((value, i) => {
    const wanted = expected[i] as number
    const says = `entry ${i}: ${value}, expected ${wanted}`
    expect(Math.abs(value - wanted), says).toBeLessThanOrEqual(relative * Math.abs(wanted))
  })
}

const { beta, student, f, chi, binomial, gamma, tolerance } = golden
const at = (list: readonly number[], i: number): number => list[i] as number

describe(`distributions equal ${golden.source}`, () => {
  const cases: readonly (readonly [string, readonly number[], readonly number[]])[] = [
    [
      'betaCumulative',
      beta.x.map((x, i) => betaCumulative(x, at(beta.a, i), at(beta.b, i))),
      beta.cumulative,
    ],
    [
      'betaQuantile',
      beta.p.map((p, i) => betaQuantile(p, at(beta.a, i), at(beta.b, i))),
      beta.quantile,
    ],
    [
      'studentCumulative',
      student.t.map((t, i) => studentCumulative(t, at(student.df, i))),
      student.cumulative,
    ],
    [
      'studentQuantile',
      student.p.map((p, i) => studentQuantile(p, at(student.df, i))),
      student.quantile,
    ],
    [
      'fUpperTail',
      f.f.map((value, i) => fUpperTail(value, at(f.above, i), at(f.below, i))),
      f.upper,
    ],
    ['chiSquareUpperTail', chi.x.map((x, i) => chiSquareUpperTail(x, at(chi.df, i))), chi.upper],
    ['chiSquareQuantile', chi.p.map((p, i) => chiSquareQuantile(p, at(chi.df, i))), chi.quantile],
    [
      'binomialCumulative',
      binomial.k.map((k) => binomialCumulative(k, 40, 0.3)),
      binomial.cumulative,
    ],
    ['binomialQuantile', binomial.p.map((p) => binomialQuantile(p, 40, 0.3)), binomial.quantile],
    ['logGamma', gamma.x.map(logGamma), gamma.log],
  ]
  it.each(cases)('%s', (_, actual, expected) => expectNear(actual, expected, tolerance.rel))
})

describe(`tests of groups equal ${golden.source}`, () => {
  it('contingencyTest', () => {
    const { table, chi: chiSquare, df, p } = golden.contingency
    const found = contingencyTest(table)
    expectNear([found.chiSquare, found.degreesOfFreedom, found.pValue], [chiSquare, df, p], 1e-12)
  })

  it('trendTest', () => {
    const { counts, sizes, scores, chi: chiSquare, p } = golden.trend
    const found = trendTest(counts, sizes, scores)
    expectNear([found.chiSquare, found.pValue], [chiSquare, p], 1e-12)
  })

  it('meanDifference', () => {
    const { one, two, t, df, p, ci } = golden.welch
    const [first, second] = [one, two].map((values) => {
      const moments = createMoments()
      for (const value of values) addToMoments(moments, value)
      return moments
    }) as [ReturnType<typeof createMoments>, ReturnType<typeof createMoments>]
    const found = meanDifference(first, second)
    const { low, high } = found.interval
    expectNear([found.t, found.degreesOfFreedom, found.pValue, low, high], [t, df, p, ...ci], 1e-11)
  })

  it('betaBinomialFit', () => {
    const { k, n, mean, size } = golden.beta_binomial
    const found = betaBinomialFit(k, n)
    expectNear([found.mean, found.size], [mean, size], 1e-4)
  })
})
