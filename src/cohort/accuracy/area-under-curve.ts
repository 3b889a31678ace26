import { normalQuantile } from '../../stat/normal-quantile.js'
import type { Estimate } from './accuracy-of-counts.js'
import type { ScoreDirection } from './roc-curve.js'
import { type ScoreCounts, sortedScores } from './score-counts.js'

export interface AreaUnderCurve extends Estimate {
  readonly standardError: number
  readonly cases: number
  readonly others: number
}

/**
 * Area under the ROC curve with DeLong's interval: how often a person with the condition has the more telling score
 * than one without, a tie counting half.
 *
 * `AUC = Σ ψ(xᵢ, yⱼ) ÷ mn`; `SE² = S₁₀/m + S₀₁/n`, the variances of `V₁₀(xᵢ) = mean of ψ(xᵢ, ·)` and of
 * `V₀₁(yⱼ) = mean of ψ(·, yⱼ)`; interval `AUC ± z · SE`, cut at 0 and 1
 *
 * @param counts - persons by score; the work goes with the distinct scores
 * @param direction - which end speaks for the condition; an area below ½ says that it was the other
 * @param confidence - between 0 and 1
 * @returns NaN without cases or without others; the error is NaN with a single one of either, and 0 where the groups do
 *   not overlap, which is no proof of certainty
 *
 * @see DeLong, E. R., DeLong, D. M., & Clarke-Pearson, D. L. (1988). Comparing the areas under two or more correlated receiver operating characteristic curves: A nonparametric approach. Biometrics, 44, 837–845.
 *
 * @example
 * ```ts
 * const counts = createScoreCounts()
 * for (const [score, isCase] of [[3, false], [5, false], [7, true], [7, false], [9, true]] as const) addScore(counts, score, isCase)
 * areaUnderCurve(counts, 'higher').estimate // => 0.9166666666666666
 * ```
 */
export function areaUnderCurve(
  counts: ScoreCounts,
  direction: ScoreDirection,
  confidence = 0.95,
): AreaUnderCurve {
  const { cases, others } = counts
  const rising = sortedScores(counts)
  let othersBelow = 0
  let casesBelow = 0
  let sum = 0
  let caseSquares = 0
  let otherSquares = 0
  for (const one of rising) {
    // Share of the others that a case with this score beats, and of the cases that beat one of the others with it.
    const beats = (othersBelow + one.others / 2) / others
    const beaten = (cases - casesBelow - one.cases / 2) / cases
    sum += one.cases * beats
    caseSquares += one.cases * beats * beats
    otherSquares += one.others * beaten * beaten
    othersBelow += one.others
    casesBelow += one.cases
  }
  const higher = cases === 0 || others === 0 ? Number.NaN : sum / cases
  const estimate = direction === 'higher' ? higher : 1 - higher
  const variance = (squares: number, n: number): number =>
    n < 2 ? Number.NaN : Math.max(0, squares - n * higher * higher) / (n - 1) / n
  const standardError = Math.sqrt(variance(caseSquares, cases) + variance(otherSquares, others))
  const half = normalQuantile((1 + confidence) / 2) * standardError
  return {
    estimate,
    low: Math.max(0, estimate - half),
    high: Math.min(1, estimate + half),
    standardError,
    cases,
    others,
  }
}
