import { PROPORTION_INTERVALS, proportionInterval } from '../../stat/proportion-interval.js'
import { requireNumbers } from '../../stat/require-numbers.js'
import { requireConfidence } from '../../stat/require-share-of.js'
import { studentQuantile } from '../../stat/student-quantile.js'
import type { NumberRange } from '../../stat/wilson-interval.js'
import type { ShareWeights } from './settle-logit.js'
import type { SurveyDesign } from './survey-design.js'
import type { SurveyEstimate } from './survey-estimate.js'
import { SHARE_INTERVALS, type SurveyIntervalName, surveyInterval } from './survey-interval.js'
import { estimateSurveyRatio } from './survey-ratio.js'
import type { SurveySample } from './survey-sample.js'
import { requireRows, type SurveyTableOptions, tableTotals } from './survey-statistics.js'
import type { SurveyTotals } from './survey-totals.js'

/** How a proportion from a sample is made. */
export interface SurveyProportionOptions extends SurveyTableOptions {
  /** `logit` where not given. */
  readonly method?: SurveyIntervalName
  /** Degrees of freedom of Student's t; those of the design where not given. */
  readonly degreesOfFreedom?: number
}

/** Why an interval was not made as asked for; `none` where it was. */
export const SURVEY_FALLBACKS = [
  'none',
  'complete',
  'nobody',
  'everybody',
  'no-spread',
  'single-cluster',
  'no-interval',
] as const

export type SurveyFallback = (typeof SURVEY_FALLBACKS)[number]

/** A proportion from a sample. */
export interface SurveyProportion extends SurveyEstimate {
  readonly method: SurveyIntervalName
  /**
   * `complete`: the whole population was sampled, and the interval is the share itself. `nobody`, `everybody`,
   * `no-spread`: the variance observed is 0, because nobody or everybody is counted or all clusters have one share, and
   * the methods break down; the interval is that of Clopper and Pearson for n rows, n made smaller by
   * `(t(n − 1) ÷ t(df))²`. `single-cluster`: the interval is that of
   * Clopper and Pearson for n rows; it says nothing beyond this cluster. `no-interval`: none can be given. Where the
   * method asked for is one of a plain proportion, it takes the place of Clopper and Pearson's.
   */
  readonly fallback: SurveyFallback
}

/**
 * Proportion of the population, by its sample, with an interval that stays in 0–1.
 *
 * `Σ w y ÷ Σ w`, its variance by linearisation; the interval by one of the methods of `svyciprop` of R's `survey` 4.1, or
 * by one of a plain proportion for the effective number of rows `n′ = p(1 − p) n ÷ (n − 1) ÷ SE²`
 *
 * @param design - see {@link surveyDesign}
 * @param isCounted - 1 or true for the rows counted, 0 or false for the others, NaN for those not known
 * @param options - see {@link SurveyProportionOptions}
 * @returns see {@link SurveyProportion}; `fallback` says where the interval could not be made as asked for
 * @throws {@link RangeError} when a column is of another length than the design, a value is another than those, the
 *   method is unknown, or the confidence lies outside 0–1
 *
 * @see Dean, N., & Pagano, M. (2015). Evaluating confidence interval methods for binomial proportions in clustered surveys. Journal of Survey Statistics and Methodology, 3, 484–503.
 * @see Korn, E. L., & Graubard, B. I. (1998). Confidence intervals for proportions with small expected number of positive counts estimated from survey data. Survey Methodology, 24, 193–201.
 *
 * @example
 * ```ts
 * const design = surveyDesign({ clusters: [['a', 'a', 'b', 'b', 'c', 'c']] }, 6)
 * design.ok && surveyProportion(design.value, [1, 0, 0, 0, 1, 1]).estimate // => 0.5
 * ```
 */
export function surveyProportion(
  design: SurveyDesign,
  isCounted: ArrayLike<number | boolean>,
  options: SurveyProportionOptions = {},
): SurveyProportion {
  requireRows('surveyProportion', design, isCounted, options.domain)
  requireNumbers('surveyProportion', isCounted)
  const { totals, residuals } = tableTotals(design, 2, options.domain, (row) => {
    const value = Number(isCounted[row])
    if (value !== 0 && value !== 1 && !Number.isNaN(value))
      throw new RangeError(`surveyProportion requires 0 and 1, received ${value}`)
    return [value, 1]
  })
  const weights = weightsOf(design, isCounted, options.domain)
  return estimateSurveyProportion(design.sample, totals, options, residuals, weights)
}

/** Sheets of a table by weight; those without weight say nothing. */
function weightsOf(
  { weights }: SurveyDesign,
  isCounted: ArrayLike<number | boolean>,
  domain: SurveyTableOptions['domain'],
): ShareWeights {
  const classes = new Map<number, { weight: number; n: number; counted: number }>()
  let [n, sum] = [0, 0]
  weights.forEach((weight, row) => {
    if (weight === 0 || (domain !== undefined && !domain[row])) return
    n++
    sum += weight
    const value = Number(isCounted[row])
    if (Number.isNaN(value)) return
    const known = classes.get(weight) ?? { weight, n: 0, counted: 0 }
    classes.set(weight, known)
    known.n++
    known.counted += value
  })
  return { classes: [...classes.values()], meanWeight: sum / n }
}

/**
 * Proportion from totals of a sample: the same for sheets that were added one by one.
 *
 * @param totals - of two values a sheet: 1 or 0, then 1
 * @param options - see {@link SurveyProportionOptions}; the domain is that of the totals
 * @param residuals - for calibrated weights only: totals of what they leave unexplained
 * @param weights - for `logit` and `likelihood`: how many sheets have which weight; where not given, all are taken to weigh
 *   the same, which moves the limits by less than a ten-thousandth
 * @throws {@link RangeError} when the method is unknown or the confidence lies outside 0–1
 *
 * @see Dean, N., & Pagano, M. (2015). Evaluating confidence interval methods for binomial proportions in clustered surveys. Journal of Survey Statistics and Methodology, 3, 484–503.
 * @see Korn, E. L., & Graubard, B. I. (1998). Confidence intervals for proportions with small expected number of positive counts estimated from survey data. Survey Methodology, 24, 193–201.
 *
 * @example
 * ```ts
 * const sample = createSurveySample()
 * const totals = createSurveyTotals(2)
 * for (const [school, isCounted] of [['a', 1], ['a', 0], ['b', 0], ['b', 0], ['c', 1], ['c', 1]] as const)
 *   addToSurveyTotals(totals, enterSurveyPlace(sample, { clusters: [school] }), 1, [isCounted, 1])
 * estimateSurveyProportion(sample, totals).estimate // => 0.5
 * ```
 */
export function estimateSurveyProportion(
  sample: SurveySample,
  totals: SurveyTotals,
  options: Omit<SurveyProportionOptions, 'domain'> = {},
  residuals?: SurveyTotals,
  weights?: ShareWeights,
): SurveyProportion {
  const { method = 'logit', confidence = 0.95 } = options
  requireConfidence('surveyProportion', confidence)
  if (!SHARE_INTERVALS.includes(method))
    throw new RangeError(
      `surveyProportion requires a method of ${SHARE_INTERVALS}, received ${method}`,
    )
  const found = estimateSurveyRatio(sample, totals, options, residuals)
  const degreesOfFreedom = options.degreesOfFreedom ?? found.degreesOfFreedom
  const proportion = Math.min(1, Math.max(0, found.estimate))
  const fallback = fallbackOf(found, proportion, degreesOfFreedom)
  const settings = {
    confidence,
    degreesOfFreedom,
    totals,
    ...(weights === undefined ? {} : { weights }),
  }
  const interval =
    fallback === 'none'
      ? surveyInterval(method, { ...found, estimate: proportion }, settings)
      : fallbackInterval(fallback, found, proportion, { ...settings, method })
  return { ...found, estimate: found.n === 0 ? Number.NaN : proportion, interval, method, fallback }
}

function fallbackOf(
  { status, n, standardError, isComplete }: SurveyEstimate,
  proportion: number,
  degreesOfFreedom: number,
): SurveyFallback {
  if (n === 0) return 'no-interval'
  if (isComplete) return 'complete'
  if (degreesOfFreedom <= 0) return 'single-cluster'
  if (proportion === 0) return 'nobody'
  if (proportion === 1) return 'everybody'
  if (status === 'lonely-cluster') return 'no-interval'
  if (standardError === 0) return 'no-spread'
  return Number.isNaN(standardError) ? 'no-interval' : 'none'
}

function fallbackInterval(
  fallback: SurveyFallback,
  { n }: SurveyEstimate,
  proportion: number,
  {
    method,
    confidence,
    degreesOfFreedom,
  }: { method: SurveyIntervalName; confidence: number; degreesOfFreedom: number },
): NumberRange {
  if (fallback === 'no-interval') return { low: Number.NaN, high: Number.NaN }
  if (fallback === 'complete') return { low: proportion, high: proportion }
  const at = (1 + confidence) / 2
  const shrink =
    fallback === 'single-cluster' || n < 2
      ? 1
      : Math.min(1, studentQuantile(at, n - 1) / studentQuantile(at, degreesOfFreedom))
  const effective = n * shrink * shrink
  const plain = PROPORTION_INTERVALS.find((name) => name === method) ?? 'clopper-pearson'
  return proportionInterval(proportion * effective, effective, plain, confidence)
}
