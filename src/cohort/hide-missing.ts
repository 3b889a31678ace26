import { coverCell } from './cover-cell.js'
import { PARTICIPATION } from './layout.js'
import type { PublishedCohort } from './publish-cohort.js'
import { isPublished } from './published-table.js'
import { N_SLOTS, SEX_SLOTS, SHEET_SLOTS, SLOT, slotsOver } from './table-slots.js'
import { buildTally, HIDDEN, N_PATH_LEAVES, type Tally, tableAt } from './tally.js'
import { targetAt } from './target.js'

/** For each view and group: whether the number of missing students is withheld. */
export type HiddenMissing = (view: number, group: number) => boolean

const MISSING = 0
const HERE = 1
const N_CATEGORIES = 2

/**
 * Withholds the numbers of missing students of hidden groups, and with each of them those of other groups that a missing
 * student could belong to instead: what stays shown would be the same. The number of nobody is not protected.
 */
export function hideMissing({ layout, hiddenTables, measures }: PublishedCohort): HiddenMissing {
  const { narrow, participation } = layout
  const { views } = narrow.lattice
  const slots = slotsOver(
    narrow.lattice,
    views.map((_, view) => {
      const states = new Uint8Array(N_SLOTS)
      if (isPublished(measures[0], view, 0, SHEET_SLOTS.all)) states[0] = SLOT.published
      return states
    }),
  )
  const tally = buildTally({
    slots,
    nCategories: N_CATEGORIES,
    nOwn: N_CATEGORIES,
    leaves: enrolledLeaves(participation),
    minimum: 1,
    canLose: null,
  })
  const isHiddenGroup = (view: number, group: number): boolean =>
    hiddenTables[view]?.[group * SEX_SLOTS] === 1
  const { places } = slots
  for (let place = 0; place < places.length; place++) {
    const table = (places.tables[place] as number) * N_CATEGORIES
    if (isHiddenGroup(places.views[place] as number, places.groups[place] as number))
      tally.hidden.fill(HIDDEN.table, table, table + N_CATEGORIES)
  }
  for (let place = 0; place < places.length; place++) {
    const cell = (places.tables[place] as number) * N_CATEGORIES + MISSING
    if (tally.hidden[cell] === HIDDEN.table && tally.cells[cell] !== 0)
      coverCell(tally, targetAt(tally, place, MISSING), null)
  }
  return (view, group) =>
    tally.hidden[tableAt(tally, view, group, 0, SHEET_SLOTS.all) + MISSING] !== 0
}

/**
 * Enrolled students by path, in the place of valid sheets of one sex: those without a sheet, and those with one. No sex is
 * told apart, since nothing is said of one, and of many who are missing the sex is not known.
 */
function enrolledLeaves({ leaves, nCategories }: Tally): Int32Array {
  const nLeaves = leaves.length / nCategories
  const enrolled = new Int32Array(nLeaves * N_CATEGORIES)
  for (let leaf = 0; leaf < nLeaves; leaf++) {
    const from = leaf * nCategories
    const missing = leaves[from + PARTICIPATION.missing] as number
    const to = (leaf - (leaf % N_PATH_LEAVES)) * N_CATEGORIES
    enrolled[to + MISSING] = (enrolled[to + MISSING] as number) + missing
    enrolled[to + HERE] =
      (enrolled[to + HERE] as number) + (leaves[from + PARTICIPATION.enrolled] as number) - missing
  }
  return enrolled
}
