import { SEXES } from '../table/blocks.js'
import type { Lattice, View } from './lattice.js'
import type { SwapKind } from './swap-kind.js'

/** A table is published for all sexes together (slot 0) and for each (slot 1 + its index in SEXES). */
export const SEX_SLOTS: number = 1 + SEXES.length

/** All sheets, valid ones only, and the difference of the two, which no row shows but anybody can compute. */
export const SHEET_SLOTS = { all: 0, valid: 1, rest: 2 } as const
export const N_SHEET_SLOTS = 3

/** Tables of one group: by sex slot and sheet slot. */
export const N_SLOTS: number = SEX_SLOTS * N_SHEET_SLOTS

/** What is done with a slot of a view: not published, published, or computable from what is published. */
export const SLOT = { absent: 0, published: 1, computable: 2 } as const

/** Tables, as columns. */
export interface TablePlaces {
  readonly length: number
  readonly views: Uint8Array
  readonly groups: Int32Array
  /** Sex slot · {@link N_SHEET_SLOTS} + sheet slot. */
  readonly slots: Uint8Array
  /** As {@link tableNumber} counts. */
  readonly tables: Int32Array
  /** 0 where the table is only computable. */
  readonly isPublished: Uint8Array
}

/** Which tables of a lattice are published; measures of one kind share it. */
export interface Slots {
  readonly lattice: Lattice
  /** For each view, by sex slot and sheet slot: one of {@link SLOT}. Empty where nothing is hidden in the tables. */
  readonly ofView: readonly Uint8Array[]
  /** First table of each view; views of which nothing is published have none. */
  readonly starts: Int32Array
  readonly nTables: number
  /** The tables that are published or computable, the narrowest groups first. */
  readonly places: TablePlaces
  /** For each view, the views of which its groups are made. */
  readonly parts: readonly (readonly Part[])[]
  /** Kinds of swaps that were needed so far: by their levels, then by sex slot and sheet slot. */
  readonly kinds: Map<readonly number[], (readonly SwapKind[])[]>
}

/** A view of which the groups of another are made. */
export interface Part {
  readonly view: number
  /** Its groups, those of one of the others after the next; from a start to the next. */
  readonly groups: Int32Array
  readonly starts: Int32Array
}

/** Number of a table among those of the published views. */
export function tableNumber(
  { starts }: Pick<Slots, 'starts'>,
  view: number,
  group: number,
  sexSlot: number,
  sheetSlot: number,
): number {
  return (starts[view] as number) + group * N_SLOTS + sexSlot * N_SHEET_SLOTS + sheetSlot
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
  const { views } = lattice
  const starts = new Int32Array(views.length)
  let nTables = 0
  views.forEach(({ labels }, view) => {
    starts[view] = nTables
    const states = ofView[view]
    if (states === undefined || states.some((state) => state !== SLOT.absent))
      nTables += labels.length * N_SLOTS
  })
  const places = placesOf(views, ofView, starts)
  return { lattice, ofView, starts, nTables, places, parts: partsOf(views), kinds: new Map() }
}

/** Whether a view has tables. */
export function hasTables({ starts, nTables }: Slots, view: number): boolean {
  return (starts[view] as number) < (starts[view + 1] ?? nTables)
}

function placesOf(
  views: readonly View[],
  ofView: readonly Uint8Array[],
  starts: Int32Array,
): TablePlaces {
  const present = views.map((_, view) =>
    Array.from(ofView[view] ?? [], (state, slot) => ({ state, slot })).filter(
      ({ state }) => state !== SLOT.absent,
    ),
  )
  const length = views.reduce(
    (sum, { labels }, view) => sum + labels.length * (present[view]?.length ?? 0),
    0,
  )
  const places = {
    length,
    views: new Uint8Array(length),
    groups: new Int32Array(length),
    slots: new Uint8Array(length),
    tables: new Int32Array(length),
    isPublished: new Uint8Array(length),
  }
  let at = 0
  for (let view = views.length - 1; view >= 0; view--)
    for (let group = 0; group < (views[view]?.labels.length ?? 0); group++)
      for (const { state, slot } of present[view] ?? []) {
        places.views[at] = view
        places.groups[at] = group
        places.slots[at] = slot
        places.tables[at] = (starts[view] as number) + group * N_SLOTS + slot
        places.isPublished[at] = state === SLOT.published ? 1 : 0
        at++
      }
  return places
}

/** Pairs of views of which one has all levels of the other and one more, or all levels down to the one across. */
function partsOf(views: readonly View[]): Part[][] {
  return views.map((whole) =>
    views.flatMap((part, view) => {
      const isNarrower = part.levels.length > whole.levels.length
      const hasAll = whole.levels.every((level) => part.levels.includes(level))
      const hasOneMore = part.levels.length === whole.levels.length + 1
      const isAcross = whole.levels.length === 1 && whole.levels[0] === part.levels.at(-1)
      if (!isNarrower || !hasAll || !(hasOneMore || isAcross)) return []
      return [{ view, ...groupsWithin(whole, part) }]
    }),
  )
}

/** The groups of a narrower view inside each group of a wider one, in the order of their first paths. */
function groupsWithin(whole: View, part: View): Pick<Part, 'groups' | 'starts'> {
  const groups = new Int32Array(part.labels.length)
  const starts = new Int32Array(whole.labels.length + 1)
  const isSeen = new Uint8Array(part.labels.length)
  let length = 0
  for (let group = 0; group < whole.labels.length; group++) {
    const end = whole.starts[group + 1] as number
    for (let at = whole.starts[group] as number; at < end; at++) {
      const own = part.groupOf[whole.members[at] as number] as number
      if (isSeen[own] === 1) continue
      isSeen[own] = 1
      groups[length++] = own
    }
    starts[group + 1] = length
  }
  return { groups, starts }
}
