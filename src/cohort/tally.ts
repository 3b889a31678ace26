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

/** The cells of one measure in every view of a lattice, and which of them are hidden. */
export interface Tally {
  readonly lattice: Lattice
  readonly nCategories: number
  /** Sheets by path, sex, quality (0 valid, 1 not) and category. */
  readonly leaves: Int32Array
  /** Sums of leaves by view, group, sex slot, sheet slot and category. */
  readonly cells: Int32Array
  readonly hidden: Uint8Array
  /** First cell of each view. */
  readonly starts: readonly number[]
  /** For each view, by sex slot and sheet slot: one of {@link SLOT}. */
  readonly slots: readonly Uint8Array[]
  /** Least sum that hidden cells of one relation ought to have. */
  readonly minimum: number
  /** Whether these leaves can each lose one sheet of the same kind; they can unless it says no. */
  readonly canLose?: (leaves: readonly number[]) => boolean
}

/** What a tally is made of. */
export type TallySource = Pick<
  Tally,
  'lattice' | 'nCategories' | 'leaves' | 'slots' | 'minimum' | 'canLose'
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

/** Whether one of {@link SLOT} is published, computable or absent in a view. */
export function slotOf(tally: Tally, view: number, sexSlot: number, sheetSlot: number): number {
  return tally.slots[view]?.[sexSlot * N_SHEET_SLOTS + sheetSlot] ?? SLOT.absent
}

/** Adds the leaves up over every view; nothing is hidden yet. */
export function buildTally(source: TallySource): Tally {
  const { lattice, nCategories } = source
  const starts: number[] = []
  let length = 0
  for (const { labels } of lattice.views) {
    starts.push(length)
    length += labels.length * SEX_SLOTS * N_SHEET_SLOTS * nCategories
  }
  const cells = new Int32Array(length)
  const tally: Tally = { ...source, starts, cells, hidden: new Uint8Array(length) }
  lattice.views.forEach((_, view) => {
    addView(tally, view)
  })
  return tally
}

function addView(tally: Tally, view: number): void {
  const groupOf = tally.lattice.views[view]?.groupOf ?? new Int32Array()
  for (let path = 0; path < groupOf.length; path++)
    for (let sex = 0; sex < N_SEXES; sex++)
      for (let quality = 0; quality < 2; quality++) {
        const leaf = leafAt(tally, path, sex, quality)
        const sheetSlot = quality === 0 ? SHEET_SLOTS.valid : SHEET_SLOTS.rest
        for (let category = 0; category < tally.nCategories; category++) {
          const count = tally.leaves[leaf + category] as number
          if (count === 0) continue
          for (const sexSlot of [0, 1 + sex])
            for (const slot of [SHEET_SLOTS.all, sheetSlot]) {
              const cell = tableAt(tally, view, groupOf[path] as number, sexSlot, slot) + category
              tally.cells[cell] = (tally.cells[cell] as number) + count
            }
        }
      }
}
