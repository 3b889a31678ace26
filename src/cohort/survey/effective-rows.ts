import type { SurveyEstimate } from './survey-estimate.js'

/**
 * How many students a simple random sample would need to be as precise about a proportion: n for one that is such a
 * sample itself.
 *
 * `n′ = p(1 − p) n ÷ (n − 1) ÷ SE²`
 *
 * @returns NaN where nobody or everybody is counted or the error is not known, ∞ where it is 0
 */
export function effectiveRows({
  estimate: p,
  standardError,
  n,
}: Pick<SurveyEstimate, 'estimate' | 'standardError' | 'n'>): number {
  return ((n / (n - 1)) * p * (1 - p)) / standardError ** 2
}
