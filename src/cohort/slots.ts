import type { Lattice, View } from './lattice.js'
import type { MeasureKind } from './measures.js'
import {
  N_SHEET_SLOTS,
  SEX_SLOTS,
  SHEET_SLOTS,
  SLOT,
  type Slots,
  slotsOver,
} from './table-slots.js'

/** How much is published of small groups. */
export type CohortDetail = 'usual' | 'full'

/** How much of a measure a view shows. */
interface Shown {
  readonly together: boolean
  readonly bySex: boolean
  /** Whether valid sheets are also shown without the suspect ones. */
  readonly validApart: boolean
}

const EVERYTHING: Shown = { together: true, bySex: true, validApart: true }
const BY_SEX: Shown = { together: true, bySex: true, validApart: false }
const TOGETHER: Shown = { together: true, bySex: false, validApart: false }
const NOTHING: Shown = { together: false, bySex: false, validApart: false }

/**
 * What is published of the measures of a kind.
 *
 * Everything is published for everybody, for each grade across schools, and for levels wider than a school: by sex, and
 * for all sexes together also for valid sheets apart. Small groups show less, because most of it would be hidden:
 *
 * | | usual | full |
 * | --- | --- | --- |
 * | a school | tiers and crises by sex, bands without | all by sex |
 * | a grade of one school | tiers and crises by sex | tiers and crises by sex, bands without |
 * | a class | tiers | tiers and crises, without sex |
 */
export function slotsFor(kind: MeasureKind, lattice: Lattice, detail: CohortDetail): Slots {
  return slotsOver(
    lattice,
    lattice.views.map((view) => slotsOf(shownOf(kind, lattice, view, detail))),
  )
}

function slotsOf({ together, bySex, validApart }: Shown): Uint8Array {
  const slots = new Uint8Array(SEX_SLOTS * N_SHEET_SLOTS)
  for (let sexSlot = 0; sexSlot < SEX_SLOTS; sexSlot++)
    if (sexSlot === 0 ? together : bySex)
      slots[sexSlot * N_SHEET_SLOTS + SHEET_SLOTS.all] = SLOT.published
  if (validApart) {
    slots[SHEET_SLOTS.valid] = SLOT.published
    slots[SHEET_SLOTS.rest] = SLOT.computable
  }
  return slots
}

function shownOf(
  kind: MeasureKind,
  { across }: Lattice,
  { levels }: View,
  detail: CohortDetail,
): Shown {
  const last = levels.at(-1) ?? -1
  const isNested = across !== -1 && levels.length > 0 && levels[0] !== across
  const isWide = kind === 'band' || kind === 'rule'
  if (!isNested || last < across - 1) return EVERYTHING
  if (last === across - 1) return isWide && detail === 'usual' ? TOGETHER : BY_SEX
  if (last === across) {
    if (!isWide) return BY_SEX
    return detail === 'full' ? TOGETHER : NOTHING
  }
  return kind === 'crisis' && detail === 'usual' ? NOTHING : TOGETHER
}
