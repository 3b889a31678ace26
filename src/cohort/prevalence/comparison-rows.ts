import { compareNaturally } from '../compare-naturally.js'
import { type FunnelPoint, funnelPlot } from '../comparison/funnel-plot.js'
import { type ShrunkenShare, shrunkenShares } from '../comparison/shrunken-shares.js'
import {
  type DirectlyStandardised,
  directlyStandardised,
  type IndirectlyStandardised,
  indirectlyStandardised,
} from '../comparison/standardised-share.js'
import type { PrevalenceCategory } from './prevalence-rows.js'
import { cellsByGroup, type PrevalenceCell, type PrevalenceTally } from './prevalence-tally.js'

/** One group beside the whole, without a rank. */
export interface ComparisonRow {
  readonly level: string
  readonly measure: string
  readonly category: string
  readonly point: FunnelPoint
  readonly shrunken: ShrunkenShare
  /** To the grades and sexes of the whole; NaN where the group lacks one of them. */
  readonly direct: DirectlyStandardised
  readonly indirect: IndirectlyStandardised
}

/** What comparisons with the whole are wanted. */
export interface ComparisonOptions {
  /** Column whose groups are compared, such as school. */
  readonly column: string
  /** Columns for which shares are standardised, such as grade and sex. */
  readonly standardiseBy: readonly string[]
  readonly categories: readonly PrevalenceCategory[]
  readonly confidence?: number
}

interface Tallied {
  readonly count: number
  readonly n: number
}

/**
 * Each group of a column in a funnel plot with exact binomial limits, shrunken and standardised; unweighted, in natural
 * order of the groups.
 */
export function comparisonRows(
  tally: PrevalenceTally,
  { column, standardiseBy, categories, confidence = 0.95 }: ComparisonOptions,
): ComparisonRow[] {
  const strata = [...cellsByGroup(tally, standardiseBy)]
  const stratumOf = new Map(
    strata.flatMap(([, cells], stratum) => cells.map((cell) => [cell, stratum] as const)),
  )
  const groups = [...cellsByGroup(tally, [column])]
    .sort(([one], [other]) => compareNaturally(one, other))
    .map(([label, cells]) => ({
      label,
      cells,
      byStratum: inStrata(cells, stratumOf, strata.length),
    }))
  return categories.flatMap((category) => {
    const standard = strata.map(([, cells]) => tallied(cells, category))
    const whole = tallied([...tally.cells.values()], category)
    if (whole.n === 0) return []
    const shares = standard.map(({ count, n }) => (n === 0 ? 0 : count / n))
    const points = groups
      .map((group) => ({ ...group, ...tallied(group.cells, category) }))
      .filter(({ n }) => n > 0)
    const counts = points.map(({ label, count, n }) => ({ label, count, n }))
    const funnel = funnelPlot(counts, whole.count / whole.n, 'exact')
    const shrunken = shrunkenShares(counts, confidence)
    const sizes = standard.map(({ n }) => n)
    return points.map(({ byStratum }, index): ComparisonRow => {
      const own = byStratum.map((cells) => tallied(cells, category))
      return {
        level: column,
        measure: tally.plan.measures[category.measure] as string,
        category: category.label,
        point: funnel.points[index] as FunnelPoint,
        shrunken: shrunken.groups[index] as ShrunkenShare,
        direct: directlyStandardised(own, sizes, confidence),
        indirect: indirectlyStandardised(own, shares, whole.count / whole.n, confidence),
      }
    })
  })
}

/** The cells of a group by the number of their stratum. */
function inStrata(
  cells: readonly PrevalenceCell[],
  stratumOf: ReadonlyMap<PrevalenceCell, number>,
  nStrata: number,
): PrevalenceCell[][] {
  const found = Array.from({ length: nStrata }, (): PrevalenceCell[] => [])
  for (const cell of cells) found[stratumOf.get(cell) as number]?.push(cell)
  return found
}

function tallied(
  cells: readonly PrevalenceCell[],
  { measure, members }: PrevalenceCategory,
): Tallied {
  let [all, counted] = [0, 0]
  for (const { counts } of cells) {
    const list = counts[measure] as readonly number[]
    list.forEach((count, number) => {
      if (number > 0) all += count
      if (members.includes(number)) counted += count
    })
  }
  return { count: counted, n: all }
}
