import { describe, expect, it } from 'vitest'
import { raoScottTest } from '../../src/cohort/comparison/rao-scott-test.js'
import { surveySlope } from '../../src/cohort/comparison/survey-slope.js'
import { postStratify } from '../../src/cohort/survey/post-stratify.js'
import { rake } from '../../src/cohort/survey/rake.js'
import { type SurveyDesign, surveyDesign } from '../../src/cohort/survey/survey-design.js'
import { SURVEY_INTERVALS } from '../../src/cohort/survey/survey-interval.js'
import { surveyProportion } from '../../src/cohort/survey/survey-proportion.js'
import { surveyMean, surveyRatio, surveyTotal } from '../../src/cohort/survey/survey-statistics.js'
import type { Result } from '../../src/issue/issue.js'
import { recordDifferences } from './record-differences.js'
import golden from './school-sample.json' with { type: 'json' }

const { data, tolerance } = golden
const n = data.flagged.length
const score = data.score.map((value) => value ?? Number.NaN)
const isGirl = data.sex.map((sex) => Number(sex === 'female'))
const isOldGirl = data.grade.map((grade, row) => grade > 7 && isGirl[row] === 1)
const inFew = data.school.map((school) => [1, 2, 9].includes(school))

function sound<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('\n'))
  return result.value
}

const { district, school, student, weight } = data
const populations = [data.n_schools, data.n_students]
const oneStage = sound(surveyDesign({ strata: district, clusters: [school], weights: weight }, n))
const grades = { cells: data.grade, sizes: { 7: 2500, 8: 2700, 9: 2600 } }
const sexes = { cells: data.sex, sizes: { female: 3800, male: 4000 } }
const designs: Readonly<Record<keyof typeof golden.designs, SurveyDesign>> = {
  two_stage: sound(surveyDesign({ strata: district, clusters: [school, student], populations }, n)),
  one_stage_fpc: sound(
    surveyDesign(
      { strata: district, clusters: [school], weights: weight, populations: [data.n_schools] },
      n,
    ),
  ),
  one_stage: oneStage,
  clusters_only: sound(surveyDesign({ clusters: [school] }, n)),
  strata_only: sound(surveyDesign({ strata: district, weights: weight }, n)),
  post_stratified: sound(postStratify(oneStage, grades.cells, grades.sizes)),
  raked: sound(rake(oneStage, [grades, sexes])),
}

function expectNear(
  actual: readonly number[],
  expected: readonly (number | string | null)[],
): void {
  expect(actual).toHaveLength(expected.length)
  recordDifferences(actual, expected.map(Number))
  actual.forEach((value, i) => {
    const wanted = Number(expected[i])
    const says = `entry ${i}: ${value}, expected ${wanted}`
    expect(Math.abs(value - wanted), says).toBeLessThanOrEqual(tolerance.rel * Math.abs(wanted))
  })
}

const names = Object.keys(designs) as (keyof typeof designs)[]

describe.each(names)(`a made-up school sample, %s: equal to ${golden.source}`, (name) => {
  const design = designs[name]
  const expected = golden.designs[name]

  it('means, with na.rm', () => {
    const found = surveyMean(design, score)
    const { estimate, standardError, interval, degreesOfFreedom } = found
    const { score: wanted, df } = expected
    expectNear(
      [estimate, standardError, interval.low, interval.high, degreesOfFreedom],
      [wanted.estimate, wanted.se, ...wanted.ci, df],
    )
  })

  it('shares with both design effects, and totals', () => {
    const found = surveyMean(design, data.flagged)
    const total = surveyTotal(design, data.flagged)
    const wanted = expected.flagged
    expectNear([found.estimate, found.standardError], [wanted.estimate, wanted.se])
    expectNear([total.estimate, total.standardError], [expected.total.estimate, expected.total.se])
    const replaced = surveyMean(design, data.flagged, { designEffect: 'with-replacement' })
    expectNear([replaced.designEffect], [wanted.deff_replace])
    if (found.sumOfWeights > n) {
      expectNear([found.designEffect, total.designEffect], [wanted.deff, expected.total.deff])
      expectNear([expected.score.deff as number], [surveyMean(design, score).designEffect])
    } else expect(found.designEffect).toBeNaN()
  })

  it('ratios', () => {
    const { estimate, standardError } = surveyRatio(design, data.flagged, data.items)
    expectNear([estimate, standardError], [expected.ratio.estimate, expected.ratio.se])
  })

  it.each(SURVEY_INTERVALS)('interval %s', (method) => {
    const { interval, fallback } = surveyProportion(design, data.flagged, { method })
    expectNear([interval.low, interval.high], expected.intervals[method])
    expect(fallback).toBe('none')
  })

  it('domains', () => {
    for (const [domain, wanted] of [
      [isOldGirl, expected.girls],
      [inFew, expected.few],
    ] as const) {
      const found = surveyMean(design, data.flagged, { domain })
      expectNear(
        [found.estimate, found.standardError, found.degreesOfFreedom],
        [wanted.estimate, wanted.se, wanted.df],
      )
    }
    const intervals = (['xlogit', 'beta'] as const).map((method) => {
      const { interval } = surveyProportion(design, data.flagged, { domain: isOldGirl, method })
      return [interval.low, interval.high]
    })
    if (!('calibration' in design))
      expectNear(intervals.flat(), [...expected.girls.logit, ...expected.girls.beta])
  })

  it('differences of groups: means, trend, chi-square', () => {
    const isCalibrated = design.calibration !== undefined
    const checks = [
      [surveySlope(design, score, isGirl), expected.sex_difference],
      [surveySlope(design, data.flagged, data.grade), expected.grade_slope],
    ] as const
    for (const [found, wanted] of checks) {
      expectNear([found.slope, found.degreesOfFreedom], [wanted.estimate, wanted.df])
      if (!isCalibrated) expectNear([found.standardError], [wanted.se])
    }
    if (isCalibrated) return
    const sexByFlag = raoScottTest(design, data.sex, data.flagged)
    const gradeByGroup = raoScottTest(design, data.grade, data.group)
    for (const [found, wanted] of [
      [sexByFlag, expected.sex_by_flag],
      [gradeByGroup, expected.grade_by_group],
    ] as const)
      expectNear(
        [found.f, found.degreesAbove, found.degreesBelow, found.pValue],
        [wanted.f, ...wanted.df, wanted.p],
      )
  })
})

describe(`weights brought to a roster equal ${golden.source}`, () => {
  it('post-stratification and raking', () => {
    expectNear([...designs.post_stratified.weights], golden.post_weights)
    expectNear([...designs.raked.weights], golden.raked_weights)
  })
})

describe('a stratum with one school', () => {
  const last = Math.max(...school)
  const kept = data.school.flatMap((one, row) =>
    district[row] === 'W' && one !== last ? [] : [row],
  )
  const pick = <T>(column: readonly T[]): T[] => kept.map((row) => column[row] as T)
  const design = sound(
    surveyDesign(
      { strata: pick(district), clusters: [pick(school)], weights: pick(weight) },
      kept.length,
    ),
  )
  const flagged = pick(data.flagged)

  it.each(['remove', 'certainty', 'adjust', 'average'] as const)('%s equals R', (lonely) => {
    const found = surveyMean(design, flagged, { lonely })
    const total = surveyTotal(design, flagged, { lonely })
    const wanted = golden.lonely[lonely]
    expectNear([found.estimate, found.standardError], wanted.mean)
    expectNear([total.estimate, total.standardError], wanted.total)
  })

  it('has no standard error where no rule is named', () => {
    const found = surveyMean(design, flagged)
    expect(found.status).toBe('lonely-cluster')
    expect(found.standardError).toBeNaN()
    expect(surveyProportion(design, flagged).fallback).toBe('no-interval')
  })
})
