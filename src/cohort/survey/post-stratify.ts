import { type Issue, issue, type Result } from '../../issue/issue.js'
import type { Calibration, CalibrationStep } from './calibration.js'
import type { SurveyDesign, SurveyLabels } from './survey-design.js'

/** Students of the population by the name of a cell, such as a grade or `4/female`. */
export type CellSizes = Readonly<Record<string, number>>

/**
 * Brings weights to known sizes of cells, such as the grades and sexes of a roster, so that those who answered stand for
 * all who are enrolled in their cell (post-stratification).
 *
 * `w′ = w · N(cell) ÷ Σ w in the cell`; standard errors of the new design take the cells into account, as `postStratify`
 * of R's `survey` 4.1
 *
 * @param design - see {@link surveyDesign}
 * @param cells - name of the cell of each row
 * @param sizes - students of each cell in the population, 0 or more
 * @returns the design with its new weights; or each cell that has rows and no size, or a size and no weight in the
 *   sample: nobody can stand for its students, so join it with another cell
 * @throws {@link RangeError} when there are not as many cells as rows
 *
 * @see Holt, D., & Smith, T. M. F. (1979). Post stratification. Journal of the Royal Statistical Society A, 142, 33–46.
 *
 * @example
 * ```ts
 * const design = surveyDesign({}, 3)
 * const weighted = design.ok ? postStratify(design.value, ['a', 'a', 'b'], { a: 10, b: 7 }) : design
 * weighted.ok && [...weighted.value.weights] // => [5, 5, 7]
 * ```
 */
export function postStratify(
  design: SurveyDesign,
  cells: SurveyLabels,
  sizes: CellSizes,
): Result<SurveyDesign> {
  const margin = { cells, sizes }
  requireCells('postStratify', design, margin)
  const plan = planMargin(margin, design.weights)
  if (plan.issues.length > 0) return { ok: false, issues: plan.issues }
  const step = stepOf(plan, design.weights)
  const calibration: Calibration = {
    kind: 'post-stratification',
    weights: step.after,
    steps: [step],
    rounds: 1,
    distance: 0,
  }
  return { ok: true, value: { ...design, weights: step.after, calibration }, issues: [] }
}

/** Known sizes along one way of sorting rows into cells. */
export interface Margin {
  readonly cells: SurveyLabels
  readonly sizes: CellSizes
}

/** A margin read, with what is wrong with it. */
export interface MarginPlan {
  readonly cells: Int32Array
  readonly sizes: readonly number[]
  readonly issues: readonly Issue[]
}

export function requireCells(name: string, { units }: SurveyDesign, { cells }: Margin): void {
  if (cells.length !== units.length)
    throw new RangeError(`${name} requires ${units.length} cells, received ${cells.length}`)
}

export function planMargin({ cells, sizes }: Margin, weights: Float64Array): MarginPlan {
  const names = Object.keys(sizes)
  const numbers = new Map(names.map((name, index) => [name, index]))
  const found = Int32Array.from(cells, (cell) => numbers.get(String(cell)) ?? -1)
  const sums = new Float64Array(names.length)
  const issues: Issue[] = []
  const place = { code: 'number-invalid', column: 'size' } as const
  found.forEach((cell, row) => {
    if (cell >= 0) sums[cell] = (sums[cell] as number) + (weights[row] as number)
    else if ((weights[row] as number) > 0) {
      const expected = 'a cell with a known size'
      issues.push(issue({ ...place, row: row + 1, expected, received: 'another cell' }))
    }
  })
  names.forEach((name, cell) => {
    const size = sizes[name] as number
    if (!(size >= 0 && size < Number.POSITIVE_INFINITY))
      issues.push(issue({ ...place, expected: 'a number of 0 or more', received: String(size) }))
    else if (size > 0 && sums[cell] === 0) {
      const received = `cell ${cell + 1} of ${names.length} without any`
      issues.push(issue({ ...place, expected: 'sheets in each cell that has students', received }))
    } else if (size === 0 && (sums[cell] as number) > 0) {
      const received = `cell ${cell + 1} of ${names.length} with none`
      issues.push(issue({ ...place, expected: 'students in each cell that has sheets', received }))
    }
  })
  return { cells: found, sizes: names.map((name) => sizes[name] as number), issues }
}

/** Weights brought to one margin. */
export function stepOf({ cells, sizes }: MarginPlan, before: Float64Array): CalibrationStep {
  const sums = new Float64Array(sizes.length)
  before.forEach((weight, row) => {
    const cell = cells[row] as number
    if (cell >= 0) sums[cell] = (sums[cell] as number) + weight
  })
  const after = before.map((weight, row) => {
    const cell = cells[row] as number
    return weight === 0 ? 0 : (weight * (sizes[cell] as number)) / (sums[cell] as number)
  }) as Float64Array
  return { cells: cells.map((cell) => Math.max(0, cell)), nCells: sizes.length, before, after }
}
