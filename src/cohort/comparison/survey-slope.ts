import { hedgesFactor } from '../../stat/mean-difference.js'
import { requireNumbers } from '../../stat/require-numbers.js'
import { studentCumulative } from '../../stat/student-cumulative.js'
import { studentQuantile } from '../../stat/student-quantile.js'
import type { NumberRange } from '../../stat/wilson-interval.js'
import { stageCovariance } from '../survey/stage-covariance.js'
import type { SurveyDesign } from '../survey/survey-design.js'
import type { SurveyOptions } from '../survey/survey-estimate.js'
import type { SurveySample } from '../survey/survey-sample.js'
import { requireRows, type SurveyTableOptions } from '../survey/survey-statistics.js'
import {
  addToSurveyTotals,
  createSurveyTotals,
  type SurveyTotals,
} from '../survey/survey-totals.js'

/** How a value changes with another, adjusted for clustering. */
export interface SurveySlope {
  /** Change of y for one step of x; with x of 0 and 1, the difference of the two means. */
  readonly slope: number
  /** NaN where there are too few clusters. */
  readonly standardError: number
  /** Clusters less strata less 1. */
  readonly degreesOfFreedom: number
  readonly t: number
  /** Two-sided. */
  readonly pValue: number
  readonly interval: NumberRange
  /** Slope in standard deviations of y around the line, without small-sample bias: with x of 0 and 1, Hedges' g. */
  readonly hedgesG: number
  /** Ends of `interval` in the same measure; the standard deviation is taken as known. */
  readonly hedgesInterval: NumberRange
  readonly n: number
}

/**
 * How a value changes with another in the population, with a standard error that allows for strata, clusters and
 * weights: the difference of two groups' means or shares (x of 0 and 1), or a trend along grades (x the grade).
 *
 * `b = Σ w(x − x̄)(y − ȳ) ÷ Σ w(x − x̄)²`, its variance that of the total of `w(x − x̄)(y − ȳ − b(x − x̄)) ÷ Σ w(x − x̄)²`; as
 * `svyglm(y ~ x)` and `svyttest` of R's `survey` 4.1
 *
 * @param design - see {@link surveyDesign}; weights that were calibrated are used, their gain in precision is not
 * @param y - one a row, for a share 1 and 0; NaN is not known and leaves the row out
 * @param x - likewise
 * @param options - domain, confidence, rule for lonely clusters
 * @returns NaN where x does not vary
 * @throws {@link RangeError} when a column is of another length than the design
 *
 * @see Lumley, T. (2010). Complex surveys: a guide to analysis using R. Wiley.
 *
 * @example
 * ```ts
 * const design = surveyDesign({ clusters: [['a', 'a', 'b', 'b', 'c', 'c']] }, 6)
 * design.ok && surveySlope(design.value, [1, 3, 2, 4, 4, 5], [0, 1, 0, 1, 0, 1]).slope // => 1.6666666666666667
 * ```
 */
export function surveySlope(
  design: SurveyDesign,
  y: ArrayLike<number>,
  x: ArrayLike<number>,
  options: SurveyTableOptions = {},
): SurveySlope {
  requireRows('surveySlope', design, y, options.domain)
  requireRows('surveySlope', design, x, options.domain)
  for (const column of [y, x]) requireNumbers('surveySlope', column)
  const totals = createSurveyTotals(5)
  const [xMiddle, yMiddle] = [middleOf(x), middleOf(y)]
  for (let row = 0; row < y.length; row++) {
    if (options.domain !== undefined && !options.domain[row]) continue
    const [dx, dy] = [(x[row] as number) - xMiddle, (y[row] as number) - yMiddle]
    if (Number.isNaN(dx + dy)) continue
    const [unit, weight] = [design.units[row] as number, design.weights[row] as number]
    addToSurveyTotals(totals, unit, weight, slopeValues(dx, dy))
  }
  return estimateSurveySlope(design.sample, totals, options)
}

/** What each sheet adds to totals from which a slope is made; take x and y from about their middles, to keep digits. */
export const slopeValues = (x: number, y: number): readonly number[] => [1, x, y, x * x, x * y]

function middleOf(values: ArrayLike<number>): number {
  let [sum, n] = [0, 0]
  for (let row = 0; row < values.length; row++)
    if (!Number.isNaN(values[row])) {
      sum += values[row] as number
      n++
    }
  return n === 0 ? 0 : sum / n
}

/** A slope from totals of {@link slopeValues}: the same for sheets that were added one by one. */
export function estimateSurveySlope(
  sample: SurveySample,
  totals: SurveyTotals,
  { lonely = 'fail', confidence = 0.95 }: SurveyOptions = {},
): SurveySlope {
  const sums = new Array<number>(5).fill(0)
  for (const unit of totals.byUnit.values())
    for (let i = 0; i < 5; i++) sums[i] = (sums[i] as number) + (unit[i] as number)
  const [weight = 0, ...rest] = sums
  const [x = 0, y = 0, xx = 0, xy = 0] = rest.map((sum) => sum / weight)
  const spread = xx - x * x
  const slope = (xy - x * y) / spread
  const scale = 1 / (spread * weight)
  const influence = [x * y - slope * x * x, 2 * slope * x - y, -x, -slope, 1]
  const coefficients = influence.map((value) => value * scale)
  const found = stageCovariance(sample, totals, [coefficients], lonely)
  const degreesOfFreedom = found.degreesOfFreedom - 1
  const variance = found.matrix[0] as number
  const standardError = degreesOfFreedom > 0 && variance > 0 ? Math.sqrt(variance) : Number.NaN
  const half = studentQuantile((1 + confidence) / 2, degreesOfFreedom) * standardError
  const t = slope / standardError
  const { n, products, sumOfWeights } = totals
  const yy = (products[12] as number) / sumOfWeights - y * y
  const residual = Math.sqrt((Math.max(0, yy - slope * slope * spread) * n) / (n - 2))
  const toHedges = (value: number): number => (hedgesFactor(n - 2) * value) / residual
  return {
    slope,
    standardError,
    degreesOfFreedom: Math.max(0, degreesOfFreedom),
    t,
    pValue: 2 * studentCumulative(-Math.abs(t), degreesOfFreedom),
    interval: { low: slope - half, high: slope + half },
    hedgesG: toHedges(slope),
    hedgesInterval: { low: toHedges(slope - half), high: toHedges(slope + half) },
    n,
  }
}
