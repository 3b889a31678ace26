import { type FunnelPlot, funnelPlot } from '../../../cohort/comparison/funnel-plot.js'
import { type ShrunkenShares, shrunkenShares } from '../../../cohort/comparison/shrunken-shares.js'
import type { CohortCell, CohortFigures } from '../../model/cohort-figures.js'

/** The schools of a campaign beside each other in one tier. */
export interface SchoolComparison {
  /** Cells of the schools whose count is not hidden, in the order of the table. */
  readonly cells: ReadonlyMap<string, CohortCell>
  readonly nHidden: number
  /** The cell of all schools together; undefined or hidden where it is not published. */
  readonly all: CohortCell | undefined
  /** In the order of `cells`. */
  readonly funnel: FunnelPlot
  /** Made when it is asked for. */
  readonly shrunken: () => ShrunkenShares
}

/** Fewer schools than this say nothing of how schools differ. */
export const LEAST_SCHOOLS = 3

const cache = new WeakMap<CohortFigures, Map<string, SchoolComparison | null>>()

/**
 * Compares the schools within a group in one tier: each beside the limits of chance, and drawn towards all. Computed
 * once for all pages of a run.
 *
 * @param within - the group whose schools are compared
 * @param schools - level and groups of the schools
 * @returns null where fewer than {@link LEAST_SCHOOLS} have figures
 */
export function schoolComparison(
  figures: CohortFigures,
  within: { readonly level: string; readonly group: string },
  schools: { readonly level: string; readonly groups: readonly string[] },
  category: string,
): SchoolComparison | null {
  const known = cache.get(figures) ?? new Map<string, SchoolComparison | null>()
  cache.set(figures, known)
  const key = JSON.stringify([within.level, within.group, category])
  const found = known.get(key)
  if (found !== undefined) return found
  const made = compare(figures, within, schools, category)
  known.set(key, made)
  return made
}

function compare(
  figures: CohortFigures,
  within: { readonly level: string; readonly group: string },
  { level, groups }: { readonly level: string; readonly groups: readonly string[] },
  category: string,
): SchoolComparison | null {
  const cells = new Map<string, CohortCell>()
  for (const group of groups) {
    const cell = figures.cell({ level, group, measure: 'tier', category })
    if (cell !== undefined && cell.count !== null && cell.n !== null && cell.n > 0)
      cells.set(group, cell)
  }
  if (cells.size < LEAST_SCHOOLS) return null
  const counts = Array.from(cells, ([label, { count, n }]) => ({
    label,
    count: count ?? 0,
    n: n ?? 0,
  }))
  const all = figures.cell({ ...within, measure: 'tier', category })
  const target = all?.count != null && all.n !== null && all.n > 0 ? all.count / all.n : undefined
  let shares: ShrunkenShares | null = null
  return {
    cells,
    nHidden: groups.length - cells.size,
    all,
    funnel: funnelPlot(counts, target),
    shrunken: () => {
      shares ??= shrunkenShares(counts)
      return shares
    },
  }
}
