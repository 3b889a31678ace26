import { SHEET_SLOTS, SLOT, slotOf, type Tally, tableAt } from './tally.js'

/**
 * A change of the data that nobody can tell from what is published, once the cells that it touches are hidden.
 *
 * At each combination of a path, a sex and a quality, one sheet changes its category: forward from the first category
 * of the swap to the second, or backward. Which of the two, {@link isForward} says by the places in the three lists, so
 * that sums over any of them stay the same.
 */
export interface SwapShape {
  /** One path, two that differ in one level, or a ring of four. */
  readonly paths: readonly number[]
  readonly sexes: readonly number[]
  /** 0 valid, 1 not valid. */
  readonly qualities: readonly number[]
}

/** Whether the sheet at these places changes forward: neighbours in a list go opposite ways. */
export function isForward(path: number, sex: number, quality: number): boolean {
  return (path + (path >> 1) + sex + quality) % 2 === 0
}

/** What a number of valid sheets apart is worth beside the same of all sheets. */
const APART = 0.25

/** Writes into `tally.touched` the tables in which a swap does not cancel. */
export function findTouched(tally: Tally, shape: SwapShape): void {
  const { touched } = tally
  const { views } = tally.slots.lattice
  touched.length = 0
  for (let view = 0; view < views.length; view++) {
    const { groupOf, weight } = views[view] as (typeof views)[number]
    for (let path = 0; path < shape.paths.length; path++) {
      if (netSign(groupOf, shape.paths, path) === 0) continue
      const group = groupOf[shape.paths[path] as number] as number
      addTables(tally, view, group, weight, shape)
    }
  }
}

/** By how much the group of a path changes; 0 where an earlier path has the same group. */
function netSign(groupOf: Int32Array, paths: readonly number[], own: number): number {
  const group = groupOf[paths[own] as number]
  let net = 0
  for (let path = 0; path < paths.length; path++) {
    if (groupOf[paths[path] as number] !== group) continue
    if (path < own) return 0
    net += isForward(path, 0, 0) ? 1 : -1
  }
  return net
}

function addTables(
  tally: Tally,
  view: number,
  group: number,
  weight: number,
  { sexes, qualities }: SwapShape,
): void {
  const { touched } = tally
  const firstSex = sexes.length === 1 ? -1 : 0
  const firstQuality = qualities.length === 1 ? -1 : 0
  for (let sex = firstSex; sex < sexes.length; sex++)
    for (let quality = firstQuality; quality < qualities.length; quality++) {
      const sexSlot = sex === -1 ? 0 : 1 + (sexes[sex] as number)
      const sheetSlot =
        quality === -1 ? SHEET_SLOTS.all : SHEET_SLOTS.valid + (qualities[quality] as number)
      const slot = slotOf(tally.slots, view, sexSlot, sheetSlot)
      if (slot === SLOT.absent) continue
      touched.tables[touched.length] = tableAt(tally, view, group, sexSlot, sheetSlot)
      const isApart = sheetSlot === SHEET_SLOTS.valid
      touched.weights[touched.length] =
        slot !== SLOT.published ? 0 : isApart ? weight * APART : weight
      touched.length++
    }
}
