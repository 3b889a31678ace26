import { SEXES } from '../table/blocks.js'
import type { Cohort } from './cohort.js'
import { COUNTERS, type MeasurePlan } from './cohort.js'
import { type CountStore, splitLeaves } from './count-store.js'
import { buildLattice, type Lattice } from './lattice.js'
import { slotsOver } from './table-slots.js'
import { buildTally, type Tally } from './tally.js'

/** The leaves of a store laid out along a lattice. */
export interface Layout {
  readonly lattice: Lattice
  readonly store: CountStore
  /** For each path and sex, the position of its first counter; −1 where there is none. */
  readonly positions: Int32Array
}

/** Orders the leaves of a store into a lattice. */
export function layOutStore(store: CountStore, levels: readonly string[]): Layout {
  const { paths, ofLeaf, sexOfLeaf } = splitLeaves(store, levels.length)
  const lattice = buildLattice(paths, levels)
  const positions = new Int32Array(paths.length * SEXES.length).fill(-1)
  for (let leaf = 0; leaf < ofLeaf.length; leaf++) {
    const path = lattice.placeOf[ofLeaf[leaf] as number] as number
    positions[path * SEXES.length + (sexOfLeaf[leaf] as number)] = leaf * store.width
  }
  return { lattice, store, positions }
}

/** Categories of {@link participationOf}, in the order of {@link COUNTERS}. */
export const PARTICIPATION = { enrolled: 0, missing: 1, valid: 2, suspect: 3, invalid: 4 } as const
const N_PARTICIPATION = 5

/**
 * How many were enrolled, how many of them have no sheet, and how many sheets are valid, suspect and invalid, in every
 * view.
 */
export function participationOf(layout: Layout): Tally {
  const leaves = new Int32Array(layout.positions.length * 2 * N_PARTICIPATION)
  const { counts } = layout.store
  for (let leaf = 0; leaf < layout.positions.length; leaf++) {
    const position = layout.positions[leaf] as number
    if (position === -1) continue
    for (let category = 0; category < N_PARTICIPATION; category++)
      leaves[leaf * 2 * N_PARTICIPATION + category] = counts[
        position + COUNTERS.enrolled + category
      ] as number
  }
  const slots = slotsOver(layout.lattice, [])
  return buildTally({
    slots,
    nCategories: N_PARTICIPATION,
    nOwn: N_PARTICIPATION,
    leaves,
    minimum: 0,
    canLose: null,
  })
}

/**
 * The leaves of a measure by path, sex, quality and category. Measures that not every sheet has get a last category for
 * the sheets without.
 */
export function measureLeaves(layout: Layout, plan: MeasurePlan): Int32Array {
  const { positions } = layout
  const { counts } = layout.store
  const nOwn = plan.measure.categories.length
  const nCategories = nOwn + (plan.store === 'wide' ? 1 : 0)
  const leaves = new Int32Array(positions.length * 2 * nCategories)
  for (let leaf = 0; leaf < positions.length; leaf++) {
    const position = positions[leaf] as number
    if (position === -1) continue
    for (let quality = 0; quality < 2; quality++) {
      let rest = counts[position + COUNTERS.quality + quality] as number
      let to = (leaf * 2 + quality) * nCategories
      const from = position + plan.offset + quality * nOwn
      for (let counter = from; counter < from + nOwn; counter++) {
        const count = counts[counter] as number
        leaves[to++] = count
        rest -= count
      }
      if (nCategories > nOwn) leaves[to] = rest
    }
  }
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
