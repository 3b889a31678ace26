import { requireNumbers } from '../../stat/require-numbers.js'
import { calibrationResiduals } from './calibration.js'
import type { SurveyDesign } from './survey-design.js'
import type { SurveyEstimate, SurveyOptions } from './survey-estimate.js'
import { estimateSurveyRatio, linearisedRatio } from './survey-ratio.js'
import { estimateSurveyTotal } from './survey-total.js'
import {
  addMissingToSurveyTotals,
  addToSurveyTotals,
  createSurveyTotals,
  type SurveyTotals,
} from './survey-totals.js'

/** How a statistic of a table is made. */
export interface SurveyTableOptions extends SurveyOptions {
  /** For each row, whether it belongs to the group (the domain) asked for; all where not given. */
  readonly domain?: ArrayLike<boolean | number>
}

/**
 * Mean of a column in the population, by its sample.
 *
 * `Σ w y ÷ Σ w`, its variance by linearisation; as `svymean` of R's `survey` 4.1, with `na.rm = TRUE`
 *
 * @param design - see {@link surveyDesign}
 * @param values - one a row; NaN is not known, and leaves the row out, but its cluster counts
 * @param options - see {@link SurveyTableOptions}
 * @returns see {@link SurveyEstimate}; NaN and `empty` for a group without rows, a standard error of NaN where the
 *   group lies in one cluster
 * @throws {@link RangeError} when a column is of another length than the design, or has something else than numbers
 *
 * @see Lumley, T. (2010). Complex surveys: a guide to analysis using R. Wiley.
 *
 * @example
 * ```ts
 * const design = surveyDesign({ clusters: [['a', 'a', 'b', 'b']] }, 4)
 * design.ok && surveyMean(design.value, [1, 2, 3, 6]).standardError // => 1.5
 * ```
 */
export function surveyMean(
  design: SurveyDesign,
  values: ArrayLike<number>,
  options: SurveyTableOptions = {},
): SurveyEstimate {
  requireRows('surveyMean', design, values, options.domain)
  requireNumbers('surveyMean', values)
  const { totals, residuals } = tableTotals(design, 2, options.domain, (row) => [
    values[row] as number,
    1,
  ])
  return estimateSurveyRatio(design.sample, totals, options, residuals)
}

/**
 * Total of a column in the population, by its sample: with 1 for the students flagged and 0 for the others, how many
 * are flagged.
 *
 * `Σ w y`; as `svytotal` of R's `survey` 4.1, with `na.rm = TRUE`
 *
 * @param design - see {@link surveyDesign}
 * @param values - one a row; NaN is not known, and leaves the row out
 * @param options - see {@link SurveyTableOptions}
 * @returns see {@link SurveyEstimate}
 * @throws {@link RangeError} when a column is of another length than the design, or has something else than numbers
 *
 * @see Lumley, T. (2010). Complex surveys: a guide to analysis using R. Wiley.
 *
 * @example
 * ```ts
 * const design = surveyDesign({ weights: [10, 10, 20] }, 3)
 * design.ok && surveyTotal(design.value, [1, 0, 1]).estimate // => 30
 * ```
 */
export function surveyTotal(
  design: SurveyDesign,
  values: ArrayLike<number>,
  options: SurveyTableOptions = {},
): SurveyEstimate {
  requireRows('surveyTotal', design, values, options.domain)
  requireNumbers('surveyTotal', values)
  const valuesOf = (row: number): number[] => [values[row] as number]
  const { totals, residuals } = tableTotals(design, 1, options.domain, valuesOf)
  return estimateSurveyTotal(design.sample, totals, options, residuals)
}

/**
 * Ratio of two totals in the population, such as of flagged students to students who answered.
 *
 * `Σ w y ÷ Σ w x`; as `svyratio` of R's `survey` 4.1, with `na.rm = TRUE`
 *
 * @param design - see {@link surveyDesign}
 * @param numerator - y, one a row; NaN is not known, and leaves the row out
 * @param denominator - x, likewise
 * @param options - see {@link SurveyTableOptions}
 * @returns see {@link SurveyEstimate}; the estimate is not finite where the denominators add up to 0
 * @throws {@link RangeError} when a column is of another length than the design, or has something else than numbers
 *
 * @see Lumley, T. (2010). Complex surveys: a guide to analysis using R. Wiley.
 *
 * @example
 * ```ts
 * const design = surveyDesign({}, 3)
 * design.ok && surveyRatio(design.value, [1, 2, 3], [2, 4, 6]).estimate // => 0.5
 * ```
 */
export function surveyRatio(
  design: SurveyDesign,
  numerator: ArrayLike<number>,
  denominator: ArrayLike<number>,
  options: SurveyTableOptions = {},
): SurveyEstimate {
  requireRows('surveyRatio', design, numerator, options.domain)
  requireRows('surveyRatio', design, denominator, options.domain)
  for (const column of [numerator, denominator]) requireNumbers('surveyRatio', column)
  const { totals, residuals } = tableTotals(design, 2, options.domain, (row) => [
    numerator[row] as number,
    denominator[row] as number,
  ])
  return estimateSurveyRatio(design.sample, totals, options, residuals)
}

/** Totals over the rows of a group of which every value is known; one value for a total, two for a ratio. */
export function tableTotals(
  design: SurveyDesign,
  nValues: number,
  domain: SurveyTableOptions['domain'],
  valuesOf: (row: number) => readonly number[],
): { readonly totals: SurveyTotals; readonly residuals?: SurveyTotals } {
  const { units, weights, calibration } = design
  const totals = createSurveyTotals(nValues)
  const known = new Uint8Array(units.length)
  for (let row = 0; row < units.length; row++) {
    if (domain !== undefined && !domain[row]) continue
    const values = valuesOf(row)
    const [unit, weight] = [units[row] as number, weights[row] as number]
    if (values.some(Number.isNaN)) addMissingToSurveyTotals(totals, unit, weight)
    else addToSurveyTotals(totals, unit, weight, values)
    if (!values.some(Number.isNaN)) known[row] = 1
  }
  if (calibration === undefined) return { totals }
  const derivatives = nValues === 1 ? [1] : linearisedRatio(totals).derivatives
  const linear = weights.map((weight, row) => {
    if (known[row] === 0) return 0
    const values = valuesOf(row)
    return weight * derivatives.reduce((sum, slope, i) => sum + slope * (values[i] as number), 0)
  }) as Float64Array
  const residuals = createSurveyTotals(1)
  calibrationResiduals(calibration, linear).forEach((rest, row) => {
    addToSurveyTotals(residuals, units[row] as number, 1, [rest])
  })
  return { totals, residuals }
}

export function requireRows(
  name: string,
  { units }: SurveyDesign,
  values: ArrayLike<unknown>,
  domain: ArrayLike<unknown> = values,
): void {
  for (const { length } of [values, domain])
    if (length !== units.length)
      throw new RangeError(
        `${name} requires ${units.length} rows as in the design, received ${length}`,
      )
}
