import type { Calibration } from '../survey/calibration.js'
import {
  createSurveySample,
  enterSurveyPlace,
  mergeSurveySamples,
  type SurveyPlace,
  type SurveySample,
} from '../survey/survey-sample.js'

/** What is counted: columns by which students are grouped, measures that sort sheets, scores. */
export interface PrevalencePlan {
  /** Columns such as school, grade and sex. */
  readonly columns: readonly string[]
  readonly measures: readonly string[]
  readonly scores: readonly string[]
}

/** One result to be counted. */
export interface CountedSheet {
  readonly place: SurveyPlace
  readonly weight: number
  /** Value of each column, '' where unknown. */
  readonly labels: readonly string[]
  /** For each measure the number of its category from 1, 0 where the sheet has none. */
  readonly categories: readonly number[]
  /** NaN where there is none. */
  readonly scores: readonly number[]
}

/** Sheets that agree in unit, weight and every column, counted together. */
export interface PrevalenceCell {
  readonly unit: number
  /** Weight of each of its sheets. */
  weight: number
  readonly labels: readonly string[]
  n: number
  /** By measure, then by number of category. */
  readonly counts: number[][]
  /** By score: how many, Σ y, Σ y². */
  readonly sums: Float64Array
}

/** Counts from which every estimate of a table is made; they grow with the groups and the weights, not with the sheets. */
export interface PrevalenceTally {
  readonly plan: PrevalencePlan
  readonly sample: SurveySample
  readonly cells: Map<string, PrevalenceCell>
  /** How the weights of its cells, in their order, were brought to known totals. */
  calibration?: Calibration
}

/**
 * A tally of no sheets.
 *
 * @example
 * ```ts
 * const tally = createPrevalenceTally({ columns: ['sex'], measures: ['tier'], scores: [] })
 * for (const [school, sex, category] of [['a', 'f', 1], ['a', 'm', 2], ['b', 'f', 2], ['b', 'm', 2]] as const)
 *   countSheet(tally, { place: { clusters: [school] }, weight: 1, labels: [sex], categories: [category], scores: [] })
 * const red = { measure: 0, label: 'red', members: [1], accuracy: null }
 * const rows = prevalenceRows(tally, { groupings: [['sex']], categories: [red], enrolled: null })
 * rows.map(({ group, found }) => [group, found.estimate]) // => [['all', 0.25], ['f', 0.5], ['m', 0]]
 * ```
 */
export function createPrevalenceTally(plan: PrevalencePlan): PrevalenceTally {
  return { plan, sample: createSurveySample(), cells: new Map() }
}

/** Adds one sheet to a tally. */
export function countSheet(tally: PrevalenceTally, sheet: CountedSheet): void {
  const { plan, sample, cells } = tally
  const unit = enterSurveyPlace(sample, sheet.place)
  const cell = cellOf(cells, plan, unit, sheet.weight, sheet.labels)
  cell.n++
  for (let measure = 0; measure < plan.measures.length; measure++) {
    const counts = cell.counts[measure] as number[]
    const category = sheet.categories[measure] as number
    while (counts.length <= category) counts.push(0)
    counts[category] = (counts[category] as number) + 1
  }
  for (let score = 0; score < plan.scores.length; score++) addScore(cell.sums, score, sheet)
}

function cellOf(
  cells: PrevalenceTally['cells'],
  plan: PrevalencePlan,
  unit: number,
  weight: number,
  labels: readonly string[],
): PrevalenceCell {
  const key = `${unit}\u0000${weight}\u0000${labels.join('\u0000')}`
  const known = cells.get(key)
  if (known !== undefined) return known
  const counts = plan.measures.map((): number[] => [])
  const sums = new Float64Array(3 * plan.scores.length)
  const cell = { unit, weight, labels, n: 0, counts, sums }
  cells.set(key, cell)
  return cell
}

/**
 * Adds the tally of another part, such as what another worker has counted. Both must have one plan, and number the
 * categories of each measure alike.
 */
export function mergePrevalenceTallies(into: PrevalenceTally, from: PrevalenceTally): void {
  const units = mergeSurveySamples(into.sample, from.sample)
  for (const part of from.cells.values()) {
    const unit = units[part.unit] as number
    const cell = cellOf(into.cells, into.plan, unit, part.weight, part.labels)
    cell.n += part.n
    part.counts.forEach((counts, measure) => {
      const own = cell.counts[measure] as number[]
      counts.forEach((count, category) => {
        own[category] = (own[category] ?? 0) + count
      })
    })
    part.sums.forEach((sum, at) => {
      cell.sums[at] = (cell.sums[at] as number) + sum
    })
  }
}

function addScore(sums: Float64Array, score: number, { scores }: CountedSheet): void {
  const value = scores[score] as number
  if (Number.isNaN(value)) return
  const at = 3 * score
  sums[at] = (sums[at] as number) + 1
  sums[at + 1] = (sums[at + 1] as number) + value
  sums[at + 2] = (sums[at + 2] as number) + value * value
}

/** Cells of each group of some columns, by the group's label; the groups stand in no order. */
export function cellsByGroup(
  { plan, cells }: PrevalenceTally,
  columns: readonly string[],
): Map<string, PrevalenceCell[]> {
  const indexes = columns.map((name) => plan.columns.indexOf(name))
  const groups = new Map<string, PrevalenceCell[]>()
  for (const cell of cells.values()) {
    const labels = indexes.map((index) => cell.labels[index] ?? '')
    const label = labels.length === 0 ? 'all' : labels.map((text) => text || '?').join('/')
    const known = groups.get(label)
    if (known === undefined) groups.set(label, [cell])
    else known.push(cell)
  }
  return groups
}
