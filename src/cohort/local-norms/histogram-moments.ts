import { effectiveSize, type RawHistogram } from './raw-histogram.js'

/** Mean and spread of a group with their standard errors. */
export interface HistogramMoments {
  readonly n: number
  readonly effectiveN: number
  readonly mean: number
  readonly sd: number
  readonly meanError: number
  readonly sdError: number
}

/**
 * Mean and standard deviation of the raw scores of a group.
 *
 * `M = Σwx ÷ Σw`; `SD² = Σw(x − M)² ÷ Σw · n ÷ (n − 1)`; `SE(M) = SD ÷ √n′`, `SE(SD) = SD ÷ √(2n′)` (normal scores),
 * with n′ the effective number of persons
 *
 * @returns NaN for an empty group, an SD of NaN for one person
 *
 * @example
 * ```ts
 * const histogram = createRawHistogram()
 * for (const raw of [2, 4, 4, 6]) addRaw(histogram, raw)
 * histogramMoments(histogram).sd // => 1.632993161855452
 * ```
 */
export function histogramMoments(histogram: RawHistogram): HistogramMoments {
  const { byRaw, n, weight } = histogram
  let sum = 0
  for (const [raw, one] of byRaw) sum += one.weight * raw
  const mean = sum / weight
  let squares = 0
  for (const [raw, one] of byRaw) squares += one.weight * (raw - mean) ** 2
  const sd = n > 1 ? Math.sqrt(((squares / weight) * n) / (n - 1)) : Number.NaN
  const effectiveN = effectiveSize(histogram)
  return {
    n,
    effectiveN,
    mean,
    sd,
    meanError: sd / Math.sqrt(effectiveN),
    sdError: sd / Math.sqrt(2 * effectiveN),
  }
}
