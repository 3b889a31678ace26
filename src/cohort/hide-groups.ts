import type { Suppression } from './cohort.js'
import { coverCell } from './cover-cell.js'
import type { CohortLayout } from './layout.js'
import { PARTICIPATION } from './layout.js'
import { slotsFor } from './slots.js'
import { buildTally, SEX_SLOTS, SHEET_SLOTS, SLOT, slotOf, type Tally, tableAt } from './tally.js'

/** Whether the table of a group and a sex slot is hidden altogether. */
export type HiddenTables = (view: number, group: number, sexSlot: number) => boolean

/**
 * Hides groups with fewer valid sheets than the protocol asks for, and for each of them another group that a sheet could
 * have come from, so that sizes of hidden groups do not follow from those shown.
 *
 * @param canLose - whether all of these leaves can lose a sheet of the same kind in every measure
 */
export function hideGroups(
  { narrow, participation }: CohortLayout,
  { minimumGroup }: Suppression,
  canLose: (leaves: readonly number[]) => boolean,
): HiddenTables {
  const { lattice } = narrow
  const tally = buildTally({
    lattice,
    nCategories: 1,
    leaves: answeredLeaves(participation),
    slots: lattice.views.map((view) => slotsFor('tier', lattice, view)),
    minimum: minimumGroup,
    canLose,
  })
  for (let view = lattice.views.length - 1; view >= 0; view--) {
    const { labels = [] } = lattice.views[view] ?? {}
    for (let group = 0; group < labels.length; group++)
      for (let sexSlot = 0; sexSlot < SEX_SLOTS; sexSlot++) {
        if (slotOf(tally, view, sexSlot, SHEET_SLOTS.all) !== SLOT.published) continue
        const cell = tableAt(tally, view, group, sexSlot, SHEET_SLOTS.all)
        if (tally.hidden[cell] !== 0 || (tally.cells[cell] as number) === 0) continue
        const sheets = tableAt(participation, view, group, sexSlot, SHEET_SLOTS.all)
        if ((participation.cells[sheets + PARTICIPATION.valid] as number) >= minimumGroup) continue
        coverCell(tally, { view, group, sexSlot, sheetSlot: SHEET_SLOTS.all, category: 0 }, null)
      }
  }
  return (view, group, sexSlot) =>
    tally.hidden[tableAt(tally, view, group, sexSlot, SHEET_SLOTS.all)] !== 0
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
