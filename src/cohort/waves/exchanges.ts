import {
  AFTER_TIERS,
  leafKey,
  placeKey,
  type TransitionLeaf,
  type TransitionPlan,
} from './transitions.js'

/** What an exchange does to the counts of one leaf: cells of the matrix that lose a student, and that get one. */
export interface LeafChange {
  readonly leaf: number
  readonly lost: readonly number[]
  readonly won: readonly number[]
}

/**
 * Students exchange what came after their first wave, so that the waves themselves stay as they are. Within a place,
 * (i, j) and (k, l) become (i, l) and (k, j). Between two places the later sheets stay where they are: one place gets
 * (k, j) for (i, j), the other (i, l) for (k, l).
 */
export type Exchange = readonly LeafChange[]

/** Leaves that are tried as the other side, so that the work stays in step with the places. */
const MOST_PARTNERS = 8

/** Leaves, and where they are found by place, by sex and by where their students came from. */
export interface LeafIndex {
  readonly leaves: readonly TransitionLeaf[]
  readonly at: ReadonlyMap<string, number>
  /** By origin and sex: leaves in which students of that origin are now. */
  readonly arrivals: ReadonlyMap<string, readonly number[]>
}

export function leafIndex(leaves: readonly TransitionLeaf[]): LeafIndex {
  const arrivals = new Map<string, number[]>()
  leaves.forEach(({ origins, sex }, leaf) => {
    for (const origin of origins.keys()) {
      const key = `${origin}\u0000${sex}`
      arrivals.set(key, [...(arrivals.get(key) ?? []), leaf])
    }
  })
  const at = new Map(leaves.map(({ place, sex }, leaf) => [leafKey(place, sex), leaf]))
  return { leaves, at, arrivals }
}

/** Exchanges in which a cell of a leaf loses a student. */
export function* exchangesOf(
  plan: TransitionPlan,
  index: LeafIndex,
  leaf: number,
  cell: number,
): Generator<Exchange> {
  const { leaves } = index
  const own = leaves[leaf] as TransitionLeaf
  for (const other of usedCells(own.all)) {
    const won = exchangeWithin(plan, cell, other)
    if (won === null) continue
    const change = { leaf, lost: [cell, other], won }
    yield [change]
    for (const partner of partnersOf(leaves, leaf, ({ all }) =>
      won.every((at) => (all[at] as number) > 0),
    ))
      yield [change, { leaf: partner, lost: won, won: change.lost }]
  }
  yield* exchangesOfLeaving(plan, index, leaf, cell)
  yield* exchangesBetween(plan, leaves, leaf, cell)
}

/** What two cells of one leaf become. Nobody may become absent from both waves; who is absent after is another matter. */
function exchangeWithin(
  { states, nTiers }: TransitionPlan,
  one: number,
  other: number,
): number[] | null {
  const [i, j, k, l] = places(one, other, states.length)
  const absent = nTiers + AFTER_TIERS.absent
  if (i === k || j === l || j === absent || l === absent) return null
  return [i * states.length + l, k * states.length + j]
}

/**
 * Exchanges with a student who is absent after, and who counts where he was before: the one who takes his place must
 * have been there too, wherever he is now, such as a grade further up.
 */
function* exchangesOfLeaving(
  { states, nTiers }: TransitionPlan,
  index: LeafIndex,
  leaf: number,
  cell: number,
): Generator<Exchange> {
  const absent = nTiers + AFTER_TIERS.absent
  for (const [left, arrived, gone, came] of leavingPairs(
    states.length,
    absent,
    index,
    leaf,
    cell,
  )) {
    const [i, , k, l] = places(gone, came, states.length)
    if (i === k || i === absent || k === absent || l === absent) continue
    const stayed = k * states.length + absent
    const taken = i * states.length + l
    const exchange = [
      { leaf: left, lost: [gone], won: [stayed] },
      { leaf: arrived, lost: [came], won: [taken] },
    ]
    yield exchange
    for (const partner of partnersOf(index.leaves, left, ({ all }) => (all[stayed] as number) > 0))
      for (const back of arrivalsOf(index, partner))
        if ((originsOf(index, partner, back)?.[taken] ?? 0) > 0) {
          yield [
            ...exchange,
            { leaf: partner, lost: [stayed], won: [gone] },
            { leaf: back, lost: [taken], won: [came] },
          ]
          break
        }
  }
}

/** Leaf and cell of one who left, leaf and cell of one who was at the same place before; one of both as asked for. */
function* leavingPairs(
  nStates: number,
  absent: number,
  index: LeafIndex,
  leaf: number,
  cell: number,
): Generator<readonly [left: number, arrived: number, gone: number, came: number]> {
  if (cell % nStates === absent) {
    for (const arrived of arrivalsOf(index, leaf))
      for (const came of usedCells(originsOf(index, leaf, arrived) as Int32Array))
        yield [leaf, arrived, cell, came]
    return
  }
  const { origins, sex } = index.leaves[leaf] as TransitionLeaf
  for (const [origin, counts] of origins) {
    const left = index.at.get(`${origin}\u0000${sex}`)
    if ((counts[cell] as number) === 0 || left === undefined) continue
    for (const gone of usedCells((index.leaves[left] as TransitionLeaf).all))
      if (gone % nStates === absent) yield [left, leaf, gone, cell]
  }
}

/** Leaves in which students of a leaf's place and sex are now; the leaf itself first. */
function arrivalsOf({ leaves, arrivals }: LeafIndex, leaf: number): readonly number[] {
  const { place, sex } = leaves[leaf] as TransitionLeaf
  const found = arrivals.get(leafKey(place, sex)) ?? []
  const ordered = found.includes(leaf) ? [leaf, ...found.filter((one) => one !== leaf)] : found
  return ordered.slice(0, MOST_PARTNERS)
}

/** Counts of those in a leaf who were at another leaf's place before. */
function originsOf({ leaves }: LeafIndex, from: number, now: number): Int32Array | undefined {
  const { place } = leaves[from] as TransitionLeaf
  return leaves[now]?.origins.get(placeKey(place))
}

function* exchangesBetween(
  { states, nTiers }: TransitionPlan,
  leaves: readonly TransitionLeaf[],
  leaf: number,
  cell: number,
): Generator<Exchange> {
  const absent = nTiers + AFTER_TIERS.absent
  if (cell % states.length === absent) return
  for (const partner of partnersOf(leaves, leaf, ({ sex }) => sex === leaves[leaf]?.sex))
    for (const other of usedCells((leaves[partner] as TransitionLeaf).all)) {
      const [i, j, k, l] = places(cell, other, states.length)
      // Who was absent before would take the number with both sheets from one place to the other.
      if (i === k || l === absent || i === absent || k === absent) continue
      yield [
        { leaf, lost: [cell], won: [k * states.length + j] },
        { leaf: partner, lost: [other], won: [i * states.length + l] },
      ]
    }
}

function places(one: number, other: number, nStates: number): [number, number, number, number] {
  return [Math.floor(one / nStates), one % nStates, Math.floor(other / nStates), other % nStates]
}

function usedCells(counts: Int32Array): number[] {
  return [...counts.keys()].filter((cell) => (counts[cell] as number) > 0)
}

/** The nearest leaves, in their order, that fit. */
function partnersOf(
  leaves: readonly TransitionLeaf[],
  leaf: number,
  fits: (other: TransitionLeaf) => boolean,
): number[] {
  const partners: number[] = []
  for (let step = 1; step < leaves.length && partners.length < MOST_PARTNERS; step++) {
    const other = (leaf + step) % leaves.length
    if (fits(leaves[other] as TransitionLeaf)) partners.push(other)
  }
  return partners
}
