import { describe, expect, it } from 'vitest'
import {
  type AgeGroup,
  continuousNorm,
  expectedRaw,
} from '../../src/cohort/local-norms/continuous-norm.js'
import { histogramMoments } from '../../src/cohort/local-norms/histogram-moments.js'
import { normalScore, type RankMethod } from '../../src/cohort/local-norms/normal-score.js'
import {
  addRaw,
  createRawHistogram,
  rankedRaws,
} from '../../src/cohort/local-norms/raw-histogram.js'
import { locationOf, notRising } from '../../src/cohort/local-norms/read-continuous-norm.js'
import { smoothMoments } from '../../src/cohort/local-norms/smooth-moments.js'
import { expectClose } from './close-to.js'
import golden from './local-norms.json' with { type: 'json' }
import normalised from './normal-scores.json' with { type: 'json' }

const { inputs, expected } = golden
const AGES = [...new Set(inputs.age)]

function groupsOf(isWeighted: boolean): AgeGroup[] {
  return AGES.map((age) => {
    const histogram = createRawHistogram()
    inputs.raw.forEach((raw, at) => {
      if (inputs.age[at] === age) addRaw(histogram, raw, isWeighted ? inputs.weight[at] : 1)
    })
    return { age, histogram }
  })
}

describe(`normalised T scores equal ${normalised.source}`, () => {
  const histogram = createRawHistogram()
  normalised.inputs.raw.forEach((raw, at) => {
    for (let person = 0; person < (normalised.inputs.freq[at] ?? 0); person++)
      addRaw(histogram, raw)
  })
  it.each([
    ['blom', normalised.expected.norm_T_blom],
    ['tukey', normalised.expected.norm_T_tukey],
    ['rankit', normalised.expected.norm_T_rankit],
    ['van-der-waerden', normalised.expected.norm_T_vdWaerden],
  ] as const satisfies readonly (readonly [RankMethod, readonly number[]])[])(
    '%s',
    (method, scores) => {
      const found = rankedRaws(histogram).map(
        ({ below, equal }) => 50 + 10 * normalScore(below, equal, histogram.n, method),
      )
      expectClose(found, scores, normalised.tolerance.abs)
    },
  )
})

describe(`local norms equal ${golden.source}`, () => {
  it('weighted mean, SD and effective size', () => {
    const [, , group] = groupsOf(true)
    const { mean, sd, effectiveN } = histogramMoments(group?.histogram ?? createRawHistogram())
    const { weighted } = expected
    expectClose([mean, sd, effectiveN], [weighted.mean, weighted.sd, weighted.kish], 1e-9)
  })
  it('moments by age, and polynomials over them', () => {
    const groups = groupsOf(false).map(({ age, histogram }) => ({
      age,
      moments: histogramMoments(histogram),
    }))
    expectClose(
      groups.map(({ moments }) => moments.mean),
      expected.moments.mean,
      1e-10,
    )
    expectClose(
      groups.map(({ moments }) => moments.sd),
      expected.moments.sd,
      1e-10,
    )
    for (const { degree, mean, sd, meanError, fittedMean, fittedSd } of expected.smooth) {
      const smooth = smoothMoments(groups, degree)
      expect(smooth?.centre).toBe(13.5)
      expectClose(smooth?.mean.coefficients ?? [], mean, 1e-9)
      expectClose(smooth?.sd.coefficients ?? [], sd, 1e-9)
      expectClose(smooth?.mean.standardErrors ?? [], meanError, 1e-9)
      expectClose(
        (smooth?.groups ?? []).map((one) => one.mean),
        fittedMean,
        1e-9,
      )
      expectClose(
        (smooth?.groups ?? []).map((one) => one.sd),
        fittedSd,
        1e-9,
      )
    }
  })
  it.each(expected.continuous)('continuous norm with powers $k and $t', (sample) => {
    const groups = groupsOf(false)
    const powers = { locationPower: sample.k, agePower: sample.t }
    const norm = continuousNorm(groups, powers)
    if (norm === null) throw new Error('the norm cannot be fitted')
    const size = sample.rss.length
    expectClose(
      norm.candidates.slice(0, size).map((set) => set.residualSquares),
      sample.rss,
      1e-5,
    )
    expectClose(
      norm.candidates.slice(0, size).map(({ bic }) => bic),
      sample.bic,
      1e-5,
    )
    expectClose(
      norm.candidates.slice(0, size).map(({ cp }) => cp),
      sample.cp,
      1e-5,
    )
    const fixed = continuousNorm(groups, { ...powers, nTerms: sample.best })
    expect(fixed?.terms.slice(1).map(({ location, age }) => [location, age])).toEqual(sample.terms)
    expectClose([fixed?.fit.rSquared ?? 0], [sample.r2], 1e-9)
    const { location, age } = sample.grid
    const predicted = location.map((at, index) => expectedRaw(fixed ?? norm, at, age[index] ?? 0))
    expectClose(predicted, sample.predicted, 1e-7)
    const all = continuousNorm(groups, { ...powers, criterion: 'all' })
    expectClose([all?.fit.rSquared ?? 0], [sample.fullR2], 1e-9)
  })
  it('a location is read back from the raw score that it expects', () => {
    const norm = continuousNorm(groupsOf(false))
    if (norm === null) throw new Error('the norm cannot be fitted')
    expect(notRising(norm, AGES).filter(({ from, to }) => to > 30 && from < 70)).toEqual([])
    for (const age of AGES)
      for (const at of [35, 50, 62.3])
        expect(locationOf(norm, expectedRaw(norm, at, age), age)).toBeCloseTo(at, 8)
  })
})
