import type { Suppression } from './cohort.js'
import { coverCell } from './cover-cell.js'
import type { HiddenTables } from './hide-groups.js'
import type { CohortMeasure } from './measures.js'
import { N_SHEET_SLOTS, SEX_SLOTS } from './table-slots.js'
import { HIDDEN, type Tally } from './tally.js'
import { targetAt } from './target.js'

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
  const { nCategories, cells, hidden } = tally
  const { places } = tally.slots
  const nOwn = measure.categories.length
  markTables(tally, measure, suppression, hiddenTables)
  for (let place = 0; place < places.length; place++) {
    const table = (places.tables[place] as number) * nCategories
    const isPublished = places.isPublished[place] === 1
    for (let category = 0; category < nCategories; category++) {
      const count = cells[table + category] as number
      if (count === 0 || ((hidden[table + category] as number) & HIDDEN.covered) !== 0) continue
      const isSmall = category < nOwn && count < suppression.minimumCell
      if (isSmall || (isPublished && mustHide(tally, measure, suppression, table, category)))
        coverCell(tally, targetAt(tally, place, category), null)
    }
  }
}

/** Marks tables that are hidden altogether: those of small groups, and those that too few sheets have a score for. */
function markTables(
  { slots: { places }, cells, hidden, nCategories }: Tally,
  measure: CohortMeasure,
  { minimumGroup }: Suppression,
  hiddenTables: HiddenTables,
): void {
  const nOwn = measure.categories.length
  for (let place = 0; place < places.length; place++) {
    const table = (places.tables[place] as number) * nCategories
    const n = scored(cells, table, nOwn)
    const isSmall = places.isPublished[place] === 1 && n > 0 && n < minimumGroup
    const sexSlot = Math.floor((places.slots[place] as number) / N_SHEET_SLOTS)
    const group = (places.groups[place] as number) * SEX_SLOTS + sexSlot
    if (isSmall || hiddenTables[places.views[place] as number]?.[group] === 1)
      hidden.fill(HIDDEN.table, table, table + nCategories)
  }
}

/** Sheets that have the measure: those in its own categories. */
export function scored(cells: Int32Array, table: number, nOwn: number): number {
  let n = 0
  for (let category = 0; category < nOwn; category++) n += cells[table + category] as number
  return n
}

/** Whether a cell of a hidden table, or one that holds the whole group, must not be known; its count is not 0. */
function mustHide(
  { cells, hidden }: Tally,
  measure: CohortMeasure,
  { minimumCell }: Suppression,
  table: number,
  category: number,
): boolean {
  if (((hidden[table + category] as number) & HIDDEN.table) !== 0) return true
  const nOwn = measure.categories.length
  const isRevealing = category < nOwn && category !== measure.reassuring && minimumCell > 1
  return isRevealing && cells[table + category] === scored(cells, table, nOwn)
}
