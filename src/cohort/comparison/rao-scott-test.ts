import { contingencyTest } from '../../stat/contingency-test.js'
import { fUpperTail } from '../../stat/f-upper-tail.js'
import { solveLinear } from '../../stat/solve-linear.js'
import { stageCovariance } from '../survey/stage-covariance.js'
import type { SurveyDesign, SurveyLabels } from '../survey/survey-design.js'
import type { LonelyCluster, SurveySample } from '../survey/survey-sample.js'
import { requireRows, type SurveyTableOptions } from '../survey/survey-statistics.js'
import {
  addMissingToSurveyTotals,
  addToSurveyTotals,
  createSurveyTotals,
  type SurveyTotals,
} from '../survey/survey-totals.js'

/** A test of whether groups differ in their categories, adjusted for clustering. */
export interface RaoScottTest {
  readonly f: number
  readonly degreesAbove: number
  readonly degreesBelow: number
  readonly pValue: number
  /** Pearson's, of the weighted table brought to n sheets, before the adjustment. */
  readonly chiSquare: number
  /** Of the weighted table; its size needs no adjustment. */
  readonly cramersV: number
  /** By how much clustering blows up chi-square: the mean of its generalised design effects. */
  readonly meanDesignEffect: number
  readonly n: number
}

/**
 * Chi-square test of two columns with the second-order correction of Rao and Scott for strata, clusters and weights.
 *
 * `F = χ² ÷ tr Δ` with `(tr Δ)² ÷ tr Δ²` and that times ν degrees of freedom; Δ holds the generalised design effects of the
 * table, ν is clusters less strata. As `svychisq(statistic = "F")` of R's `survey` 4.1
 *
 * @param design - see {@link surveyDesign}
 * @param rows - group of each row of the table; an empty text is not known and leaves it out, but its cluster counts
 * @param columns - category of each row of the table; likewise
 * @param options - domain, rule for lonely clusters
 * @returns NaN where there are fewer than two groups or categories, or too few clusters
 * @throws {@link RangeError} when a column is of another length than the design
 *
 * @see Rao, J. N. K., & Scott, A. J. (1984). On chi-squared tests for multiway contingency tables with cell proportions estimated from survey data. Annals of Statistics, 12, 46–60.
 *
 * @example
 * ```ts
 * const design = surveyDesign({ clusters: [['a', 'a', 'b', 'b', 'c', 'c']] }, 6)
 * const sexes = ['f', 'm', 'f', 'm', 'f', 'm']
 * design.ok && raoScottTest(design.value, sexes, [1, 1, 1, 0, 1, 0]).chiSquare // => 3
 * ```
 */
export function raoScottTest(
  design: SurveyDesign,
  rows: SurveyLabels,
  columns: SurveyLabels,
  options: SurveyTableOptions = {},
): RaoScottTest {
  requireRows('raoScottTest', design, rows, options.domain)
  requireRows('raoScottTest', design, columns, options.domain)
  const { domain } = options
  const isInside = (row: number): boolean =>
    (domain === undefined || Boolean(domain[row])) && (design.weights[row] as number) > 0
  const isKnown = (row: number): boolean => rows[row] !== '' && columns[row] !== ''
  const inside = Array.from({ length: rows.length }, (_, row) => row).filter(isInside)
  const known = inside.filter(isKnown)
  const rowNames = [...new Set(known.map((row) => String(rows[row])))]
  const columnNames = [...new Set(known.map((row) => String(columns[row])))]
  const totals = createSurveyTotals(rowNames.length * columnNames.length)
  for (const row of inside) {
    const [unit, weight] = [design.units[row] as number, design.weights[row] as number]
    if (!isKnown(row)) {
      addMissingToSurveyTotals(totals, unit, weight)
      continue
    }
    const at = rowNames.indexOf(String(rows[row])) * columnNames.length
    const cell = at + columnNames.indexOf(String(columns[row]))
    const values = new Array<number>(totals.nValues).fill(0)
    values[cell] = 1
    addToSurveyTotals(totals, unit, weight, values)
  }
  return estimateRaoScott(design.sample, totals, columnNames.length, options.lonely)
}

/**
 * The test from totals: the same for sheets that were added one by one.
 *
 * @param totals - of one value a cell of the table, row by row: 1 for the cell of the sheet, 0 for the others
 */
export function estimateRaoScott(
  sample: SurveySample,
  totals: SurveyTotals,
  nColumns: number,
  lonely: LonelyCluster = 'fail',
): RaoScottTest {
  const { n, nValues, sumOfWeights, products } = totals
  const shares = Array.from(
    { length: nValues },
    (_, cell) => (products[cell * nValues + cell] as number) / sumOfWeights,
  )
  const nRows = nColumns === 0 ? 0 : nValues / nColumns
  const table = Array.from({ length: nRows }, (_, row) =>
    shares.slice(row * nColumns, (row + 1) * nColumns).map((share) => share * n),
  )
  const { chiSquare, cramersV } = contingencyTest(table)
  const contrasts = interactions(nRows, nColumns).map((contrast) =>
    contrast.map((value, cell) => (shares[cell] === 0 ? 0 : value / (shares[cell] as number))),
  )
  const combinations = contrasts.map((contrast) => {
    const mean = contrast.reduce((sum, value, cell) => sum + value * (shares[cell] as number), 0)
    return contrast.map((value) => (value - mean) / sumOfWeights)
  })
  const { matrix, degreesOfFreedom } = stageCovariance(sample, totals, combinations, lonely)
  const size = contrasts.length
  const clustered = contrasts.map((_, i) => Array.from(matrix.subarray(i * size, (i + 1) * size)))
  const random = contrasts.map((first) =>
    contrasts.map(
      (second) =>
        first.reduce(
          (sum, value, cell) => sum + value * (second[cell] as number) * (shares[cell] as number),
          0,
        ) / n,
    ),
  )
  const effects = size > 0 && degreesOfFreedom > 0 ? solveLinear(random, clustered) : null
  const { trace, squareTrace } = tracesOf(effects)
  const f = chiSquare / trace
  const degreesAbove = (trace * trace) / squareTrace
  const degreesBelow = degreesAbove * degreesOfFreedom
  return {
    f,
    degreesAbove,
    degreesBelow,
    pValue: fUpperTail(f, degreesAbove, degreesBelow),
    chiSquare,
    cramersV,
    meanDesignEffect: trace / size,
    n,
  }
}

/** A basis of the tables whose rows and columns all add up to 0. */
function interactions(nRows: number, nColumns: number): number[][] {
  const tables: number[][] = []
  for (let row = 1; row < nRows; row++)
    for (let column = 1; column < nColumns; column++) {
      const table = new Array<number>(nRows * nColumns).fill(0)
      table[0] = 1
      table[column] = -1
      table[row * nColumns] = -1
      table[row * nColumns + column] = 1
      tables.push(table)
    }
  return tables
}

/** Trace of a matrix and of its square; NaN without one. */
function tracesOf(effects: readonly (readonly number[])[] | null): {
  readonly trace: number
  readonly squareTrace: number
} {
  if (effects === null) return { trace: Number.NaN, squareTrace: Number.NaN }
  const at = (i: number, j: number): number => effects[i]?.[j] as number
  let [trace, squareTrace] = [0, 0]
  effects.forEach((row, i) => {
    trace += at(i, i)
    row.forEach((value, j) => {
      squareTrace += value * at(j, i)
    })
  })
  return { trace, squareTrace }
}
