import type { Calibration } from '../survey/calibration.js'
import {
  countSurveySheet,
  createSurveySample,
  enterSurveyUnit,
  mergeSurveySamples,
  type SurveyPlace,
  type SurveySample,
} from '../survey/survey-sample.js'
import {
  type CategoryLayout,
  createCategoryLayout,
  relaidCounts,
  widenedLayout,
} from './category-layout.js'

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
  readonly categories: ArrayLike<number>
  /** NaN where there is none. */
  readonly scores: ArrayLike<number>
}

/** Sheets that agree in unit, weight and every column, counted together. */
export interface PrevalenceCell {
  readonly unit: number
  /** Weight of each of its sheets. */
  weight: number
  readonly labels: readonly string[]
  n: number
  /** Sheets by measure and number of category, as the layout of the tally says; {@link categoryCount} reads one. */
  counts: Uint32Array
  /** By score: how many, Σ y, Σ y². */
  readonly sums: Float64Array
}

/** Counts from which every estimate of a table is made; they grow with the groups and the weights, not with the sheets. */
export interface PrevalenceTally {
  readonly plan: PrevalencePlan
  readonly sample: SurveySample
  readonly cells: Map<string, PrevalenceCell>
  /** Where each category is counted in a cell; it widens where a category of a greater number comes. */
  layout: CategoryLayout
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
  const layout = createCategoryLayout(plan.measures.length)
  return { plan, sample: createSurveySample(), cells: new Map(), layout }
}

/** Adds one sheet to a tally. */
export function countSheet(tally: PrevalenceTally, sheet: CountedSheet): void {
  const cell = enterCell(tally, sheet.place, sheet.weight, sheet.labels)
  addSheet(tally, cell, sheet)
}

/** The cell of sheets of one place, weight and labels; a new one where there is none. */
export function enterCell(
  tally: PrevalenceTally,
  place: SurveyPlace,
  weight: number,
  labels: readonly string[],
): PrevalenceCell {
  return cellOf(tally, enterSurveyUnit(tally.sample, place), weight, labels)
}

/** Adds one sheet to the cell that was entered for it. */
export function addSheet(
  tally: PrevalenceTally,
  cell: PrevalenceCell,
  { categories, scores }: Pick<CountedSheet, 'categories' | 'scores'>,
): void {
  const { plan, sample } = tally
  countSurveySheet(sample, cell.unit)
  cell.n++
  for (let measure = 0; measure < plan.measures.length; measure++) {
    const category = categories[measure] as number
    if (category >= (tally.layout.widths[measure] as number)) widen(tally, measure, category)
    const at = (tally.layout.starts[measure] as number) + category
    cell.counts[at] = (cell.counts[at] as number) + 1
  }
  for (let score = 0; score < plan.scores.length; score++) {
    const value = scores[score] as number
    if (!Number.isNaN(value)) addScore(cell.sums, 3 * score, value)
  }
}

/** Sheets of a cell that are in a category of a measure; 0 stands for none. */
export function categoryCount(
  { layout }: Pick<PrevalenceTally, 'layout'>,
  { counts }: Pick<PrevalenceCell, 'counts'>,
  measure: number,
  category: number,
): number {
  if (category >= (layout.widths[measure] as number)) return 0
  return counts[(layout.starts[measure] as number) + category] as number
}

/** Sheets of a cell that have a category of a measure at all. */
export function sheetsWithCategory(
  { layout }: Pick<PrevalenceTally, 'layout'>,
  { counts }: Pick<PrevalenceCell, 'counts'>,
  measure: number,
): number {
  const start = layout.starts[measure] as number
  const end = start + (layout.widths[measure] as number)
  let sum = 0
  for (let at = start + 1; at < end; at++) sum += counts[at] as number
  return sum
}

function widen(tally: PrevalenceTally, measure: number, category: number): void {
  const before = tally.layout
  tally.layout = widenedLayout(before, measure, category)
  for (const cell of tally.cells.values())
    cell.counts = relaidCounts(cell.counts, before, tally.layout)
}

function cellOf(
  { cells, plan, layout }: PrevalenceTally,
  unit: number,
  weight: number,
  labels: readonly string[],
): PrevalenceCell {
  const key = `${unit}\u0000${weight}\u0000${labels.join('\u0000')}`
  const known = cells.get(key)
  if (known !== undefined) return known
  const counts = new Uint32Array(layout.length)
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
  from.layout.widths.forEach((width, measure) => {
    if (width > (into.layout.widths[measure] as number)) widen(into, measure, width - 1)
  })
  for (const part of from.cells.values()) {
    const cell = cellOf(into, units[part.unit] as number, part.weight, part.labels)
    cell.n += part.n
    addCounts(cell.counts, relaidCounts(part.counts, from.layout, into.layout))
    part.sums.forEach((sum, at) => {
      cell.sums[at] = (cell.sums[at] as number) + sum
    })
  }
}

/** Adds one row of counts to another of the same layout. */
export function addCounts(into: Uint32Array, from: Uint32Array): void {
  for (let at = 0; at < into.length; at++) into[at] = (into[at] as number) + (from[at] as number)
}

function addScore(sums: Float64Array, at: number, value: number): void {
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
