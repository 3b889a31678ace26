import type { MeasurePlan } from './cohort.js'
import type { Lattice, View } from './lattice.js'
import { N_SHEET_SLOTS, SEX_SLOTS, SHEET_SLOTS, SLOT, type Slots, slotsOver } from './tally.js'

/** How much of a measure a view shows. */
interface Detail {
  readonly bySex: boolean
  /** Whether valid sheets are also shown without the suspect ones. */
  readonly validApart: boolean
}

/**
 * What is published of the measures of a kind.
 *
 * Everything is published for everybody, for each grade across schools, and for levels wider than a school: by sex, and
 * for all sexes together also for valid sheets apart. Small groups show less, because most of it would be hidden: a
 * school shows no valid sheets apart; a grade of one school shows tiers and crises by sex and bands without sex; a class
 * shows tiers and crises without sex.
 */
export function slotsFor(store: MeasurePlan['store'], lattice: Lattice): Slots {
  return slotsOver(
    lattice,
    lattice.views.map((view) => slotsOf(store, lattice, view)),
  )
}

function slotsOf(store: MeasurePlan['store'], lattice: Lattice, view: View): Uint8Array {
  const { bySex, validApart } = detailOf(store, lattice, view)
  const slots = new Uint8Array(SEX_SLOTS * N_SHEET_SLOTS)
  for (let sexSlot = 0; sexSlot < SEX_SLOTS; sexSlot++)
    if (sexSlot === 0 || bySex) slots[sexSlot * N_SHEET_SLOTS + SHEET_SLOTS.all] = SLOT.published
  if (validApart) {
    slots[SHEET_SLOTS.valid] = SLOT.published
    slots[SHEET_SLOTS.rest] = SLOT.computable
  }
  return slots
}

function detailOf(store: MeasurePlan['store'], { across }: Lattice, { levels }: View): Detail {
  const last = levels.at(-1) ?? -1
  const isNested = across !== -1 && levels.length > 0 && levels[0] !== across
  if (!isNested || last < across - 1) return { bySex: true, validApart: true }
  if (last === across - 1) return { bySex: true, validApart: false }
  return { bySex: last === across && store === 'narrow', validApart: false }
}
