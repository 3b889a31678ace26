import type { Lattice, View } from './lattice.js'
import type { MeasureKind } from './measures.js'
import { N_SHEET_SLOTS, SEX_SLOTS, SHEET_SLOTS, SLOT } from './tally.js'

/** How much of a measure a view shows. */
interface Detail {
  readonly bySex: boolean
  /** Whether valid sheets are also shown without the suspect ones. */
  readonly validApart: boolean
}

const FULL: Detail = { bySex: true, validApart: true }

/**
 * What is published of a measure in a view, as {@link SLOT} by sex slot and sheet slot. Small groups show less, because
 * most of it would be hidden: a grade of one school shows tiers and crises by sex and bands without sex, a class shows
 * tiers and crises without sex, and neither shows valid sheets apart. Everything else shows everything; valid sheets
 * apart are shown for all sexes together.
 */
export function slotsFor(kind: MeasureKind, lattice: Lattice, view: View): Uint8Array {
  const { bySex, validApart } = detailOf(kind, lattice, view)
  const slots = new Uint8Array(SEX_SLOTS * N_SHEET_SLOTS)
  for (let sexSlot = 0; sexSlot < SEX_SLOTS; sexSlot++)
    if (sexSlot === 0 || bySex) slots[sexSlot * N_SHEET_SLOTS + SHEET_SLOTS.all] = SLOT.published
  if (validApart) {
    slots[SHEET_SLOTS.valid] = SLOT.published
    slots[SHEET_SLOTS.rest] = SLOT.computable
  }
  return slots
}

function detailOf(kind: MeasureKind, { across }: Lattice, { levels }: View): Detail {
  const last = levels.at(-1) ?? -1
  const isWithinGrade = across !== -1 && last > across
  const isGradeOfSchool = across !== -1 && last === across && levels.length > 1
  if (isWithinGrade) return { bySex: false, validApart: false }
  if (!isGradeOfSchool) return FULL
  return { bySex: kind === 'tier' || kind === 'crisis', validApart: false }
}
