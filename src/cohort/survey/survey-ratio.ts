import {
  type Linearised,
  type SurveyEstimate,
  type SurveyOptions,
  surveyEstimate,
} from './survey-estimate.js'
import type { SurveySample } from './survey-sample.js'
import type { SurveyTotals } from './survey-totals.js'

/**
 * Estimate of a ratio of two totals, such as points per item answered, or a mean where the second value is 1.
 *
 * `R̂ = Σ w y ÷ Σ w x`, its variance that of the total of `(y − R̂x) ÷ Σ w x` (Taylor linearisation)
 *
 * @param totals - of two values a sheet: y, then x
 * @param residuals - for calibrated weights only: totals of what they leave unexplained
 * @returns see {@link SurveyEstimate}; `empty` where there is no sheet with weight, the estimate NaN where Σ w x is 0
 *
 * @see Lumley, T. (2010). Complex surveys: a guide to analysis using R. Wiley.
 *
 * @example
 * ```ts
 * const sample = createSurveySample()
 * const totals = createSurveyTotals(2)
 * for (const [school, points] of [['a', 1], ['a', 2], ['b', 3], ['b', 6]] as const)
 *   addToSurveyTotals(totals, enterSurveyPlace(sample, { clusters: [school] }), 1, [points, 1])
 * estimateSurveyRatio(sample, totals).standardError // => 1.5
 * ```
 */
export function estimateSurveyRatio(
  sample: SurveySample,
  totals: SurveyTotals,
  options: SurveyOptions = {},
  residuals?: SurveyTotals,
): SurveyEstimate {
  return surveyEstimate(sample, totals, linearisedRatio(totals), options, residuals)
}

/** The ratio of the first total to the second, linearised. */
export function linearisedRatio(totals: SurveyTotals): Linearised {
  const { nValues, products, byUnit, n, sumOfWeights } = totals
  let above = 0
  let below = 0
  for (const sums of byUnit.values()) {
    above += sums[0] as number
    below += sums[1] as number
  }
  const ratio = above / below
  const cell = (row: number, column: number): number => products[row * nValues + column] as number
  const squares = cell(0, 0) - 2 * ratio * cell(0, 1) + ratio * ratio * cell(1, 1)
  const variance = (n / (n - 1)) * (Math.max(0, squares) / sumOfWeights)
  const others = new Array<number>(nValues - 2).fill(0)
  return {
    estimate: ratio,
    derivatives: [1 / below, -ratio / below, ...others],
    unitVariance: variance * (sumOfWeights / below) ** 2,
  }
}
