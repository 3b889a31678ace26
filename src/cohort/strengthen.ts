import { coverCell } from './cover-cell.js'
import { type TablePlace, tablesOf } from './hide-cells.js'
import { HIDDEN, SEX_SLOTS, SLOT, slotOf, type Tally, tableAt } from './tally.js'

/** Times that all sums are gone over; hiding one more cell can leave another sum too small. */
const MOST_ROUNDS = 3

/**
 * Hides more where hidden cells of one sum have a known and small total: two hidden cells that are 3 together are not
 * known, but nearly. The cells of a sum are the categories of a table, the groups of a wider group, or the sexes. Where
 * nothing more can be hidden the sum is left.
 */
export function strengthen(tally: Tally): void {
  const parts = wideViews(tally)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let nStrengthened = 0
    for (const place of tablesOf(tally)) {
      if (slotOf(tally, place.view, place.sexSlot, place.sheetSlot) !== SLOT.published) continue
      for (const relation of relationsOf(tally, place, parts))
        if (strengthenRelation(tally, relation)) nStrengthened++
    }
    if (nStrengthened === 0) return
  }
}

/** Cells whose sum is known: each with its place. */
type Relation = readonly {
  readonly cell: number
  readonly place: TablePlace
  readonly category: number
}[]

/** For each view, the views of which its groups are made, and the group of each of theirs. */
type Parts = readonly (readonly {
  readonly view: number
  readonly members: readonly (readonly number[])[]
}[])[]

function strengthenRelation(tally: Tally, relation: Relation): boolean {
  const hidden = relation.filter(({ cell }) => tally.hidden[cell] !== 0)
  const sum = hidden.reduce((total, { cell }) => total + (tally.cells[cell] as number), 0)
  if (sum === 0 || sum >= tally.minimum) return false
  const weak = hidden.find(({ cell }) => (tally.cells[cell] as number) > 0)
  if (weak === undefined) return false
  const cells = new Set(relation.map(({ cell }) => cell))
  return coverCell(tally, { ...weak.place, category: weak.category }, (newlyHidden) => {
    let more = sum
    for (const cell of newlyHidden) if (cells.has(cell)) more += tally.cells[cell] as number
    return more >= tally.minimum
  })
}

function* relationsOf(tally: Tally, place: TablePlace, parts: Parts): Generator<Relation> {
  const { view, group, sexSlot, sheetSlot } = place
  const table = tableAt(tally, view, group, sexSlot, sheetSlot)
  const categories = Array.from({ length: tally.nCategories }, (_, index) => index)
  const isTableHidden = ((tally.hidden[table] as number) & HIDDEN.table) !== 0
  if (!isTableHidden && isAnyHidden(tally, table))
    yield categories.map((category) => ({ cell: table + category, place, category }))
  for (const others of [sexPlaces(tally, place), ...groupPlaces(tally, place, parts)]) {
    const tables = others.map((other) => ({
      place: other,
      table: tableAt(tally, other.view, other.group, other.sexSlot, other.sheetSlot),
    }))
    if (!tables.some((other) => isAnyHidden(tally, other.table))) continue
    for (const category of categories) {
      if (tally.hidden[table + category] !== 0) continue
      yield tables.map((other) => ({ cell: other.table + category, place: other.place, category }))
    }
  }
}

function isAnyHidden(tally: Tally, table: number): boolean {
  for (let category = 0; category < tally.nCategories; category++)
    if (tally.hidden[table + category] !== 0) return true
  return false
}

function sexPlaces(tally: Tally, place: TablePlace): TablePlace[] {
  const { view, sexSlot, sheetSlot } = place
  if (sexSlot !== 0) return []
  return Array.from({ length: SEX_SLOTS - 1 }, (_, sex) => ({ ...place, sexSlot: 1 + sex })).filter(
    (other) => slotOf(tally, view, other.sexSlot, sheetSlot) === SLOT.published,
  )
}

function groupPlaces(tally: Tally, place: TablePlace, parts: Parts): TablePlace[][] {
  return (parts[place.view] ?? [])
    .filter(({ view }) => slotOf(tally, view, place.sexSlot, place.sheetSlot) === SLOT.published)
    .map(({ view, members }) =>
      (members[place.group] ?? []).map((group) => ({ ...place, view, group })),
    )
}

/** Pairs of views of which one has all levels of the other and one more. */
function wideViews({ lattice: { views } }: Tally): Parts {
  return views.map((wide) =>
    views.flatMap((part, view) => {
      const isPart =
        part.levels.length === wide.levels.length + 1 &&
        wide.levels.every((level) => part.levels.includes(level))
      const isAcrossPart =
        wide.levels.length === 1 && wide.levels[0] === part.levels.at(-1) && part !== wide
      if (!isPart && !isAcrossPart) return []
      const members = wide.labels.map(() => new Set<number>())
      part.groupOf.forEach((group, path) => {
        members[wide.groupOf[path] as number]?.add(group)
      })
      return [{ view, members: members.map((groups) => [...groups]) }]
    }),
  )
}
