import { SEXES } from '../table/blocks.js'
import { N_SHEET_SLOTS, SHEET_SLOTS, SLOT, type Slots, slotOf } from './table-slots.js'

/**
 * Changes of the data that nobody can tell from what is published, once the cells that they touch are hidden.
 *
 * At each combination of a path, a sex and a quality, one sheet changes its category: forward from the first category
 * of the swap to the second, or backward. Neighbours in a list go opposite ways, so that sums over any of them stay the
 * same.
 */
export interface SwapKind {
  /** Levels in which its paths differ: none for one path, one for two paths, two for a ring of four. */
  readonly levels: readonly number[]
  /** Leaves of each path: sex · 2 + quality; the first is where the sheet to hide is. */
  readonly leaves: readonly number[]
  /** By leaf, whether its sheet changes as that of the first leaf of the path does. */
  readonly isAlike: readonly boolean[]
  /** The views that it changes: those that have all its levels. In any other, the paths of a swap cancel. */
  readonly views: readonly TouchedView[]
}

/** Tables of a view that a swap changes, for each of its paths. */
export interface TouchedView {
  readonly groupOf: Int32Array
  /** First tables of the view, of those that are published or computable: of the first group. */
  readonly tables: readonly number[]
  /** What hiding a cell of each costs; 0 where nobody sees it. */
  readonly weights: readonly number[]
}

/** No kind, before a search begins. */
export const NO_KIND: SwapKind = { levels: [], leaves: [], isAlike: [], views: [] }

/** Whether a path of a swap goes the way of the first: one; of two the first; of a ring the corners across. */
export const IS_PATH_ALIKE: readonly boolean[] = [true, false, false, true]

/** What a number of valid sheets apart is worth beside the same of all sheets. */
const APART = 0.25

const [UNKNOWN, FEMALE, MALE] = [
  SEXES.indexOf('unknown'),
  SEXES.indexOf('female'),
  SEXES.indexOf('male'),
]

/** By sex slot: any sex where all are together; one alone, or two that change places, where they are apart. */
const SEX_CHOICES: readonly (readonly (readonly number[])[])[] = [
  [[FEMALE], [MALE], [UNKNOWN]],
  [[UNKNOWN], [UNKNOWN, MALE], [UNKNOWN, FEMALE]],
  [[FEMALE], [FEMALE, MALE], [FEMALE, UNKNOWN]],
  [[MALE], [MALE, FEMALE], [MALE, UNKNOWN]],
]

/** The same for valid sheets (0) and the rest (1), by sheet slot. */
const QUALITY_CHOICES: readonly (readonly (readonly number[])[])[] = [
  [[0], [1]],
  [[0, 1], [0]],
  [[1, 0], [1]],
]

/** Kinds of swaps that change a slot, in the order in which they are tried; made once for each choice of slots. */
export function swapKinds(
  slots: Slots,
  levels: readonly number[],
  sexSlot: number,
  sheetSlot: number,
): readonly SwapKind[] {
  const bySlot = slots.kinds.get(levels) ?? []
  slots.kinds.set(levels, bySlot)
  const slot = sexSlot * N_SHEET_SLOTS + sheetSlot
  const known = bySlot[slot]
  if (known !== undefined) return known
  const kinds = (QUALITY_CHOICES[sheetSlot] ?? []).flatMap((qualities) =>
    (SEX_CHOICES[sexSlot] ?? []).map((sexes): SwapKind => {
      const leaves = sexes.flatMap((sex) => qualities.map((quality) => sex * 2 + quality))
      const isAlike = sexes.flatMap((_, sex) =>
        qualities.map((_, quality) => (sex + quality) % 2 === 0),
      )
      return { levels, leaves, isAlike, views: touchedViews(slots, levels, sexes, qualities) }
    }),
  )
  bySlot[slot] = kinds
  return kinds
}

function touchedViews(
  slots: Slots,
  levels: readonly number[],
  sexes: readonly number[],
  qualities: readonly number[],
): TouchedView[] {
  const sexSlots = [...(sexes.length === 1 ? [0] : []), ...sexes.map((sex) => 1 + sex)]
  const sheetSlots = [
    ...(qualities.length === 1 ? [SHEET_SLOTS.all] : []),
    ...qualities.map((quality) => SHEET_SLOTS.valid + quality),
  ]
  return slots.lattice.views.flatMap(({ levels: own, groupOf, weight }, view) => {
    if (!levels.every((level) => own.includes(level))) return []
    const tables: number[] = []
    const weights: number[] = []
    for (const sexSlot of sexSlots)
      for (const sheetSlot of sheetSlots) {
        const slot = slotOf(slots, view, sexSlot, sheetSlot)
        if (slot === SLOT.absent) continue
        tables.push((slots.starts[view] as number) + sexSlot * N_SHEET_SLOTS + sheetSlot)
        const isApart = sheetSlot === SHEET_SLOTS.valid
        weights.push(slot !== SLOT.published ? 0 : isApart ? weight * APART : weight)
      }
    return tables.length === 0 ? [] : [{ groupOf, tables, weights }]
  })
}
