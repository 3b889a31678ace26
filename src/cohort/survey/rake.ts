import { issue, type Result } from '../../issue/issue.js'
import type { Calibration, CalibrationStep } from './calibration.js'
import { type Margin, type MarginPlan, planMargin, requireCells, stepOf } from './post-stratify.js'
import type { SurveyDesign } from './survey-design.js'

/** When raking has come near enough, and when it gives up. */
export interface RakeOptions {
  /** Greatest distance of a cell from its size, as a share of it; 1e-10 where not given. */
  readonly tolerance?: number
  /** 1,000 where not given. */
  readonly mostRounds?: number
}

/**
 * Brings weights to the known sizes of several margins at once, such as grades and sexes where the roster does not say
 * how many girls a grade has (raking, iterative proportional fitting).
 *
 * One post-stratification after the other, over and over; standard errors take the margins into account, as `rake` of R's
 * `survey` 4.1
 *
 * @param design - see {@link surveyDesign}
 * @param margins - at least one; their sizes must add up to the same number
 * @param options - see {@link RakeOptions}
 * @returns the design with its new weights; or what is wrong with a margin, that the margins add up to different
 *   numbers, or that no weights were found that fit them all
 * @throws {@link RangeError} when there is no margin, or one has not as many cells as there are rows
 *
 * @see Deming, W. E., & Stephan, F. F. (1940). On a least squares adjustment of a sampled frequency table when the expected marginal totals are known. Annals of Mathematical Statistics, 11, 427–444.
 *
 * @example
 * ```ts
 * const design = surveyDesign({}, 4)
 * const grades = { cells: [4, 4, 5, 5], sizes: { 4: 30, 5: 10 } }
 * const sexes = { cells: ['f', 'm', 'f', 'm'], sizes: { f: 20, m: 20 } }
 * const raked = design.ok ? rake(design.value, [grades, sexes]) : design
 * raked.ok && [...raked.value.weights] // => [15, 15, 5, 5]
 * ```
 */
export function rake(
  design: SurveyDesign,
  margins: readonly Margin[],
  { tolerance = 1e-10, mostRounds = 1000 }: RakeOptions = {},
): Result<SurveyDesign> {
  if (margins.length === 0) throw new RangeError('rake requires at least one margin')
  for (const margin of margins) requireCells('rake', design, margin)
  const plans = margins.map((margin) => planMargin(margin, design.weights))
  const issues = plans.flatMap((plan) => plan.issues)
  const totals = plans.map(({ sizes }) => sizes.reduce((sum, size) => sum + size, 0))
  const spread = Math.max(...totals) - Math.min(...totals)
  if (issues.length === 0 && !(spread <= 1e-9 * Math.max(...totals))) {
    const received = `${Math.min(...totals)} and ${Math.max(...totals)}`
    const expected = 'margins that add up to the same number'
    issues.push(issue({ code: 'number-invalid', column: 'size', expected, received }))
  }
  if (issues.length > 0) return { ok: false, issues }
  let weights = design.weights
  for (let round = 1; round <= mostRounds; round++) {
    const steps: CalibrationStep[] = []
    for (const plan of plans) {
      const step = stepOf(plan, weights)
      steps.push(step)
      weights = step.after
    }
    const distance = Math.max(...plans.map((plan) => distanceFrom(plan, weights)))
    if (!(distance <= tolerance)) continue
    const calibration: Calibration = { kind: 'raking', weights, steps, rounds: round, distance }
    return { ok: true, value: { ...design, weights, calibration }, issues: [] }
  }
  const expected = `weights that fit every margin after ${mostRounds} rounds`
  const received = 'margins that cannot be met together'
  return {
    ok: false,
    issues: [issue({ code: 'number-invalid', column: 'size', expected, received })],
  }
}

/** Greatest distance of a cell from its size, as a share of it. */
function distanceFrom({ cells, sizes }: MarginPlan, weights: Float64Array): number {
  const sums = new Float64Array(sizes.length)
  weights.forEach((weight, row) => {
    const cell = cells[row] as number
    if (cell >= 0) sums[cell] = (sums[cell] as number) + weight
  })
  return Math.max(
    ...sizes.map((size, cell) => (size === 0 ? 0 : Math.abs((sums[cell] as number) / size - 1))),
  )
}
