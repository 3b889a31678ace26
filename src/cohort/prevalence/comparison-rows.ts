import { compareNaturally } from '../compare-naturally.js'
import { type FunnelPoint, funnelPlot } from '../comparison/funnel-plot.js'
import { type ShrunkenShare, shrunkenShares } from '../comparison/shrunken-shares.js'
import {
  type DirectlyStandardised,
  directlyStandardised,
  type IndirectlyStandardised,
  indirectlyStandardised,
} from '../comparison/standardised-share.js'
import { coarseStandard } from './coarse-standard.js'
import { membersCount } from './members-count.js'
import type { PrevalenceCategory } from './prevalence-rows.js'
import {
  addCounts,
  cellsByGroup,
  type PrevalenceCell,
  type PrevalenceTally,
  sheetsWithCategory,
} from './prevalence-tally.js'

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
  /**
   * For publication: which shares of groups are shown. Shares are shrunken to what the shown groups say, and standardised
   * ones are rounded or withheld, as `coarseStandard` does; a row that is not shown has no shrunken share.
   */
  readonly isShown?: ((group: string, category: PrevalenceCategory) => boolean) | null
}

interface Tallied {
  readonly count: number
  readonly n: number
}

/** Sheets by measure and category, whatever their unit and weight. */
type Counts = Pick<PrevalenceCell, 'counts'>

/**
 * Each group of a column in a funnel plot with exact binomial limits, shrunken and standardised; unweighted, in natural
 * order of the groups.
 */
export function comparisonRows(
  tally: PrevalenceTally,
  options: ComparisonOptions,
): ComparisonRow[] {
  return [...eachComparison(tally, options)].flat()
}

/** The same category by category, so that they need not all be held. */
export function* eachComparison(
  tally: PrevalenceTally,
  { column, standardiseBy, categories, confidence = 0.95, isShown = null }: ComparisonOptions,
): Generator<ComparisonRow[]> {
  const strata = [...cellsByGroup(tally, standardiseBy)]
  const stratumOf = new Map(
    strata.flatMap(([, cells], stratum) => cells.map((cell) => [cell, stratum] as const)),
  )
  const groups = [...cellsByGroup(tally, [column])]
    .sort(([one], [other]) => compareNaturally(one, other))
    .map(([label, cells]) => ({ label, strata: inStrata(tally, cells, stratumOf, strata.length) }))
  const standards = strata.map(([, cells]) => summed(tally, cells))
  for (const category of categories) {
    const countOf = (counts: Counts | null): Tallied => tallied(tally, counts, category)
    const standard = standards.map(countOf)
    const whole = totalOf(standard)
    if (whole.n === 0) continue
    const shares = standard.map(({ count, n }) => (n === 0 ? 0 : count / n))
    const points = groups
      .map(({ label, strata: own }) => ({ label, own: own.map(countOf) }))
      .map(({ label, own }) => ({ label, own, ...totalOf(own) }))
      .filter(({ n }) => n > 0)
    const counts = points.map(({ label, count, n }) => ({ label, count, n }))
    const funnel = funnelPlot(counts, whole.count / whole.n, 'exact')
    const shown = counts.filter(({ label }) => isShown?.(label, category) !== false)
    const shrunken = shrunkenShares(shown, confidence)
    const shrunkenOf = new Map(shown.map(({ label }, at) => [label, shrunken.groups[at]]))
    const sizes = standard.map(({ n }) => n)
    yield points.map(({ label, own }, index): ComparisonRow => {
      const standardised = {
        direct: directlyStandardised(own, sizes, confidence),
        indirect: indirectlyStandardised(own, shares, whole.count / whole.n, confidence),
      }
      return {
        level: column,
        measure: tally.plan.measures[category.measure] as string,
        category: category.label,
        point: funnel.points[index] as FunnelPoint,
        shrunken: shrunkenOf.get(label) ?? NOT_SHOWN,
        ...(isShown === null ? standardised : coarseStandard(standardised, own, sizes)),
      }
    })
  }
}

const NOT_SHOWN: ShrunkenShare = {
  ...{ label: '', count: Number.NaN, n: Number.NaN, share: Number.NaN, shrunken: Number.NaN },
  interval: { low: Number.NaN, high: Number.NaN },
  shrinkage: Number.NaN,
}

/** What a group counts in each stratum; null where it has nobody there. */
function inStrata(
  tally: PrevalenceTally,
  cells: readonly PrevalenceCell[],
  stratumOf: ReadonlyMap<PrevalenceCell, number>,
  nStrata: number,
): readonly (Counts | null)[] {
  const found = Array.from({ length: nStrata }, (): PrevalenceCell[] => [])
  for (const cell of cells) found[stratumOf.get(cell) as number]?.push(cell)
  return found.map((own) => (own.length === 0 ? null : summed(tally, own)))
}

function summed({ layout }: PrevalenceTally, cells: readonly PrevalenceCell[]): Counts {
  const [only] = cells
  if (cells.length === 1 && only !== undefined) return only
  const counts = new Uint32Array(layout.length)
  for (const cell of cells) addCounts(counts, cell.counts)
  return { counts }
}

function tallied(
  tally: PrevalenceTally,
  counts: Counts | null,
  { measure, members }: PrevalenceCategory,
): Tallied {
  if (counts === null) return NOBODY
  const n = sheetsWithCategory(tally, counts, measure)
  return n === 0 ? NOBODY : { count: membersCount(tally, counts, measure, members), n }
}

const NOBODY: Tallied = { count: 0, n: 0 }

function totalOf(parts: readonly Tallied[]): Tallied {
  let [count, n] = [0, 0]
  for (const part of parts) {
    count += part.count
    n += part.n
  }
  return { count, n }
}
