import { type LeastSquaresFit, leastSquares } from '../../stat/least-squares.js'
import { polynomial } from '../../stat/polynomial.js'
import type { HistogramMoments } from './histogram-moments.js'

/** Means and SDs as polynomials of age, constant first, around a central age. */
export interface SmoothMoments {
  readonly centre: number
  readonly mean: LeastSquaresFit
  readonly sd: LeastSquaresFit
  /** Smoothed mean and SD of each group, in order. */
  readonly groups: readonly { readonly mean: number; readonly sd: number }[]
}

/**
 * Smooths means and SDs across ages: each becomes a polynomial of age, fitted by least squares with the persons of each
 * group as weights.
 *
 * @param groups - age (the middle of its band) and moments of each group
 * @param degree - of the polynomials: 0 a constant, 1 a line, 2 a parabola; below the number of groups
 * @returns null where the groups are too few, or a smoothed SD is not above 0
 *
 * @example
 * ```ts
 * const moments = (mean: number) => ({ n: 50, effectiveN: 50, mean, sd: 4, meanError: 0.5, sdError: 0.4 })
 * const groups = [{ age: 10.5, moments: moments(6) }, { age: 11.5, moments: moments(8) }, { age: 12.5, moments: moments(10) }]
 * smoothMoments(groups, 1)?.mean.coefficients[1] // => 2
 * ```
 */
export function smoothMoments(
  groups: readonly { readonly age: number; readonly moments: HistogramMoments }[],
  degree: number,
): SmoothMoments | null {
  if (groups.length <= degree) return null
  const total = groups.reduce((sum, { moments }) => sum + moments.n, 0)
  const weighted = groups.reduce((sum, { age, moments }) => sum + moments.n * age, 0)
  // A round centre, so that the coefficients read well.
  const centre = Math.round((2 * weighted) / total) / 2
  const rows = groups.map(({ age }) =>
    Array.from({ length: degree + 1 }, (_, power) => (age - centre) ** power),
  )
  const weights = groups.map(({ moments }) => moments.n)
  const polynomialOf = (pick: (moments: HistogramMoments) => number): LeastSquaresFit | null =>
    leastSquares(
      rows,
      groups.map(({ moments }) => pick(moments)),
      weights,
    )
  const mean = polynomialOf((moments) => moments.mean)
  const sd = polynomialOf((moments) => moments.sd)
  if (mean === null || sd === null) return null
  const smoothed = groups.map(({ age }) => ({
    mean: polynomial(mean.coefficients, age - centre),
    sd: polynomial(sd.coefficients, age - centre),
  }))
  if (!smoothed.every((one) => one.sd > 0)) return null
  return { centre, mean, sd, groups: smoothed }
}
