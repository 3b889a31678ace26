import { coverCell } from './cover-cell.js'
import { N_SHEET_SLOTS, N_SLOTS, type Part, SEX_SLOTS, SLOT, slotOf } from './table-slots.js'
import { HIDDEN, type Tally } from './tally.js'
import { targetAt } from './target.js'

/** Times that all sums are gone over; hiding one more cell can leave another sum too small. */
const MOST_ROUNDS = 3

/**
 * Hides more where hidden cells of one sum have a known and small total: two hidden cells that are 3 together are not
 * known, but nearly. The cells of a sum are the categories of a table, the groups of a wider group, or the sexes. Where
 * nothing more can be hidden the sum is left.
 */
export function strengthen(tally: Tally): void {
  const { places } = tally.slots
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let nStrengthened = 0
    for (let place = 0; place < places.length; place++) {
      if (places.isPublished[place] === 0) continue
      if (strengthenCategories(tally, place)) nStrengthened++
      nStrengthened += strengthenSexes(tally, place)
      for (const part of tally.slots.parts[places.views[place] as number] ?? [])
        nStrengthened += strengthenGroups(tally, place, part)
    }
    if (nStrengthened === 0) return
  }
}

/** The categories of one table: their sum is shown, unless the table is hidden altogether. */
function strengthenCategories(tally: Tally, place: number): boolean {
  const { cells, hidden, nCategories, minimum } = tally
  const table = (tally.slots.places.tables[place] as number) * nCategories
  if (((hidden[table] as number) & HIDDEN.table) !== 0) return false
  let sum = 0
  let weak = -1
  for (let category = 0; category < nCategories; category++) {
    if (hidden[table + category] === 0) continue
    sum += cells[table + category] as number
    if (cells[table + category] !== 0) weak = category
  }
  if (sum === 0 || sum >= minimum) return false
  return coverCell(tally, targetAt(tally, place, weak), (newlyHidden) => {
    const own = newlyHidden.filter((cell) => cell >= table && cell < table + nCategories)
    return sum + sumOf(tally, own) >= minimum
  })
}

/** The sexes of a table of all together. */
function strengthenSexes(tally: Tally, place: number): number {
  const { slots } = tally
  const slot = slots.places.slots[place] as number
  if (slot >= N_SHEET_SLOTS) return 0
  if (slotOf(slots, slots.places.views[place] as number, 1, slot) !== SLOT.published) return 0
  const whole = slots.places.tables[place] as number
  const tables = SEXES_APART.map((sexSlot) => whole + sexSlot * N_SHEET_SLOTS)
  let nStrengthened = 0
  for (let category = 0; category < tally.nCategories; category++) {
    const weak = weakPart(tally, whole, tables, tables.length, category)
    if (weak === -1) continue
    const target = targetAt(tally, place, category, undefined, undefined, SEXES_APART[weak])
    if (coverCell(tally, target, partsSuffice(tally, tables, category))) nStrengthened++
  }
  return nStrengthened
}

const SEXES_APART: readonly number[] = Array.from({ length: SEX_SLOTS - 1 }, (_, sex) => 1 + sex)

/** The narrower groups that a group is made of. */
function strengthenGroups(tally: Tally, place: number, part: Part): number {
  const { slots } = tally
  const { places } = slots
  const slot = places.slots[place] as number
  if (slots.ofView[part.view]?.[slot] !== SLOT.published) return 0
  const group = places.groups[place] as number
  const start = part.starts[group] as number
  const nGroups = (part.starts[group + 1] as number) - start
  const tables = tablesOf(tally, part, start, nGroups, slot)
  let nStrengthened = 0
  for (let category = 0; category < tally.nCategories; category++) {
    const whole = places.tables[place] as number
    const weak = weakPart(tally, whole, tables, nGroups, category)
    if (weak === -1) continue
    const weakGroup = part.groups[start + weak] as number
    const target = targetAt(tally, place, category, part.view, weakGroup)
    const own = Array.from(tables.subarray(0, nGroups))
    if (coverCell(tally, target, partsSuffice(tally, own, category))) nStrengthened++
  }
  return nStrengthened
}

/** The tables of groups in a slot, in room that is written again. */
function tablesOf(
  { slots, room }: Tally,
  { view, groups }: Part,
  start: number,
  nGroups: number,
  slot: number,
): Int32Array {
  const first = (slots.starts[view] as number) + slot
  for (let index = 0; index < nGroups; index++)
    room[index] = first + (groups[start + index] as number) * N_SLOTS
  return room
}

/**
 * Where the whole is shown, its hidden parts have a known sum. Where that is too small:
 *
 * @returns index of the last hidden part that has anybody; −1 where nothing is to be done
 */
function weakPart(
  { cells, hidden, nCategories, minimum }: Tally,
  whole: number,
  tables: ArrayLike<number>,
  nTables: number,
  category: number,
): number {
  const cell = whole * nCategories + category
  if (hidden[cell] !== 0 || cells[cell] === 0) return -1
  let sum = 0
  let weak = -1
  for (let index = 0; index < nTables; index++) {
    const part = (tables[index] as number) * nCategories + category
    if (hidden[part] === 0) continue
    const count = cells[part] as number
    sum += count
    if (count !== 0) weak = index
  }
  return sum < minimum ? weak : -1
}

/** Whether hidden parts of one category would be enough together. */
function partsSuffice(
  tally: Tally,
  tables: readonly number[],
  category: number,
): (newlyHidden: readonly number[]) => boolean {
  const parts = new Set(tables.map((table) => table * tally.nCategories + category))
  let sum = 0
  for (const part of parts) if (tally.hidden[part] !== 0) sum += tally.cells[part] as number
  return (newlyHidden) =>
    sum +
      sumOf(
        tally,
        newlyHidden.filter((cell) => parts.has(cell)),
      ) >=
    tally.minimum
}

function sumOf(tally: Tally, cells: readonly number[]): number {
  return cells.reduce((sum, cell) => sum + (tally.cells[cell] as number), 0)
}
