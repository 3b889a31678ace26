import { N_SHEET_SLOTS } from './table-slots.js'
import type { Tally } from './tally.js'

/** A cell that must not be known. */
export interface Target {
  readonly view: number
  readonly group: number
  readonly sexSlot: number
  readonly sheetSlot: number
  readonly category: number
}

/** A category of the table at a place, or of that of another group or sex in the same slot. */
export function targetAt(
  { slots: { places } }: Tally,
  place: number,
  category: number,
  view: number = places.views[place] as number,
  group: number = places.groups[place] as number,
  sex = -1,
): Target {
  const slot = places.slots[place] as number
  const sheetSlot = slot % N_SHEET_SLOTS
  const sexSlot = sex === -1 ? (slot - sheetSlot) / N_SHEET_SLOTS : sex
  return { view, group, sexSlot, sheetSlot, category }
}
