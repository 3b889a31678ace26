import { estimateRaoScott, type RaoScottTest } from '../comparison/rao-scott-test.js'
import { estimateSurveySlope, type SurveySlope } from '../comparison/survey-slope.js'
import type { SurveyOptions } from '../survey/survey-estimate.js'
import type { LonelyCluster, SurveySample } from '../survey/survey-sample.js'
import {
  addMissingToSurveyTotals,
  addSheetsToSurveyTotals,
  createSurveyTotals,
} from '../survey/survey-totals.js'
import type { PrevalenceCategory } from './prevalence-rows.js'
import type { PrevalenceCell, PrevalenceTally } from './prevalence-tally.js'

/**
 * `association`: whether groups differ in their categories; `trend`: whether a share rises or falls along the numbers of
 * a column, such as grades; `difference`: of the mean score of two groups.
 */
export type DifferenceKind = 'association' | 'trend' | 'difference'

/** One comparison of groups. */
export interface DifferenceRow {
  readonly kind: DifferenceKind
  readonly column: string
  /** Measure, or score. */
  readonly measure: string
  /** Category of a trend; the two groups of a difference, second less first; else ''. */
  readonly category: string
  readonly association: RaoScottTest | null
  readonly slope: SurveySlope | null
}

/** What comparisons are wanted. */
export interface DifferenceOptions extends SurveyOptions {
  /** Columns whose groups are compared. */
  readonly columns: readonly string[]
  readonly categories: readonly PrevalenceCategory[]
}

/** Comparisons of the groups of each column, adjusted for clusters, strata and weights. */
export function differenceRows(
  tally: PrevalenceTally,
  { columns, categories, ...options }: DifferenceOptions,
): DifferenceRow[] {
  return columns.flatMap((column) => {
    const index = tally.plan.columns.indexOf(column)
    const cells = [...tally.cells.values()].filter(({ labels }) => (labels[index] ?? '') !== '')
    const groups = [...new Set(cells.map(({ labels }) => labels[index] as string))].sort()
    if (groups.length < 2) return []
    const isNumeric = groups.length > 2 && groups.every((group) => Number.isFinite(Number(group)))
    return [
      ...tally.plan.measures.flatMap((measure, at): DifferenceRow[] => {
        const groupOf = ({ labels }: PrevalenceCell) => groups.indexOf(labels[index] as string)
        const association = associationOf(tally.sample, cells, at, groupOf, options.lonely)
        if (association === null) return []
        return [{ kind: 'association', column, measure, category: '', association, slope: null }]
      }),
      ...(isNumeric ? categories : []).map(
        (category): DifferenceRow => ({
          kind: 'trend',
          column,
          measure: tally.plan.measures[category.measure] as string,
          category: category.label,
          association: null,
          slope: trendOf(tally.sample, cells, category, index, options),
        }),
      ),
      ...(groups.length === 2 ? tally.plan.scores : []).map(
        (measure, score): DifferenceRow => ({
          kind: 'difference',
          column,
          measure,
          category: `${groups[1]} - ${groups[0]}`,
          association: null,
          slope: differenceOf(tally.sample, cells, score, index, groups[1] as string, options),
        }),
      ),
    ]
  })
}

function associationOf(
  sample: SurveySample,
  cells: readonly PrevalenceCell[],
  measure: number,
  groupOf: (cell: PrevalenceCell) => number,
  lonely: LonelyCluster | undefined,
): RaoScottTest | null {
  const seen = new Set<number>()
  const groups = new Set<number>()
  for (const cell of cells)
    cell.counts[measure]?.forEach((count, number) => {
      if (count === 0 || number === 0) return
      seen.add(number)
      groups.add(groupOf(cell))
    })
  const columns = [...seen].sort((one, other) => one - other)
  const rows = [...groups].sort((one, other) => one - other)
  if (rows.length < 2 || columns.length < 2) return null
  const totals = createSurveyTotals(rows.length * columns.length)
  for (const cell of cells) {
    const at = rows.indexOf(groupOf(cell)) * columns.length
    const sums = new Array<number>(totals.nValues).fill(0)
    columns.forEach((number, column) => {
      if (at >= 0) sums[at + column] = cell.counts[measure]?.[number] ?? 0
    })
    const n = sums.reduce((sum, count) => sum + count, 0)
    const products = (row: number, column: number): number =>
      row === column ? (sums[row] as number) : 0
    if (n > 0) addSheetsToSurveyTotals(totals, cell.unit, cell.weight, { n, sums, products })
    const nMissing = cell.n - n
    if (nMissing > 0) addMissingToSurveyTotals(totals, cell.unit, cell.weight, nMissing)
  }
  return estimateRaoScott(sample, totals, columns.length, lonely)
}

/** Σ over sheets of the values of a slope, where x is one number and y has a number, a sum and a sum of squares. */
function addSlope(
  totals: ReturnType<typeof createSurveyTotals>,
  { unit, weight }: PrevalenceCell,
  x: number,
  y: { readonly n: number; readonly sum: number; readonly squares: number },
): void {
  const { n, sum, squares } = y
  if (n === 0) return
  // Of 1, x, y, x², xy: the factor by powers of x, and the power of y.
  const factors = [1, x, 1, x * x, x]
  const powers = [0, 0, 1, 0, 1]
  const moments = [n, sum, squares]
  const products = (row: number, column: number): number =>
    (factors[row] as number) *
    (factors[column] as number) *
    (moments[(powers[row] as number) + (powers[column] as number)] as number)
  const sums = factors.map((factor, i) => factor * (moments[powers[i] as number] as number))
  addSheetsToSurveyTotals(totals, unit, weight, { n, sums, products })
}

function trendOf(
  sample: SurveySample,
  cells: readonly PrevalenceCell[],
  { measure, members }: PrevalenceCategory,
  column: number,
  options: SurveyOptions,
): SurveySlope {
  const totals = createSurveyTotals(5)
  for (const cell of cells) {
    const counts = cell.counts[measure] as readonly number[]
    const n = counts.reduce((sum, count, number) => (number === 0 ? 0 : sum + count), 0)
    const sum = members.reduce((all, number) => all + (counts[number] ?? 0), 0)
    addSlope(totals, cell, Number(cell.labels[column]), { n, sum, squares: sum })
  }
  return estimateSurveySlope(sample, totals, options)
}

function differenceOf(
  sample: SurveySample,
  cells: readonly PrevalenceCell[],
  score: number,
  column: number,
  second: string,
  options: SurveyOptions,
): SurveySlope {
  const totals = createSurveyTotals(5)
  for (const cell of cells) {
    const [n = 0, sum = 0, squares = 0] = cell.sums.subarray(3 * score, 3 * score + 3)
    addSlope(totals, cell, cell.labels[column] === second ? 1 : 0, { n, sum, squares })
  }
  return estimateSurveySlope(sample, totals, options)
}
