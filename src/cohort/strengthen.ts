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
      const { view, group, sexSlot, sheetSlot } = place
      if (slotOf(tally.slots, view, sexSlot, sheetSlot) !== SLOT.published) continue
      if (strengthenCategories(tally, place)) nStrengthened++
      if (sexSlot === 0 && slotOf(tally.slots, view, 1, sheetSlot) === SLOT.published)
        nStrengthened += strengthenParts(tally, place, view, SEX_GROUPS)
      for (const part of parts[view] ?? [])
        if (slotOf(tally.slots, part.view, sexSlot, sheetSlot) === SLOT.published)
          nStrengthened += strengthenParts(tally, place, part.view, part.members[group] ?? [])
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

/** Parts of a table: groups of a view, or −1 − sex slot for the sexes of the table's own group. */
const SEX_GROUPS: readonly number[] = Array.from({ length: SEX_SLOTS - 1 }, (_, sex) => -2 - sex)

/** The parts of a table, category by category: where the whole is shown, its hidden parts have a known sum. */
function strengthenParts(
  tally: Tally,
  whole: TablePlace,
  view: number,
  groups: readonly number[],
): number {
  const wholeTable = tableOf(tally, whole)
  let nStrengthened = 0
  for (let category = 0; category < tally.nCategories; category++) {
    const cell = wholeTable + category
    if (tally.hidden[cell] !== 0 || tally.cells[cell] === 0) continue
    let sum = 0
    let weak = 0
    for (const group of groups) {
      const part = tableOfPart(tally, whole, view, group) + category
      if (tally.hidden[part] === 0 || tally.cells[part] === 0) continue
      sum += tally.cells[part] as number
      weak = group
    }
    if (sum === 0 || sum >= tally.minimum) continue
    const tables = groups.map((group) => tableOfPart(tally, whole, view, group))
    const place = weak < 0 ? { ...whole, sexSlot: -1 - weak } : { ...whole, view, group: weak }
    const isStronger = coverCell(tally, { ...place, category }, (newlyHidden) => {
      const own = newlyHidden.filter((one) => tables.includes(one - category))
      return sum + sumOf(tally, own) >= tally.minimum
    })
    if (isStronger) nStrengthened++
  }
  return nStrengthened
}

function tableOfPart(tally: Tally, whole: TablePlace, view: number, group: number): number {
  const { sexSlot, sheetSlot } = whole
  if (group < 0) return tableAt(tally, view, whole.group, -1 - group, sheetSlot)
  return tableAt(tally, view, group, sexSlot, sheetSlot)
}

function sumOf(tally: Tally, cells: readonly number[]): number {
  return cells.reduce((sum, cell) => sum + (tally.cells[cell] as number), 0)
}

function tableOf(tally: Tally, { view, group, sexSlot, sheetSlot }: TablePlace): number {
  return tableAt(tally, view, group, sexSlot, sheetSlot)
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
