import { type FunnelPlot, funnelPlot } from '../../../cohort/comparison/funnel-plot.js'
import { type ShrunkenShares, shrunkenShares } from '../../../cohort/comparison/shrunken-shares.js'
import type { CohortCell, CohortFigures } from '../../model/cohort-figures.js'
import type { SchoolFamily } from './comparison-groups.js'

/** The schools of a campaign beside each other in one tier. */
export interface SchoolComparison {
  /** Cells of the schools whose count is not hidden, in the order of the table. */
  readonly cells: ReadonlyMap<string, CohortCell>
  readonly nHidden: number
  /** In the order of `cells`. */
  readonly funnel: FunnelPlot
  /** Made when it is asked for. */
  readonly shrunken: () => ShrunkenShares
}

/** Fewer schools than this say nothing of how schools differ. */
export const LEAST_SCHOOLS = 3

const cache = new WeakMap<SchoolFamily, Map<string, SchoolComparison | null>>()

/**
 * Compares the schools of a family in one tier: each beside the limits of chance, and drawn towards all. Computed once
 * for all pages of a run.
 *
 * @param level - of the schools
 * @returns null where fewer than {@link LEAST_SCHOOLS} have figures
 */
export function schoolComparison(
  figures: CohortFigures,
  level: string,
  family: SchoolFamily,
  category: string,
): SchoolComparison | null {
  const known = cache.get(family) ?? new Map<string, SchoolComparison | null>()
  cache.set(family, known)
  const found = known.get(category)
  if (found !== undefined) return found
  const made = compare(figures, level, family, category)
  known.set(category, made)
  return made
}

function compare(
  figures: CohortFigures,
  level: string,
  { groups, within }: SchoolFamily,
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
  const all = within === null ? undefined : figures.cell({ ...within, measure: 'tier', category })
  const target = all?.count != null && all.n !== null && all.n > 0 ? all.count / all.n : undefined
  let shares: ShrunkenShares | null = null
  return {
    cells,
    nHidden: groups.length - cells.size,
    funnel: funnelPlot(counts, target),
    shrunken: () => {
      shares ??= shrunkenShares(counts)
      return shares
    },
  }
}
