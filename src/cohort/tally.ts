import { SEXES } from '../table/blocks.js'
import type { Lattice } from './lattice.js'

const N_SEXES = SEXES.length

/** A table is published for all sexes together (slot 0) and for each (slot 1 + its index in SEXES). */
export const SEX_SLOTS: number = 1 + N_SEXES

/** All sheets, valid ones only, and the difference of the two, which no row shows but anybody can compute. */
export const SHEET_SLOTS = { all: 0, valid: 1, rest: 2 } as const
export const N_SHEET_SLOTS = 3

/** What is done with a slot of a view: not published, published, or computable from what is published. */
export const SLOT = { absent: 0, published: 1, computable: 2 } as const

/** Bits of {@link Tally.hidden}. */
export const HIDDEN = {
  /** The cell is hidden, and a swap shows that it could be another number. */
  covered: 1,
  /** The whole table is hidden. */
  table: 2,
} as const

/** Where a table is. */
export interface TablePlace {
  readonly view: number
  readonly group: number
  readonly sexSlot: number
  readonly sheetSlot: number
}

/** Which tables of a lattice are published; measures of one kind share it. */
export interface Slots {
  readonly lattice: Lattice
  /** For each view, by sex slot and sheet slot: one of {@link SLOT}. Empty where nothing is hidden in the tables. */
  readonly ofView: readonly Uint8Array[]
  /** The tables that are published or computable, the narrowest groups first. */
  readonly places: readonly TablePlace[]
}

/** Tables that a swap changes, as columns that are written again for each swap. */
export interface TouchedTables {
  length: number
  /** First cell. */
  readonly tables: Int32Array
  /** What hiding a cell of it costs; 0 where nobody sees the table. */
  readonly weights: Float64Array
}

/** The cells of one measure in every view of a lattice, and which of them are hidden. */
export interface Tally {
  readonly slots: Slots
  readonly nCategories: number
  /** Categories of the measure itself, the first; another one is that of the sheets without a score. */
  readonly nOwn: number
  /** Sheets by path, sex, quality (0 valid, 1 not) and category. */
  readonly leaves: Int32Array
  /** Sums of leaves by view, group, sex slot, sheet slot and category. */
  readonly cells: Int32Array
  readonly hidden: Uint8Array
  /** First cell of each view. */
  readonly starts: readonly number[]
  readonly touched: TouchedTables
  /** Least sum that hidden cells of one relation ought to have. */
  readonly minimum: number
  /** Whether these leaves can each lose one sheet of the same kind; they can unless it says no. */
  readonly canLose?: (leaves: readonly number[]) => boolean
}

/** What a tally is made of. */
export type TallySource = Pick<
  Tally,
  'slots' | 'nCategories' | 'nOwn' | 'leaves' | 'minimum' | 'canLose'
>

/** Position of a leaf's first category. */
export function leafAt(tally: TallySource, path: number, sex: number, quality: number): number {
  return ((path * N_SEXES + sex) * 2 + quality) * tally.nCategories
}

/** Position of a table's first cell. */
export function tableAt(
  tally: Tally,
  view: number,
  group: number,
  sexSlot: number,
  sheetSlot: number,
): number {
  const table = (group * SEX_SLOTS + sexSlot) * N_SHEET_SLOTS + sheetSlot
  return (tally.starts[view] as number) + table * tally.nCategories
}

/** Whether a slot is published, computable or absent in a view, as one of {@link SLOT}. */
export function slotOf(
  { ofView }: Pick<Slots, 'ofView'>,
  view: number,
  sexSlot: number,
  sheetSlot: number,
): number {
  return ofView[view]?.[sexSlot * N_SHEET_SLOTS + sheetSlot] ?? SLOT.absent
}

/** The tables that a choice of slots publishes, in the order in which they are gone over. */
export function slotsOver(lattice: Lattice, ofView: readonly Uint8Array[]): Slots {
  const places: TablePlace[] = []
  for (let view = lattice.views.length - 1; view >= 0; view--) {
    const slots = Array.from(ofView[view] ?? [], (state, slot) =>
      state === SLOT.absent ? -1 : slot,
    )
    const present = slots.filter((slot) => slot !== -1)
    const nGroups = lattice.views[view]?.labels.length ?? 0
    for (let group = 0; group < nGroups; group++)
      for (const slot of present) {
        const sheetSlot = slot % N_SHEET_SLOTS
        places.push({ view, group, sexSlot: (slot - sheetSlot) / N_SHEET_SLOTS, sheetSlot })
      }
  }
  return { lattice, ofView, places }
}

/** Adds the leaves up over every view of which anything is published; nothing is hidden yet. */
export function buildTally(source: TallySource): Tally {
  const { slots, nCategories } = source
  const { views } = slots.lattice
  const starts: number[] = []
  let length = 0
  for (const { labels } of views) {
    starts.push(length)
    length += labels.length * SEX_SLOTS * N_SHEET_SLOTS * nCategories
  }
  const cells = new Int32Array(length)
  const most = views.length * 4 * SEX_SLOTS * N_SHEET_SLOTS
  const touched = { length: 0, tables: new Int32Array(most), weights: new Float64Array(most) }
  const tally: Tally = { ...source, starts, cells, hidden: new Uint8Array(length), touched }
  views.forEach((_, view) => {
    const slots = source.slots.ofView[view]
    if (slots === undefined || slots.some((state) => state !== SLOT.absent)) addView(tally, view)
  })
  return tally
}

function addView(tally: Tally, view: number): void {
  const { cells, leaves, nCategories } = tally
  const groupOf = tally.slots.lattice.views[view]?.groupOf ?? new Int32Array()
  const nextSlot = nCategories
  const nextSex = N_SHEET_SLOTS * nCategories
  for (let path = 0; path < groupOf.length; path++) {
    const group = tableAt(tally, view, groupOf[path] as number, 0, SHEET_SLOTS.all)
    for (let sex = 0; sex < N_SEXES; sex++)
      for (let quality = 0; quality < 2; quality++) {
        const leaf = leafAt(tally, path, sex, quality)
        const own = group + (1 + sex) * nextSex
        const apart = (1 + quality) * nextSlot
        for (let category = 0; category < nCategories; category++) {
          const count = leaves[leaf + category] as number
          if (count === 0) continue
          for (let table = group; table <= own; table += own - group) {
            const cell = table + category
            cells[cell] = (cells[cell] as number) + count
            cells[cell + apart] = (cells[cell + apart] as number) + count
          }
        }
      }
  }
}
