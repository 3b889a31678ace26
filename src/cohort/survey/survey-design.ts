import { type Issue, issue, type Result } from '../../issue/issue.js'
import type { Calibration } from './calibration.js'
import { inverseShare } from './inverse-share.js'
import { createSurveySample, enterSurveyPlace, type SurveySample } from './survey-sample.js'

/** What a column holds that names strata or clusters. */
export type SurveyLabels = ArrayLike<string | number>

/** The columns of a table that say how its rows were sampled; each as long as the table. */
export interface SurveyColumns {
  /** Students of the population that a row stands for, 0 or more; where not given, from `populations`, else 1 each. */
  readonly weights?: ArrayLike<number>
  readonly strata?: SurveyLabels
  /** One column a stage, the outermost first; none where rows were drawn singly. Labels are read within the unit above. */
  readonly clusters?: readonly SurveyLabels[]
  /** One column a stage: units of that stage in the population of the stratum or cluster; ∞ for no correction. */
  readonly populations?: readonly ArrayLike<number>[]
}

/** A table with its sampling design. */
export interface SurveyDesign {
  readonly sample: SurveySample
  /** Innermost unit of each row. */
  readonly units: Int32Array
  readonly weights: Float64Array
  /** How the weights were brought to known totals; it makes estimates more precise. */
  readonly calibration?: Calibration
}

/**
 * Reads a sampling design from columns.
 *
 * As `svydesign(ids, strata, weights, fpc, nest = TRUE)` of R's `survey`: clusters are numbered within strata, and a
 * correction for a finite population counts in all stages for which it is given.
 *
 * @param columns - see {@link SurveyColumns}
 * @param nRows - length of the table
 * @returns the design, or every row whose weight or population cannot be: a weight below 0 or none, a population smaller
 *   than the sample of it or different within one stratum or cluster
 * @throws {@link RangeError} when a column is of another length, or there are populations of more stages than clusters
 *
 * @example
 * ```ts
 * const design = surveyDesign({ clusters: [['a', 'a', 'b']] }, 3)
 * design.ok && design.value.sample.units.length // => 3
 * ```
 */
export function surveyDesign(columns: SurveyColumns, nRows: number): Result<SurveyDesign> {
  const { weights, strata, clusters = [], populations = [] } = columns
  requireLengths(columns, nRows)
  const sample = createSurveySample()
  const units = new Int32Array(nRows)
  for (let row = 0; row < nRows; row++)
    units[row] = enterSurveyPlace(sample, {
      stratum: strata === undefined ? '' : String(strata[row]),
      clusters: clusters.map((column) => String(column[row])),
      populations: populations.map((column) => numberOf(column[row])),
    })
  const weightOf =
    weights === undefined
      ? (row: number) => inverseShare(sample, units[row] as number)
      : (row: number) => numberOf(weights[row])
  const own = Float64Array.from({ length: nRows }, (_, row) => weightOf(row))
  const given = weights === undefined ? [] : weightFaults(own)
  const issues = [...given, ...populationFaults(sample, units)]
  if (issues.length > 0) return { ok: false, issues }
  return { ok: true, value: { sample, units, weights: own }, issues: [] }
}

/** `null`, which JSON writes for NaN, is no number; as a weight it would be 0. */
const numberOf = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN)

function requireLengths(columns: SurveyColumns, nRows: number): void {
  const { weights, strata, clusters = [], populations = [] } = columns
  const all = [weights, strata, ...clusters, ...populations].filter(
    (column) => column !== undefined,
  )
  for (const { length } of all)
    if (length !== nRows)
      throw new RangeError(`surveyDesign requires columns of ${nRows} rows, received ${length}`)
  if (populations.length > clusters.length + 1)
    throw new RangeError(
      `surveyDesign requires populations of at most ${clusters.length + 1} stages, received ${populations.length}`,
    )
}

function weightFaults(weights: Float64Array): Issue[] {
  const issues: Issue[] = []
  weights.forEach((weight, row) => {
    if (weight >= 0 && weight < Number.POSITIVE_INFINITY) return
    const received = Number.isNaN(weight) ? 'none' : String(weight)
    const expected = 'a number of 0 or more'
    issues.push(
      issue({ code: 'number-invalid', row: row + 1, column: 'weight', expected, received }),
    )
  })
  return issues
}

function populationFaults({ units, faults }: SurveySample, rows: Int32Array): Issue[] {
  const wrong = new Set(faults)
  units.forEach(({ nSampled, population }, index) => {
    if (!(population >= nSampled)) wrong.add(index)
  })
  return [...wrong].map((index) => {
    const unit = units[index]
    const row = firstRow(units, rows, index) + 1
    const expected = `one number of ${unit?.nSampled} or more for each stratum and cluster`
    const received = faults.has(index) ? 'different or none' : String(unit?.population)
    return issue({ code: 'number-invalid', row, column: 'population', expected, received })
  })
}

function firstRow(units: SurveySample['units'], rows: Int32Array, wanted: number): number {
  return rows.findIndex((innermost) => {
    let at = innermost
    while (at > wanted) at = units[at]?.parent ?? -1
    return at === wanted
  })
}
