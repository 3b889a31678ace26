import { describe, expect, it } from 'vitest'
import {
  type AgeGroup,
  continuousNorm,
  expectedRaw,
} from '../../src/cohort/local-norms/continuous-norm.js'
import { normalScore, type RankMethod } from '../../src/cohort/local-norms/normal-score.js'
import {
  addRaw,
  createRawHistogram,
  rankedRaws,
} from '../../src/cohort/local-norms/raw-histogram.js'
import { expectClose } from './close-to.js'
import golden from './weighted-norms.json' with { type: 'json' }

const { inputs, expected, tolerance } = golden

/** @param factor - of all weights, which says nothing */
function groupsOf(factor = 1): AgeGroup[] {
  return [...new Set(inputs.age)].map((age) => {
    const histogram = createRawHistogram()
    inputs.raw.forEach((raw, at) => {
      if (inputs.age[at] === age) addRaw(histogram, raw, factor * (inputs.weight[at] as number))
    })
    return { age, histogram }
  })
}

/** Expects numbers to be equal to a share of what they should be. */
function expectRelative(
  actual: readonly number[],
  wanted: readonly number[],
  share: number = tolerance.rel,
): void {
  expect(actual).toHaveLength(wanted.length)
  expectClose(
    actual.map((value, at) => value / (wanted[at] as number)),
    wanted.map(() => 1),
    share,
  )
}

describe(`continuous norms of a weighted sample equal ${golden.source}`, () => {
  it.each(expected)('$method, powers $k and $t', (sample) => {
    const ranks = sample.method as RankMethod
    const powers = { ranks, locationPower: sample.k, agePower: sample.t }
    const norm = continuousNorm(groupsOf(), powers)
    if (norm === null) throw new Error('the norm cannot be fitted')
    const sets = norm.candidates.slice(0, sample.rss.length)
    expectRelative(
      sets.map((set) => set.residualSquares),
      sample.rss,
    )
    expectRelative(
      sets.map(({ bic }) => bic),
      sample.bic,
    )
    expectRelative(
      sets.map(({ cp }) => cp),
      sample.cp,
    )
    const chosen = continuousNorm(groupsOf(), { ...powers, nTerms: sample.size })
    if (chosen === null) throw new Error('the norm cannot be fitted')
    const terms = chosen.terms.slice(1).map(({ location, age }) => [location, age])
    expect(terms).toEqual(sample.terms)
    expectRelative(chosen.fit.coefficients, sample.coefficients)
    expectRelative(chosen.fit.standardErrors, sample.standardErrors)
    expectRelative([chosen.fit.rSquared, chosen.rmse], [sample.r2, sample.rmse])
    const { location, age } = sample.grid
    const predicted = location.map((at, index) => expectedRaw(chosen, at, age[index] as number))
    expectRelative(predicted, sample.predicted)
    const all = continuousNorm(groupsOf(), { ...powers, criterion: 'all' })
    expectRelative([all?.fit.rSquared ?? 0], [sample.fullR2])
  })

  it.each(expected)('the locations that $method gives to raw scores', ({ method, locations }) => {
    const group = groupsOf().find(({ age }) => age === locations.age)
    const histogram = group?.histogram ?? createRawHistogram()
    const ranked = rankedRaws(histogram)
    expect(ranked.map(({ raw }) => raw)).toEqual(locations.raw)
    const found = ranked.map(
      ({ below, equal }) => 50 + 10 * normalScore(below, equal, histogram.n, method as RankMethod),
    )
    expectRelative(found, locations.T)
  })

  it('all weights times a number are the same weights', () => {
    const [one, other] = [1, 250].map((factor) => continuousNorm(groupsOf(factor)))
    expect(other?.terms).toEqual(one?.terms)
    expectRelative(other?.fit.coefficients ?? [], one?.fit.coefficients ?? [], 1e-9)
  })
})
