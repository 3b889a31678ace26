import type { RocPoint } from './roc-curve.js'

/**
 * What a cut score should do best: the largest Youden index, the point nearest to sensitivity and specificity of 1, the
 * least expected cost.
 */
export const CUT_CRITERIA = ['youden', 'closest-topleft', 'cost'] as const

export type CutCriterion = (typeof CUT_CRITERIA)[number]

/** What a missed case costs beside a false alarm, and how common cases are where the cut will be used. */
export interface CutCosts {
  /** Cost of a false negative divided by that of a false positive; above 0. */
  readonly falseNegativeCost: number
  /** Share of cases, between 0 and 1. */
  readonly prevalence: number
}

/** Points within this of the best count as equal to it. */
const TIE = 1e-12

/**
 * The cut scores that do best by a criterion; several where they tie.
 *
 * * `youden`: largest `se + sp`
 * * `closest-topleft`: least `(1 − se)² + (1 − sp)²`
 * * `cost`: largest `se + r · sp` with `r = (1 − π) ÷ (cost · π)`, which is the least expected cost
 *   `π · cost · (1 − se) + (1 − π) · (1 − sp)`
 *
 * A cut chosen on a sample looks better on it than it is elsewhere; confirm it on other persons.
 *
 * @param points - of one curve
 * @param costs - used by `cost` alone
 * @returns the points in the order of the curve; none where the shares are NaN
 * @throws {@link RangeError} when the criterion is unknown or the costs lie outside their domain
 *
 * @see Youden, W. J. (1950). Index for rating diagnostic tests. Cancer, 3, 32–35.
 * @see Perkins, N. J., & Schisterman, E. F. (2006). The inconsistency of “optimal” cutpoints obtained using two criteria based on the receiver operating characteristic curve. American Journal of Epidemiology, 163, 670–675.
 *
 * @example
 * ```ts
 * const counts = createScoreCounts()
 * for (const [score, isCase] of [[3, false], [5, false], [7, true], [7, false], [9, true]] as const) addScore(counts, score, isCase)
 * bestCuts(rocCurve(counts, 'higher'), 'youden').map(({ cut }) => cut) // => [7]
 * ```
 */
export function bestCuts(
  points: readonly RocPoint[],
  criterion: CutCriterion,
  costs: CutCosts = { falseNegativeCost: 1, prevalence: 0.5 },
): RocPoint[] {
  const value = worthOf(criterion, costs)
  const best = Math.max(...points.map(value))
  return points.filter((point) => value(point) >= best - TIE)
}

function worthOf(
  criterion: CutCriterion,
  { falseNegativeCost, prevalence }: CutCosts,
): (point: RocPoint) => number {
  switch (criterion) {
    case 'youden':
      return ({ sensitivity, specificity }) => sensitivity + specificity
    case 'closest-topleft':
      return ({ sensitivity, specificity }) => -((1 - sensitivity) ** 2) - (1 - specificity) ** 2
    case 'cost': {
      if (!(falseNegativeCost > 0 && prevalence > 0 && prevalence < 1))
        throw new RangeError('bestCuts requires a cost above 0 and a prevalence between 0 and 1')
      const weight = (1 - prevalence) / (falseNegativeCost * prevalence)
      return ({ sensitivity, specificity }) => sensitivity + weight * specificity
    }
    default:
      throw new RangeError(
        `bestCuts knows no criterion ${JSON.stringify(criterion satisfies never)}`,
      )
  }
}
