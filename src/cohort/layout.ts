import { SEXES } from '../table/blocks.js'
import type { Cohort } from './cohort.js'
import { COUNTERS, type MeasurePlan } from './cohort.js'
import { type CountStore, leafOf } from './count-store.js'
import { buildLattice, type Lattice } from './lattice.js'
import { buildTally, slotsOver, type Tally } from './tally.js'

/** The leaves of a store laid out along a lattice. */
export interface Layout {
  readonly lattice: Lattice
  readonly store: CountStore
  /** For each path and sex, the position of its first counter; −1 where there is none. */
  readonly positions: Int32Array
}

/** Orders the leaves of a store into a lattice. */
export function layOutStore(store: CountStore, levels: readonly string[]): Layout {
  const leaves = Array.from(store.leaves, ([key, leaf]) => ({ ...leafOf(key), leaf }))
  const paths = new Map(leaves.map(({ path }) => [path.join('\u0000'), path]))
  const lattice = buildLattice([...paths.values()], levels)
  const indexes = new Map(lattice.paths.map((path, index) => [path.join('\u0000'), index]))
  const positions = new Int32Array(lattice.paths.length * SEXES.length).fill(-1)
  for (const { path, sex, leaf } of leaves)
    positions[(indexes.get(path.join('\u0000')) ?? 0) * SEXES.length + sex] = leaf * store.width
  return { lattice, store, positions }
}

/** Categories of {@link participationOf}. */
export const PARTICIPATION = { enrolled: 0, valid: 1, suspect: 2, invalid: 3 } as const
const N_PARTICIPATION = 4

/** How many were enrolled, and how many sheets are valid, suspect and invalid, in every view. */
export function participationOf(layout: Layout): Tally {
  const leaves = new Int32Array(layout.positions.length * 2 * N_PARTICIPATION)
  layout.positions.forEach((position, leaf) => {
    if (position === -1) return
    const start = position + COUNTERS.enrolled
    leaves.set(
      layout.store.counts.subarray(start, start + N_PARTICIPATION),
      leaf * 2 * N_PARTICIPATION,
    )
  })
  const slots = slotsOver(layout.lattice, [])
  return buildTally({
    slots,
    nCategories: N_PARTICIPATION,
    nOwn: N_PARTICIPATION,
    leaves,
    minimum: 0,
  })
}

/**
 * The leaves of a measure by path, sex, quality and category. Measures that not every sheet has get a last category for
 * the sheets without.
 */
export function measureLeaves(layout: Layout, plan: MeasurePlan): Int32Array {
  const { store, positions } = layout
  const nOwn = plan.measure.categories.length
  const nCategories = nOwn + (plan.store === 'wide' ? 1 : 0)
  const leaves = new Int32Array(positions.length * 2 * nCategories)
  positions.forEach((position, leaf) => {
    if (position === -1) return
    for (let quality = 0; quality < 2; quality++) {
      let rest = store.counts[position + COUNTERS.quality + quality] as number
      const to = (leaf * 2 + quality) * nCategories
      const from = position + plan.offset + quality * nOwn
      for (let category = 0; category < nOwn; category++) {
        const count = store.counts[from + category] as number
        leaves[to + category] = count
        rest -= count
      }
      if (nCategories > nOwn) leaves[to + nOwn] = rest
    }
  })
  return leaves
}

/** The counts of a cohort, laid out along the groups by which they are published. */
export interface CohortLayout {
  readonly narrow: Layout
  readonly wide: Layout
  readonly participation: Tally
}

export function layOutCohort({ plan, narrow, wide }: Cohort): CohortLayout {
  const narrowLayout = layOutStore(narrow, plan.levels)
  return {
    narrow: narrowLayout,
    wide: layOutStore(wide, plan.levels.slice(0, plan.nWideLevels)),
    participation: participationOf(narrowLayout),
  }
}
