import { estimateRaoScott, type RaoScottTest } from '../comparison/rao-scott-test.js'
import { estimateSurveySlope, type SurveySlope } from '../comparison/survey-slope.js'
import type { SurveyOptions } from '../survey/survey-estimate.js'
import type { LonelyCluster, SurveySample } from '../survey/survey-sample.js'
import {
  addMissingToSurveyTotals,
  addSheetsToSurveyTotals,
  createSurveyTotals,
} from '../survey/survey-totals.js'
import { joinedCells } from './group-counts.js'
import { membersCount } from './members-count.js'
import type { PrevalenceCategory } from './prevalence-rows.js'
import {
  categoryCount,
  type PrevalenceCell,
  type PrevalenceTally,
  sheetsWithCategory,
} from './prevalence-tally.js'

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
    const cells = groupedCells(tally, column)
    const groups = [...cells.keys()]
    if (groups.length < 2) return []
    const isNumeric = groups.length > 2 && groups.every((group) => Number.isFinite(Number(group)))
    return [
      ...tally.plan.measures.flatMap((measure, at): DifferenceRow[] => {
        const association = associationOf(tally, [...cells.values()], at, options.lonely)
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
          slope: trendOf(tally, cells, category, options),
        }),
      ),
      ...(groups.length === 2 ? tally.plan.scores : []).map(
        (measure, score): DifferenceRow => ({
          kind: 'difference',
          column,
          measure,
          category: `${groups[1]} - ${groups[0]}`,
          association: null,
          slope: differenceOf(tally.sample, [...cells.values()], score, options),
        }),
      ),
    ]
  })
}

/** Cells by what a column says of them, where it says something, in order of that. */
function groupedCells(
  tally: PrevalenceTally,
  column: string,
): ReadonlyMap<string, readonly PrevalenceCell[]> {
  const index = tally.plan.columns.indexOf(column)
  const groups = new Map<string, PrevalenceCell[]>()
  for (const cell of tally.cells.values()) {
    const label = cell.labels[index] ?? ''
    const known = groups.get(label)
    if (known !== undefined) known.push(cell)
    else if (label !== '') groups.set(label, [cell])
  }
  const labels = [...groups.keys()].sort()
  return new Map(labels.map((label) => [label, joinedCells(groups.get(label) ?? [])]))
}

function associationOf(
  tally: PrevalenceTally,
  groups: readonly (readonly PrevalenceCell[])[],
  measure: number,
  lonely: LonelyCluster | undefined,
): RaoScottTest | null {
  const known = groups.filter((cells) =>
    cells.some((cell) => sheetsWithCategory(tally, cell, measure) > 0),
  )
  const numbers = Array.from({ length: tally.layout.widths[measure] as number }, (_, at) => at)
  const columns = numbers.filter(
    (number) =>
      number > 0 &&
      known.some((cells) => cells.some((cell) => categoryCount(tally, cell, measure, number) > 0)),
  )
  if (known.length < 2 || columns.length < 2) return null
  const totals = createSurveyTotals(known.length * columns.length)
  for (const cells of groups) {
    const at = known.indexOf(cells) * columns.length
    for (const cell of cells) {
      const n = sheetsWithCategory(tally, cell, measure)
      const sums = new Array<number>(totals.nValues).fill(0)
      columns.forEach((number, column) => {
        if (at >= 0) sums[at + column] = categoryCount(tally, cell, measure, number)
      })
      const products = (row: number, column: number): number =>
        row === column ? (sums[row] as number) : 0
      if (n > 0) addSheetsToSurveyTotals(totals, cell.unit, cell.weight, { n, sums, products })
      if (cell.n > n) addMissingToSurveyTotals(totals, cell.unit, cell.weight, cell.n - n)
    }
  }
  return estimateRaoScott(tally.sample, totals, columns.length, lonely)
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
  tally: PrevalenceTally,
  groups: ReadonlyMap<string, readonly PrevalenceCell[]>,
  { measure, members }: PrevalenceCategory,
  options: SurveyOptions,
): SurveySlope {
  const totals = createSurveyTotals(5)
  for (const [label, cells] of groups)
    for (const cell of cells) {
      const n = sheetsWithCategory(tally, cell, measure)
      const sum = membersCount(tally, cell, measure, members)
      addSlope(totals, cell, Number(label), { n, sum, squares: sum })
    }
  return estimateSurveySlope(tally.sample, totals, options)
}

/** Of the second group less the first. */
function differenceOf(
  sample: SurveySample,
  groups: readonly (readonly PrevalenceCell[])[],
  score: number,
  options: SurveyOptions,
): SurveySlope {
  const totals = createSurveyTotals(5)
  groups.forEach((cells, x) => {
    for (const cell of cells) {
      const [n = 0, sum = 0, squares = 0] = cell.sums.subarray(3 * score, 3 * score + 3)
      addSlope(totals, cell, x, { n, sum, squares })
    }
  })
  return estimateSurveySlope(sample, totals, options)
}
