import { agrestiCoullInterval } from '../../stat/agresti-coull-interval.js'
import { clopperPearsonInterval } from '../../stat/clopper-pearson-interval.js'
import { jeffreysInterval } from '../../stat/jeffreys-interval.js'
import { normalQuantile } from '../../stat/normal-quantile.js'
import { type NumberRange, wilsonInterval } from '../../stat/wilson-interval.js'

/** Persons by what the screen says and what the reference standard says. */
export interface TwoByTwo {
  readonly truePositive: number
  readonly falsePositive: number
  readonly falseNegative: number
  readonly trueNegative: number
}

/** Intervals of proportions by the names that epiR gives them; `exact` and `clopper-pearson` are the same. */
export const ACCURACY_INTERVALS = [
  'exact',
  'wilson',
  'agresti',
  'clopper-pearson',
  'jeffreys',
] as const

export type AccuracyInterval = (typeof ACCURACY_INTERVALS)[number]

/** What is said of a screen, each with the name that epiR gives it. */
export const ACCURACY_MEASURES = {
  apparentPrevalence: 'ap',
  truePrevalence: 'tp',
  sensitivity: 'se',
  specificity: 'sp',
  diagnosticAccuracy: 'diag.ac',
  diagnosticOddsRatio: 'diag.or',
  numberNeededToDiagnose: 'nndx',
  youden: 'youden',
  positivePredictiveValue: 'pv.pos',
  negativePredictiveValue: 'pv.neg',
  positiveLikelihoodRatio: 'lr.pos',
  negativeLikelihoodRatio: 'lr.neg',
  ruledOut: 'p.rout',
  ruledIn: 'p.rin',
  falsePositiveShare: 'p.tpdn',
  falseNegativeShare: 'p.tndp',
  falseDiscoveryShare: 'p.dntp',
  falseOmissionShare: 'p.dptn',
} as const

export type AccuracyMeasure = keyof typeof ACCURACY_MEASURES

export interface Estimate extends NumberRange {
  readonly estimate: number
}

/**
 * How well a screen tells persons with a condition from those without, by a reference standard.
 *
 * * sensitivity `TP ÷ (TP + FN)`, specificity `TN ÷ (TN + FP)`, predictive values `TP ÷ (TP + FP)`, `TN ÷ (TN + FN)`:
 *   of this sample, at its own share of cases
 * * likelihood ratios `se ÷ (1 − sp)`, `(1 − se) ÷ sp`, with the interval of their logarithms (Simel)
 * * odds ratio `TP·TN ÷ (FP·FN)` with Woolf's interval; nothing is added to counts of 0
 * * Youden's index `se + sp − 1` and its inverse, whose limits combine those of se and sp and are wider than Wald's
 *
 * @param counts - whole numbers, 0 or more
 * @param interval - one of {@link ACCURACY_INTERVALS}. With `agresti`, epiR shows the centre of the interval as estimate;
 *   here the estimate is always the proportion
 * @param confidence - between 0 and 1
 * @returns NaN where nobody is in a denominator; ∞ for a ratio over 0, with NaN for a limit that nothing bounds
 * @throws {@link RangeError} when a count is no whole number or the interval is unknown
 *
 * @see Simel, D. L., Samsa, G. P., & Matchar, D. B. (1991). Likelihood ratios with confidence. Journal of Clinical Epidemiology, 44, 763–770.
 * @see Youden, W. J. (1950). Index for rating diagnostic tests. Cancer, 3, 32–35.
 *
 * @example
 * ```ts
 * const counts = { truePositive: 45, falsePositive: 8, falseNegative: 12, trueNegative: 135 }
 * accuracyOfCounts(counts).sensitivity.estimate // => 0.7894736842105263
 * accuracyOfCounts(counts, 'wilson').sensitivity.low // => 0.6671387891680949
 * ```
 */
export function accuracyOfCounts(
  counts: TwoByTwo,
  interval: AccuracyInterval = 'exact',
  confidence = 0.95,
): Readonly<Record<AccuracyMeasure, Estimate>> {
  const { truePositive: a, falsePositive: b, falseNegative: c, trueNegative: d } = counts
  if (![a, b, c, d].every((count) => Number.isInteger(count) && count >= 0))
    throw new RangeError('accuracyOfCounts requires whole counts of 0 or more')
  if (!ACCURACY_INTERVALS.includes(interval))
    throw new RangeError(`accuracyOfCounts knows no interval ${JSON.stringify(interval)}`)
  const [cases, others, total] = [a + c, b + d, a + b + c + d]
  const share = (count: number, n: number): Estimate => shareOf(count, n, interval, confidence)
  const z = normalQuantile((1 + confidence) / 2)
  const sensitivity = share(a, cases)
  const specificity = share(d, others)
  const se = sensitivity.estimate
  const sp = specificity.estimate
  const youden = {
    estimate: se + sp - 1,
    low: sensitivity.low + specificity.low - 1,
    high: sensitivity.high + specificity.high - 1,
  }
  const needed = [1 / youden.low, 1 / youden.high]
  return {
    apparentPrevalence: share(a + b, total),
    truePrevalence: share(cases, total),
    sensitivity,
    specificity,
    diagnosticAccuracy: share(a + d, total),
    diagnosticOddsRatio: ratio((a * d) / (b * c), Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d), z),
    numberNeededToDiagnose: {
      estimate: 1 / youden.estimate,
      low: Math.min(...needed),
      high: Math.max(...needed),
    },
    youden,
    positivePredictiveValue: share(a, a + b),
    negativePredictiveValue: share(d, c + d),
    positiveLikelihoodRatio: ratio(
      a / cases / (b / others),
      Math.sqrt(c / cases / a + d / others / b),
      z,
    ),
    negativeLikelihoodRatio: ratio(
      c / cases / (d / others),
      Math.sqrt(a / cases / c + b / others / d),
      z,
    ),
    ruledOut: share(c + d, total),
    ruledIn: share(a + b, total),
    falsePositiveShare: share(b, others),
    falseNegativeShare: share(c, cases),
    falseDiscoveryShare: share(b, a + b),
    falseOmissionShare: share(c, c + d),
  }
}

/** A ratio with the interval of its logarithm. */
function ratio(estimate: number, error: number, z: number): Estimate {
  const log = Math.log(estimate)
  return { estimate, low: Math.exp(log - z * error), high: Math.exp(log + z * error) }
}

function shareOf(
  count: number,
  n: number,
  interval: AccuracyInterval,
  confidence: number,
): Estimate {
  const estimate = count / n
  if (n === 0) return { estimate, low: Number.NaN, high: Number.NaN }
  switch (interval) {
    case 'wilson':
      return { estimate, ...wilsonInterval(count, n, normalQuantile((1 + confidence) / 2)) }
    case 'agresti':
      return { estimate, ...agrestiCoullInterval(count, n, confidence) }
    case 'jeffreys':
      return { estimate, ...jeffreysInterval(count, n, confidence, 'plain') }
    default:
      return { estimate, ...clopperPearsonInterval(count, n, confidence) }
  }
}
