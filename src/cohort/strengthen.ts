import { coverCell } from './cover-cell.js'
import { HIDDEN, SEX_SLOTS, SLOT, slotOf, type TablePlace, type Tally, tableAt } from './tally.js'

/** Times that all sums are gone over; hiding one more cell can leave another sum too small. */
const MOST_ROUNDS = 3

/**
 * Hides more where hidden cells of one sum have a known and small total: two hidden cells that are 3 together are not
 * known, but nearly. The cells of a sum are the categories of a table, the groups of a wider group, or the sexes. Where
 * nothing more can be hidden the sum is left.
 */
export function strengthen(tally: Tally): void {
  const parts = partsOf(tally)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let nStrengthened = 0
    for (const place of tally.slots.places) {
      if (slotOf(tally.slots, place.view, place.sexSlot, place.sheetSlot) !== SLOT.published)
        continue
      if (strengthenCategories(tally, place)) nStrengthened++
      for (const part of partsOfPlace(tally, place, parts))
        nStrengthened += strengthenParts(tally, place, part)
    }
    if (nStrengthened === 0) return
  }
}

/** The categories of one table: their sum is shown, unless the table is hidden altogether. */
function strengthenCategories(tally: Tally, place: TablePlace): boolean {
  const table = tableOf(tally, place)
  if (((tally.hidden[table] as number) & HIDDEN.table) !== 0) return false
  let sum = 0
  let weak = -1
  for (let category = 0; category < tally.nCategories; category++) {
    if (tally.hidden[table + category] === 0) continue
    sum += tally.cells[table + category] as number
    if ((tally.cells[table + category] as number) > 0) weak = category
  }
  if (sum === 0 || sum >= tally.minimum) return false
  return coverCell(tally, { ...place, category: weak }, (newlyHidden) => {
    const own = newlyHidden.filter((cell) => cell >= table && cell < table + tally.nCategories)
    return sum + sumOf(tally, own) >= tally.minimum
  })
}

/** The parts of a table, category by category: where the whole is shown, its hidden parts have a known sum. */
function strengthenParts(tally: Tally, whole: TablePlace, part: Part): number {
  const wholeTable = tableOf(tally, whole)
  let nStrengthened = 0
  for (let category = 0; category < tally.nCategories; category++) {
    if (tally.hidden[wholeTable + category] !== 0 || tally.cells[wholeTable + category] === 0)
      continue
    let sum = 0
    let weak = -1
    for (let index = 0; index < part.groups.length; index++) {
      const cell = partTable(tally, whole, part, index) + category
      if (tally.hidden[cell] === 0 || tally.cells[cell] === 0) continue
      sum += tally.cells[cell] as number
      weak = index
    }
    if (weak === -1 || sum >= tally.minimum) continue
    const tables = part.groups.map((_, index) => partTable(tally, whole, part, index))
    const suffices = (newlyHidden: readonly number[]): boolean => {
      const own = newlyHidden.filter((cell) => tables.includes(cell - category))
      return sum + sumOf(tally, own) >= tally.minimum
    }
    const place = { ...whole, view: part.view, ...partPlace(whole, part, weak) }
    if (coverCell(tally, { ...place, category }, suffices)) nStrengthened++
  }
  return nStrengthened
}

/** Tables of one view that add up to another table: groups of one sex slot, or the sexes of one group. */
interface Part {
  readonly view: number
  /** Groups, or −1 − sex slot for a sex. */
  readonly groups: readonly number[]
}

function partPlace(
  whole: TablePlace,
  { groups }: Part,
  index: number,
): { group: number; sexSlot: number } {
  const group = groups[index] as number
  if (group < 0) return { group: whole.group, sexSlot: -1 - group }
  return { group, sexSlot: whole.sexSlot }
}

function partTable(tally: Tally, whole: TablePlace, part: Part, index: number): number {
  const { group, sexSlot } = partPlace(whole, part, index)
  return tableAt(tally, part.view, group, sexSlot, whole.sheetSlot)
}

function sumOf(tally: Tally, cells: readonly number[]): number {
  return cells.reduce((sum, cell) => sum + (tally.cells[cell] as number), 0)
}

function tableOf(tally: Tally, { view, group, sexSlot, sheetSlot }: TablePlace): number {
  return tableAt(tally, view, group, sexSlot, sheetSlot)
}

const SEX_GROUPS: readonly number[] = Array.from({ length: SEX_SLOTS - 1 }, (_, sex) => -2 - sex)

function partsOfPlace(tally: Tally, place: TablePlace, parts: Parts): Part[] {
  const { view, group, sexSlot, sheetSlot } = place
  const isShown = (other: number, slot: number): boolean =>
    slotOf(tally.slots, other, slot, sheetSlot) === SLOT.published
  const bySex = sexSlot === 0 && isShown(view, 1) ? [{ view, groups: SEX_GROUPS }] : []
  const byGroup = (parts[view] ?? [])
    .filter((part) => isShown(part.view, sexSlot))
    .map((part) => ({ view: part.view, groups: part.members[group] ?? [] }))
  return [...bySex, ...byGroup]
}

/** For each view, the views of which its groups are made, and the group of each of theirs. */
type Parts = readonly (readonly {
  readonly view: number
  readonly members: readonly (readonly number[])[]
}[])[]

/** Pairs of views of which one has all levels of the other and one more, or all levels down to the one across. */
function partsOf({
  slots: {
    lattice: { views },
  },
}: Tally): Parts {
  return views.map((whole) =>
    views.flatMap((part, view) => {
      const isNarrower = part.levels.length > whole.levels.length
      const hasAll = whole.levels.every((level) => part.levels.includes(level))
      const hasOneMore = part.levels.length === whole.levels.length + 1
      const isAcross = whole.levels.length === 1 && whole.levels[0] === part.levels.at(-1)
      if (!isNarrower || !hasAll || !(hasOneMore || isAcross)) return []
      const members = whole.labels.map(() => new Set<number>())
      part.groupOf.forEach((group, path) => {
        members[whole.groupOf[path] as number]?.add(group)
      })
      return [{ view, members: members.map((groups) => [...groups]) }]
    }),
  )
}
