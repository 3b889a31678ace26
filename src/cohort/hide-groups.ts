import type { Suppression } from './cohort.js'
import { coverCell } from './cover-cell.js'
import type { CohortLayout } from './layout.js'
import { PARTICIPATION } from './layout.js'
import { buildTally, SHEET_SLOTS, type Slots, type Tally, tableAt } from './tally.js'

/** Whether the table of a group and a sex slot is hidden altogether. */
export type HiddenTables = (view: number, group: number, sexSlot: number) => boolean

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
  const tally = buildTally({
    slots,
    nCategories: 1,
    nOwn: 1,
    leaves: answeredLeaves(participation),
    minimum: minimumGroup,
    canLose,
  })
  for (const { view, group, sexSlot, sheetSlot } of slots.places) {
    if (sheetSlot !== SHEET_SLOTS.all) continue
    const cell = tableAt(tally, view, group, sexSlot, sheetSlot)
    if (tally.hidden[cell] !== 0 || (tally.cells[cell] as number) === 0) continue
    const sheets = tableAt(participation, view, group, sexSlot, sheetSlot)
    if ((participation.cells[sheets + PARTICIPATION.valid] as number) >= minimumGroup) continue
    coverCell(tally, { view, group, sexSlot, sheetSlot, category: 0 }, null)
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
