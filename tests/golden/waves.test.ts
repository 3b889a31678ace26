import { describe, expect, it } from 'vitest'
import { changeClass, clinicalCuts } from '../../src/cohort/waves/change-class.js'
import { addPair, createPairedSums, pairedChange } from '../../src/cohort/waves/paired-change.js'
import {
  RELIABLE_CHANGE_LIMIT,
  reliableChangeIndex,
  standardErrorOfDifference,
} from '../../src/cohort/waves/reliable-change.js'
import { bowkerTest } from '../../src/stat/bowker-test.js'
import { mcnemarTest } from '../../src/stat/mcnemar-test.js'
import { expectClose } from './close-to.js'
import mcnemar from './mcnemar.json' with { type: 'json' }
import paired from './paired-change.json' with { type: 'json' }
import { recordDifferences } from './record-differences.js'
import reliable from './reliable-change.json' with { type: 'json' }

describe(`McNemar's test equals ${mcnemar.source}`, () => {
  it.each(mcnemar.expected)('of $table', (row) => {
    const [[a = 0, b = 0] = [], [c = 0, d = 0] = []] = row.table
    const found = mcnemarTest(b, c, a + b + c + d)
    expectClose(
      [
        found.statistic,
        found.p,
        found.correctedStatistic,
        found.correctedP,
        found.exactP,
        found.midP,
        found.difference,
        found.standardError,
        found.low,
        found.high,
      ],
      [
        row.chi2,
        row.p,
        row.chi2_cc,
        row.p_cc,
        row.p_exact,
        row.p_mid,
        row.diff_w2_minus_w1,
        row.wald_se,
        ...row.wald_ci,
      ],
      mcnemar.tolerance.abs,
    )
    const odds = row.odds_ratio_b_over_c
    if (odds === 'Inf') expect(found.oddsRatio).toBe(Number.POSITIVE_INFINITY)
    else expectClose([found.oddsRatio], [odds === null ? null : Number(odds)], 1e-12)
  })
})

describe(`Bowker's test and paired change equal ${paired.source}`, () => {
  it.each(paired.expected.bowker)('Bowker of $table', ({ table, statistic, df, p }) => {
    const found = bowkerTest(table)
    expectClose([found.statistic, found.degreesOfFreedom, found.p], [statistic, df, p], 1e-9)
  })
  it('paired change', () => {
    const sums = createPairedSums()
    paired.inputs.first.forEach((first, at) => {
      addPair(sums, first, paired.inputs.second[at] ?? Number.NaN)
    })
    const { bowker: _, ...expected } = paired.expected
    const found = pairedChange(sums)
    for (const [name, value] of Object.entries(expected)) {
      recordDifferences([Number(found[name as keyof typeof found])], [value])
      expect(found[name as keyof typeof found], name).toBeCloseTo(value, 9)
    }
  })
})

describe(`reliable change equals ${reliable.source}`, () => {
  const { inputs, expected } = reliable
  const { mean1, mean2, sd1, sd2 } = inputs
  const group = { mean1, mean2, sd1, sd2, correlation: inputs.r12, reliability: inputs.rxx }
  it.each([
    ['jacobson-truax', expected.rci_jt],
    ['chelune', expected.rci_chelune],
    ['iverson', expected.rci_iverson],
    ['mcsweeny', expected.mcsweeny.z],
  ] as const)('%s', (method, indexes) => {
    const found = inputs.cases.map(({ x1, x2 }) => reliableChangeIndex(x1, x2, group, method))
    expectClose(found, indexes, reliable.tolerance.abs)
  })
  it('standard errors and the least reliable change', () => {
    expectClose(
      [
        standardErrorOfDifference(group, 'jacobson-truax'),
        standardErrorOfDifference(group, 'mcsweeny'),
        RELIABLE_CHANGE_LIMIT * standardErrorOfDifference(group, 'chelune'),
      ],
      [expected.s_diff, expected.mcsweeny.see, expected.min_raw_change_95],
      reliable.tolerance.abs,
    )
  })
  it('cut scores and classes', () => {
    const cuts = clinicalCuts(
      { mean: inputs.clin_mean, sd: inputs.clin_sd },
      { mean: inputs.norm_mean, sd: inputs.norm_sd },
    )
    expect(cuts).toEqual({ a: expected.cut_a, b: expected.cut_b, c: expected.cut_c })
    const ours = inputs.cases.map(({ x1, x2 }) =>
      changeClass(reliableChangeIndex(x1, x2, group), x1, x2, 'higher-is-worse', cuts.c),
    )
    expect(ours).toEqual(expected.class_c.map((name) => (name === 'recovered' ? 'crossed' : name)))
  })
})
