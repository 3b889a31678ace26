import { logGamma } from './log-gamma.js'
import type { Moments } from './moments.js'
import { normalQuantile } from './normal-quantile.js'
import { requireConfidence } from './require-share-of.js'
import { studentCumulative } from './student-cumulative.js'
import { studentQuantile } from './student-quantile.js'
import type { NumberRange } from './wilson-interval.js'

/** How far apart two means are. */
export interface MeanDifference {
  /** First less second. */
  readonly difference: number
  readonly standardError: number
  readonly degreesOfFreedom: number
  readonly t: number
  /** Two-sided. */
  readonly pValue: number
  readonly interval: NumberRange
  /** Hedges' g: the difference in standard deviations of one group, without the bias of Cohen's d in small samples. */
  readonly hedgesG: number
  readonly hedgesInterval: NumberRange
}

/**
 * Difference of two means by Welch's test, and its size as Hedges' g.
 *
 * `t = (x̄₁ − x̄₂) ÷ √(s₁²/n₁ + s₂²/n₂)` with Welch's degrees of freedom; `g = J · (x̄₁ − x̄₂) ÷ s` with the pooled s and
 * `J = Γ(ν/2) ÷ (√(ν/2) Γ((ν − 1)/2))`, ν = n₁ + n₂ − 2; the interval of g is `g ± z√((n₁ + n₂)/(n₁n₂) + g²/(2(n₁ + n₂)))`
 *
 * @param first - see {@link addToMoments}
 * @param second - the other group
 * @param confidence - of both intervals, between 0 and 1
 * @returns NaN where a group has fewer than two values or nothing varies
 * @throws {@link RangeError} when the confidence is none
 *
 * @see Welch, B. L. (1947). The generalization of Student's problem when several different population variances are involved. Biometrika, 34, 28–35.
 * @see Hedges, L. V., & Olkin, I. (1985). Statistical methods for meta-analysis. Academic Press.
 *
 * @example
 * ```ts
 * meanDifference({ n: 2, mean: 3, squares: 2 }, { n: 2, mean: 1, squares: 2 }).t // => 1.414213562373095
 * ```
 */
export function meanDifference(
  first: Readonly<Moments>,
  second: Readonly<Moments>,
  confidence = 0.95,
): MeanDifference {
  requireConfidence('meanDifference', confidence)
  const difference = first.mean - second.mean
  const parts = [first, second].map(({ n, squares }) => squares / (n - 1) / n)
  const variance = (parts[0] as number) + (parts[1] as number)
  const standardError = Math.sqrt(variance)
  const degreesOfFreedom =
    variance ** 2 /
    ((parts[0] as number) ** 2 / (first.n - 1) + (parts[1] as number) ** 2 / (second.n - 1))
  const t = difference / standardError
  const half = studentQuantile((1 + confidence) / 2, degreesOfFreedom) * standardError
  const nu = first.n + second.n - 2
  const pooled = Math.sqrt((first.squares + second.squares) / nu)
  const hedgesG = (hedgesFactor(nu) * difference) / pooled
  const n = first.n + second.n
  const spread = Math.sqrt(n / (first.n * second.n) + hedgesG ** 2 / (2 * n))
  const reach = normalQuantile((1 + confidence) / 2) * spread
  return {
    difference,
    standardError,
    degreesOfFreedom,
    t,
    pValue: 2 * studentCumulative(-Math.abs(t), degreesOfFreedom),
    interval: { low: difference - half, high: difference + half },
    hedgesG,
    hedgesInterval: { low: hedgesG - reach, high: hedgesG + reach },
  }
}

/** What takes the bias out of Cohen's d, for a number of degrees of freedom above 1. */
export function hedgesFactor(degreesOfFreedom: number): number {
  if (!(degreesOfFreedom > 1)) return Number.NaN
  const half = degreesOfFreedom / 2
  return Math.exp(logGamma(half) - logGamma(half - 0.5)) / Math.sqrt(half)
}
