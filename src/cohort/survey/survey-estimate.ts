import { studentQuantile } from '../../stat/student-quantile.js'
import type { NumberRange } from '../../stat/wilson-interval.js'
import { stageCovariance } from './stage-covariance.js'
import type { LonelyCluster, SurveySample } from './survey-sample.js'
import type { SurveyTotals } from './survey-totals.js'

/**
 * `estimated`: with its standard error; `empty`: no sheet with weight; `single-cluster`: the group lies in as many
 * clusters as strata, so that nothing is known of the spread between clusters; `lonely-cluster`: a stratum has one
 * cluster and the rule for it is `fail`.
 */
export const SURVEY_STATUSES = ['estimated', 'empty', 'single-cluster', 'lonely-cluster'] as const

export type SurveyStatus = (typeof SURVEY_STATUSES)[number]

/**
 * Against what a design effect is measured: a simple random sample of as many students, drawn from the finite
 * population (R's default), or with replacement.
 */
export const DESIGN_EFFECTS = ['without-replacement', 'with-replacement'] as const

export type DesignEffectBasis = (typeof DESIGN_EFFECTS)[number]

/** How an estimate from a sample is made. */
export interface SurveyOptions {
  /** What to do with a stratum of one cluster; `fail` where not given. */
  readonly lonely?: LonelyCluster
  /** `without-replacement` where not given. */
  readonly designEffect?: DesignEffectBasis
  /** Between 0 and 1; 0.95 where not given. */
  readonly confidence?: number
}

/** An estimate from a sample. */
export interface SurveyEstimate {
  readonly status: SurveyStatus
  /** NaN where empty. */
  readonly estimate: number
  /** NaN where it is not known. */
  readonly standardError: number
  /** `estimate ± t · standardError`, with Student's t of the degrees of freedom. */
  readonly interval: NumberRange
  /** First-stage clusters in which the group has a sheet, less strata in which it has one. */
  readonly degreesOfFreedom: number
  /** Whether the whole population was sampled, so that the estimate has no error. */
  readonly isComplete: boolean
  /** Sheets with a weight above 0. */
  readonly n: number
  /** Students of the population that they stand for. */
  readonly sumOfWeights: number
  /**
   * Variance ÷ that of a simple random sample of n. NaN where that one is 0, such as for unweighted sheets (of which
   * there are as many as in the "population") without replacement.
   */
  readonly designEffect: number
  /** n ÷ design effect: of how many students a simple random sample would be as precise. */
  readonly effectiveSampleSize: number
}

/** A statistic as a function of totals: its value, its derivatives by the totals, its variance in a random sample of one. */
export interface Linearised {
  readonly estimate: number
  readonly derivatives: readonly number[]
  /** Weighted variance of the linearised value of a sheet, times the square of the sum of weights. */
  readonly unitVariance: number
}

/** A variance this small, against that of one student, is the rounding of 0. */
const NO_SPREAD = 1e-13

/**
 * An estimate with all that goes with it, from its linearised form.
 *
 * @param residuals - totals of what calibrated weights leave unexplained of the linearised values
 */
export function surveyEstimate(
  sample: SurveySample,
  totals: SurveyTotals,
  { estimate, derivatives, unitVariance }: Linearised,
  options: SurveyOptions,
  residuals?: SurveyTotals,
): SurveyEstimate {
  const {
    lonely = 'fail',
    designEffect: basis = 'without-replacement',
    confidence = 0.95,
  } = options
  const { n, sumOfWeights } = totals
  const own = stageCovariance(sample, totals, [derivatives], lonely)
  const { nLonely, degreesOfFreedom, isComplete } = own
  const { matrix } = residuals ? stageCovariance(sample, residuals, [[1]], lonely) : own
  const computed = Math.max(0, matrix[0] as number)
  const variance = computed <= NO_SPREAD * unitVariance ? 0 : computed
  const status = statusOf(n, nLonely, degreesOfFreedom, variance, lonely)
  const isKnown = status === 'estimated' || (status === 'single-cluster' && variance > 0)
  const standardError = isKnown ? Math.sqrt(variance) : Number.NaN
  const sampled = basis === 'with-replacement' ? 1 : 1 - n / sumOfWeights
  const random = (unitVariance * sampled) / n
  const designEffect =
    isKnown && random > (1e-12 * unitVariance) / n ? variance / random : Number.NaN
  const half = studentQuantile((1 + confidence) / 2, degreesOfFreedom) * standardError
  return {
    status,
    estimate,
    standardError,
    interval: { low: estimate - half, high: estimate + half },
    degreesOfFreedom: Math.max(0, degreesOfFreedom),
    isComplete,
    n,
    sumOfWeights,
    designEffect,
    effectiveSampleSize: n / designEffect,
  }
}

function statusOf(
  n: number,
  nLonely: number,
  degreesOfFreedom: number,
  variance: number,
  lonely: LonelyCluster,
): SurveyStatus {
  if (n === 0) return 'empty'
  if (degreesOfFreedom <= 0) return 'single-cluster'
  if ((lonely === 'fail' && nLonely > 0) || Number.isNaN(variance)) return 'lonely-cluster'
  return 'estimated'
}
