import type { Suppression } from './cohort.js'
import { coverCell } from './cover-cell.js'
import type { HiddenTables } from './hide-groups.js'
import type { CohortMeasure } from './measures.js'
import { HIDDEN, SLOT, slotOf, type Tally, tableAt } from './tally.js'

/**
 * Hides the cells of a measure that must not be known, from the narrowest groups to the total, and with each of them
 * the cells of a swap that could have made it another number.
 *
 * A cell must not be known where its count is 1 to the minimum (excluded), where a whole group is in a category that is
 * not the reassuring one, or where its table is hidden and its count is not 0. A count of 0 says nothing of anybody and
 * is shown. The same holds for suspect sheets, which nobody sees but anybody can compute from all and valid ones.
 */
export function hideCells(
  tally: Tally,
  measure: CohortMeasure,
  suppression: Suppression,
  hiddenTables: HiddenTables,
): void {
  const nOwn = measure.categories.length
  markTables(tally, measure, suppression, hiddenTables)
  for (const { view, group, sexSlot, sheetSlot } of tally.slots.places) {
    const table = tableAt(tally, view, group, sexSlot, sheetSlot)
    for (let category = 0; category < tally.nCategories; category++) {
      const cell = table + category
      if (((tally.hidden[cell] as number) & HIDDEN.covered) !== 0) continue
      const isPublished = slotOf(tally.slots, view, sexSlot, sheetSlot) === SLOT.published
      const isNamed = isPublished && mustHide(tally, measure, suppression, table, category)
      const count = tally.cells[cell] as number
      const isSmall = category < nOwn && count > 0 && count < suppression.minimumCell
      if (isNamed || isSmall) coverCell(tally, { view, group, sexSlot, sheetSlot, category }, null)
    }
  }
}

/** Marks tables that are hidden altogether: those of small groups, and those that too few sheets have a score for. */
function markTables(
  tally: Tally,
  measure: CohortMeasure,
  { minimumGroup }: Suppression,
  hiddenTables: HiddenTables,
): void {
  const nOwn = measure.categories.length
  for (const { view, group, sexSlot, sheetSlot } of tally.slots.places) {
    const table = tableAt(tally, view, group, sexSlot, sheetSlot)
    const n = scored(tally, table, nOwn)
    const isPublished = slotOf(tally.slots, view, sexSlot, sheetSlot) === SLOT.published
    const isSmall = isPublished && n > 0 && n < minimumGroup
    if (!isSmall && !hiddenTables(view, group, sexSlot)) continue
    for (let category = 0; category < tally.nCategories; category++)
      tally.hidden[table + category] = HIDDEN.table
  }
}

/** Sheets that have the measure: those in its own categories. */
export function scored(tally: Tally, table: number, nOwn: number): number {
  let n = 0
  for (let category = 0; category < nOwn; category++) n += tally.cells[table + category] as number
  return n
}

/** Whether a cell of a hidden table, or one that holds the whole group, must not be known. */
function mustHide(
  tally: Tally,
  measure: CohortMeasure,
  { minimumCell }: Suppression,
  table: number,
  category: number,
): boolean {
  const count = tally.cells[table + category] as number
  if (count === 0) return false
  if (((tally.hidden[table + category] as number) & HIDDEN.table) !== 0) return true
  const nOwn = measure.categories.length
  const isRevealing = category < nOwn && category !== measure.reassuring && minimumCell > 1
  return isRevealing && count === scored(tally, table, nOwn)
}
