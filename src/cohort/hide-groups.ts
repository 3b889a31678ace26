import type { Suppression } from './cohort.js'
import { coverCell } from './cover-cell.js'
import type { CohortLayout } from './layout.js'
import { PARTICIPATION } from './layout.js'
import { hasTables, N_SHEET_SLOTS, SEX_SLOTS, SHEET_SLOTS, type Slots } from './table-slots.js'
import { buildTally, type Tally, tableAt } from './tally.js'
import { targetAt } from './target.js'

/** For each view, by group · {@link SEX_SLOTS} + sex slot: 1 where the table is hidden altogether. */
export type HiddenTables = readonly Uint8Array[]

/**
 * Hides groups with fewer valid sheets than the protocol asks for, and for each of them another group that a sheet could
 * have come from, so that sizes of hidden groups do not follow from those shown.
 *
 * @param slots - those of the tiers, which every group has
 * @param canLose - whether all of these leaves can lose a sheet of the same kind in every measure
 */
export function hideGroups(
  { participation }: CohortLayout,
  { minimumGroup }: Suppression,
  slots: Slots,
  canLose: (leaves: readonly number[]) => boolean,
): HiddenTables {
  const leaves = answeredLeaves(participation)
  const tally = buildTally({
    slots,
    nCategories: 1,
    nOwn: 1,
    leaves,
    minimum: minimumGroup,
    canLose,
  })
  const { places } = slots
  for (let place = 0; place < places.length; place++) {
    if ((places.slots[place] as number) % N_SHEET_SLOTS !== SHEET_SLOTS.all) continue
    const cell = places.tables[place] as number
    if (tally.hidden[cell] !== 0 || tally.cells[cell] === 0) continue
    const target = targetAt(tally, place, 0)
    const { view, group, sexSlot, sheetSlot } = target
    const sheets = tableAt(participation, view, group, sexSlot, sheetSlot)
    if ((participation.cells[sheets + PARTICIPATION.valid] as number) >= minimumGroup) continue
    coverCell(tally, target, null)
  }
  return slots.lattice.views.map(({ labels }, view) => {
    const marks = new Uint8Array(labels.length * SEX_SLOTS)
    if (!hasTables(slots, view)) return marks
    return marks.map((_, table) => {
      const group = Math.floor(table / SEX_SLOTS)
      return tally.hidden[tableAt(tally, view, group, table % SEX_SLOTS, SHEET_SLOTS.all)] === 0
        ? 0
        : 1
    })
  })
}

/** Sheets of any quality, by path and sex, in the place of the valid ones. */
function answeredLeaves({ leaves, nCategories }: Tally): Int32Array {
  const answered = new Int32Array(leaves.length / nCategories)
  for (let leaf = 0; leaf < answered.length; leaf += 2) {
    const at = leaf * nCategories
    answered[leaf] =
      (leaves[at + PARTICIPATION.valid] as number) +
      (leaves[at + PARTICIPATION.suspect] as number) +
      (leaves[at + PARTICIPATION.invalid] as number)
  }
  return answered
}
