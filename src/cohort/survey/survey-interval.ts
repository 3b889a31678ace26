import { betaQuantile } from '../../stat/beta-quantile.js'
import {
  PROPORTION_INTERVALS,
  type ProportionIntervalName,
  proportionInterval,
} from '../../stat/proportion-interval.js'
import { studentQuantile } from '../../stat/student-quantile.js'
import type { NumberRange } from '../../stat/wilson-interval.js'
import { effectiveRows } from './effective-rows.js'
import { likelihoodInterval } from './likelihood-interval.js'
import { alike, logistic, type ShareWeights, settleLogit, spreadOf } from './settle-logit.js'
import type { SurveyEstimate } from './survey-estimate.js'
import type { SurveyTotals } from './survey-totals.js'

/** What an interval needs beside the estimate. */
export interface SurveyIntervalSettings {
  readonly confidence: number
  readonly degreesOfFreedom: number
  /** Of two values a sheet: 1 or 0, then 1. */
  readonly totals: SurveyTotals
  /** Read by `logit` and `likelihood`; all weights are taken as one where not given. */
  readonly weights?: ShareWeights
}

type IntervalMethod = (found: SurveyEstimate, settings: SurveyIntervalSettings) => NumberRange

/** Student's t for the upper end. */
const tOf = ({ confidence, degreesOfFreedom }: SurveyIntervalSettings): number =>
  studentQuantile((1 + confidence) / 2, degreesOfFreedom)

/** The interval of a transformed proportion, transformed back; `slope` is the derivative of the transform. */
function transformed(
  { estimate, standardError }: SurveyEstimate,
  settings: SurveyIntervalSettings,
  to: (p: number) => number,
  back: (value: number) => number,
  slope: number,
): NumberRange {
  const half = tOf(settings) * standardError * slope
  return { low: back(to(estimate) - half), high: back(to(estimate) + half) }
}

const xlogit: IntervalMethod = (found, settings) => {
  const { estimate: p } = found
  return transformed(found, settings, (q) => Math.log(q / (1 - q)), logistic, 1 / (p * (1 - p)))
}

/** As `xlogit`, about the logit at which R's fit stops: the two agree to seven digits or more. */
const logit: IntervalMethod = (found, settings) => {
  const { logit: start } = settleLogit(found.estimate, settings.weights ?? alike(found))
  return transformed(found, settings, () => start, logistic, 1 / spreadOf(start))
}

const squaredSine = (value: number): number => Math.sin(value) ** 2

/** R's interval, sin² taken of both ends as they are; ends beyond 0 and π/2 are held there. */
const asin: IntervalMethod = (found, settings) => {
  const { estimate: p } = found
  return transformed(
    found,
    settings,
    (q) => Math.asin(Math.sqrt(q)),
    (value) => squaredSine(Math.min(Math.PI / 2, Math.max(0, value))),
    1 / (2 * Math.sqrt(p * (1 - p))),
  )
}

/** Korn and Graubard: Clopper and Pearson for the effective number of rows, less for few degrees of freedom. */
const beta: IntervalMethod = ({ estimate: p, standardError, n }, settings) => {
  const { confidence, totals } = settings
  const nRows = n + totals.nMissing
  const ratio = studentQuantile((1 + confidence) / 2, nRows - 1) / tOf(settings)
  const effective = ((p * (1 - p)) / standardError ** 2) * ratio ** 2
  const tail = (1 - confidence) / 2
  return {
    low: betaQuantile(tail, effective * p, effective * (1 - p) + 1),
    high: betaQuantile(1 - tail, effective * p + 1, effective * (1 - p)),
  }
}

const mean: IntervalMethod = ({ estimate, standardError }, settings) => {
  const half = tOf(settings) * standardError
  return { low: estimate - half, high: estimate + half }
}

/** The intervals of a proportion from a sample, named as in `svyciprop` of R's `survey`. */
export const SURVEY_INTERVALS = ['logit', 'likelihood', 'asin', 'beta', 'mean', 'xlogit'] as const

export type SurveyIntervalName = (typeof SURVEY_INTERVALS)[number] | ProportionIntervalName

/** Those, and the intervals of a plain proportion, taken for as many students as the sample is as precise as. */
export const SHARE_INTERVALS: readonly SurveyIntervalName[] = [
  ...SURVEY_INTERVALS,
  ...PROPORTION_INTERVALS,
]

/** An interval of a plain proportion for the effective number of rows, which is n for a simple random sample. */
const ofEffectiveRows =
  (method: ProportionIntervalName): IntervalMethod =>
  (found, { confidence }) => {
    const rows = effectiveRows(found)
    return proportionInterval(found.estimate * rows, rows, method, confidence)
  }

const METHODS: Readonly<Record<SurveyIntervalName, IntervalMethod>> = {
  logit,
  likelihood: likelihoodInterval,
  asin,
  beta,
  mean,
  xlogit,
  wilson: ofEffectiveRows('wilson'),
  'clopper-pearson': ofEffectiveRows('clopper-pearson'),
  jeffreys: ofEffectiveRows('jeffreys'),
  'agresti-coull': ofEffectiveRows('agresti-coull'),
}

/** The interval by a named method, for a proportion above 0 and below 1. */
export function surveyInterval(
  method: SurveyIntervalName,
  found: SurveyEstimate,
  settings: SurveyIntervalSettings,
): NumberRange {
  return METHODS[method](found, settings)
}
