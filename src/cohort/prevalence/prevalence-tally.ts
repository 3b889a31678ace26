import {
  createSurveySample,
  enterSurveyPlace,
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
}

/** A tally of no sheets. */
export function createPrevalenceTally(plan: PrevalencePlan): PrevalenceTally {
  return { plan, sample: createSurveySample(), cells: new Map() }
}

/** Adds one sheet to a tally. */
export function countSheet(tally: PrevalenceTally, sheet: CountedSheet): void {
  const { plan, sample, cells } = tally
  const unit = enterSurveyPlace(sample, sheet.place)
  const key = `${unit}\u0000${sheet.weight}\u0000${sheet.labels.join('\u0000')}`
  let cell = cells.get(key)
  if (cell === undefined) {
    cell = {
      unit,
      weight: sheet.weight,
      labels: sheet.labels,
      n: 0,
      counts: plan.measures.map(() => []),
      sums: new Float64Array(3 * plan.scores.length),
    }
    cells.set(key, cell)
  }
  cell.n++
  for (let measure = 0; measure < plan.measures.length; measure++) {
    const counts = cell.counts[measure] as number[]
    const category = sheet.categories[measure] as number
    while (counts.length <= category) counts.push(0)
    counts[category] = (counts[category] as number) + 1
  }
  for (let score = 0; score < plan.scores.length; score++) addScore(cell.sums, score, sheet)
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
