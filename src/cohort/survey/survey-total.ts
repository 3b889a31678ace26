import { type SurveyEstimate, type SurveyOptions, surveyEstimate } from './survey-estimate.js'
import type { SurveySample } from './survey-sample.js'
import type { SurveyTotals } from './survey-totals.js'

/**
 * Estimate of a total in the population, such as of how many students are flagged.
 *
 * `T̂ = Σ w y`
 *
 * @param totals - of one value a sheet
 * @param residuals - for calibrated weights only: totals of what they leave unexplained
 * @returns see {@link SurveyEstimate}; `empty` where there is no sheet with weight
 *
 * @see Lumley, T. (2010). Complex surveys: a guide to analysis using R. Wiley.
 *
 * @example
 * ```ts
 * const sample = createSurveySample()
 * const totals = createSurveyTotals(1)
 * for (const [school, weight, flagged] of [['a', 10, 1], ['a', 10, 0], ['b', 20, 1]] as const)
 *   addToSurveyTotals(totals, enterSurveyPlace(sample, { clusters: [school] }), weight, [flagged])
 * estimateSurveyTotal(sample, totals).estimate // => 30
 * ```
 */
export function estimateSurveyTotal(
  sample: SurveySample,
  totals: SurveyTotals,
  options: SurveyOptions = {},
  residuals?: SurveyTotals,
): SurveyEstimate {
  const { n, sumOfWeights, products, byUnit } = totals
  let total = 0
  for (const sums of byUnit.values()) total += sums[0] as number
  const mean = total / sumOfWeights
  const spread = Math.max(0, (products[0] as number) / sumOfWeights - mean * mean)
  const unitVariance = (n / (n - 1)) * spread * sumOfWeights * sumOfWeights
  const linearised = { estimate: total, derivatives: [1], unitVariance }
  return surveyEstimate(sample, totals, linearised, options, residuals)
}
