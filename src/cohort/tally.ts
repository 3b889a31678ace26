import { SEXES } from '../table/blocks.js'
import {
  hasTables,
  N_SHEET_SLOTS,
  N_SLOTS,
  type Part,
  SEX_SLOTS,
  type Slots,
  tableNumber,
} from './table-slots.js'

/** Leaves of a path: by sex and quality. */
export const N_PATH_LEAVES: number = 2 * SEXES.length

/** Bits of {@link Tally.hidden}. */
export const HIDDEN = {
  /** The cell is hidden, and a swap shows that it could be another number. */
  covered: 1,
  /** The whole table is hidden. */
  table: 2,
} as const

/** Tables that a swap changes, by their first cells, in room that is written again. */
export interface TableList {
  length: number
  readonly tables: Int32Array
}

/** The same with what hiding in each costs. */
export interface TouchedTables extends TableList {
  /** What hiding a cell of it costs; 0 where nobody sees the table. */
  readonly weights: Float64Array
  /** What hiding its cell of the category that the target is in costs, before it is weighted. */
  readonly lost: Float64Array
}

/** The cells of one measure in every view of a lattice, and which of them are hidden. */
export interface Tally {
  readonly slots: Slots
  readonly nCategories: number
  /** Categories of the measure itself, the first; another one is that of the sheets without a score. */
  readonly nOwn: number
  /** Sheets by path, sex, quality (0 valid, 1 not) and category. */
  readonly leaves: Int32Array
  /** For each leaf the categories that have a sheet, as bits; a bit stands for every 32nd category. */
  readonly present: Int32Array
  /** Sums of leaves by view, group, sex slot, sheet slot and category. */
  readonly cells: Int32Array
  readonly hidden: Uint8Array
  readonly touched: TouchedTables
  /** Those of the best swap of a search. */
  readonly best: TableList
  /** Room for the tables of every group of a view. */
  readonly room: Int32Array
  /** Least sum that hidden cells of one relation ought to have. */
  readonly minimum: number
  /** Whether these leaves can each lose one sheet of the same kind; they can where it is null. */
  readonly canLose: ((leaves: readonly number[]) => boolean) | null
}

/** What a tally is made of. */
export type TallySource = Pick<
  Tally,
  'slots' | 'nCategories' | 'nOwn' | 'leaves' | 'minimum' | 'canLose'
>

/** Position of a table's first cell. */
export function tableAt(
  tally: Tally,
  view: number,
  group: number,
  sexSlot: number,
  sheetSlot: number,
): number {
  return tableNumber(tally.slots, view, group, sexSlot, sheetSlot) * tally.nCategories
}

/** Adds the leaves up over every view of which anything is published; nothing is hidden yet. */
export function buildTally(source: TallySource): Tally {
  const { slots, nCategories, nOwn, leaves, minimum, canLose } = source
  const { views } = slots.lattice
  const length = slots.nTables * nCategories
  const most = views.length * 4 * N_SLOTS
  // All tallies have the same fields in the same order, so that what works on them is compiled once.
  const tally: Tally = {
    slots,
    nCategories,
    nOwn,
    leaves,
    present: presentIn(leaves, nCategories),
    cells: new Int32Array(length),
    hidden: new Uint8Array(length),
    touched: {
      length: 0,
      tables: new Int32Array(most),
      weights: new Float64Array(most),
      lost: new Float64Array(most),
    },
    best: { length: 0, tables: new Int32Array(most) },
    room: new Int32Array(slots.nTables / N_SLOTS),
    minimum,
    canLose,
  }
  for (let view = views.length - 1; view >= 0; view--) {
    if (!hasTables(slots, view)) continue
    const part = slots.parts[view]?.find((one) => hasTables(slots, one.view))
    if (part === undefined) {
      addLeaves(tally, view)
      addSlots(tally, view)
    } else addParts(tally, view, part)
  }
  return tally
}

function presentIn(leaves: Int32Array, nCategories: number): Int32Array {
  const present = new Int32Array(leaves.length / nCategories)
  for (let leaf = 0, at = 0; leaf < present.length; leaf++) {
    let bits = 0
    for (let category = 0; category < nCategories; category++, at++)
      if (leaves[at] !== 0) bits |= 1 << category
    present[leaf] = bits
  }
  return present
}

/** Adds the leaves to the tables by sex and quality, which are next to each other in both. */
function addLeaves({ slots, leaves, present, cells, nCategories }: Tally, view: number): void {
  const groupOf = slots.lattice.views[view]?.groupOf ?? new Int32Array()
  const first = tableNumber(slots, view, 0, 0, 0)
  const width = 2 * nCategories
  for (let path = 0, leaf = 0; path < groupOf.length; path++) {
    const group = first + (groupOf[path] as number) * N_SLOTS
    for (let sexSlot = 1; sexSlot < SEX_SLOTS; sexSlot++, leaf += 2) {
      if (present[leaf] === 0 && present[leaf + 1] === 0) continue
      const from = leaf * nCategories
      const to = (group + sexSlot * N_SHEET_SLOTS + 1) * nCategories
      for (let at = 0; at < width; at++)
        cells[to + at] = (cells[to + at] as number) + (leaves[from + at] as number)
    }
  }
}

/** Adds valid sheets and the rest up to all sheets, and the sexes to all together. */
function addSlots({ slots, cells, nCategories }: Tally, view: number): void {
  const nGroups = slots.lattice.views[view]?.labels.length ?? 0
  const width = N_SHEET_SLOTS * nCategories
  for (let group = 0; group < nGroups; group++) {
    const together = tableNumber(slots, view, group, 0, 0) * nCategories
    for (let sexSlot = 1; sexSlot < SEX_SLOTS; sexSlot++) {
      const own = together + sexSlot * width
      for (let category = 0; category < nCategories; category++)
        cells[own + category] =
          (cells[own + nCategories + category] as number) +
          (cells[own + 2 * nCategories + category] as number)
      for (let at = 0; at < width; at++)
        cells[together + at] = (cells[together + at] as number) + (cells[own + at] as number)
    }
  }
}

/** Adds the tables of narrower groups up. */
function addParts({ slots, cells, nCategories }: Tally, view: number, part: Part): void {
  const width = N_SLOTS * nCategories
  const first = tableNumber(slots, view, 0, 0, 0) * nCategories
  const firstPart = tableNumber(slots, part.view, 0, 0, 0) * nCategories
  for (let group = 0; group + 1 < part.starts.length; group++) {
    const to = first + group * width
    const end = part.starts[group + 1] as number
    for (let index = part.starts[group] as number; index < end; index++) {
      const from = firstPart + (part.groups[index] as number) * width
      for (let at = 0; at < width; at++)
        cells[to + at] = (cells[to + at] as number) + (cells[from + at] as number)
    }
  }
}
