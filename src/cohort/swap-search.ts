import type { Moves } from './moves.js'
import type { SwapKind } from './swap-kind.js'
import { N_PATH_LEAVES, type Tally } from './tally.js'
import type { Target } from './target.js'
import { weighSwap } from './weigh-swap.js'

/** Whether cells that would be newly hidden are enough. */
export type Suffices = (newlyHidden: readonly number[]) => boolean

/** The best swap so far, and the room that a search works in. */
export interface Search {
  readonly tally: Tally
  readonly target: Target
  readonly suffices: Suffices | null
  cost: number
  /** The categories between which the best swap moves sheets, those of `tally.best`; −1 before there is one. */
  loses: number
  gains: number
  kind: SwapKind
  /** The paths of the swap that is looked at. */
  readonly paths: number[]
  /** Swaps of this kind that were tried or passed over because some leaf has no sheet for them. */
  nTried: number
}

/** How far a search goes: starting paths, partners of a path, and swaps before it is given up. */
export interface Reach {
  readonly nStarts: number
  readonly nPartners: number
  /** Most partners in one group. */
  readonly nOfOneGroup: number
  readonly nSwaps: number
}

/** How many swaps are tried once one was found. */
const ENOUGH_SWAPS = 8

/**
 * Looks for swaps of one kind: from paths of the target's group that have a sheet to lose, to the nearest paths behind
 * them that differ in the kind's levels.
 */
export function searchSwaps(search: Search, kind: SwapKind, reach: Reach): void {
  const { tally, target, paths } = search
  const { views } = tally.slots.lattice
  const view = views[target.view] as (typeof views)[number]
  const end = view.starts[target.group + 1] as number
  const own = (kind.leaves[0] as number) * tally.nCategories + target.category
  const width = N_PATH_LEAVES * tally.nCategories
  search.kind = kind
  search.nTried = 0
  let nStarts = 0
  for (let at = view.starts[target.group] as number; at < end; at++) {
    const start = view.members[at] as number
    if (tally.leaves[start * width + own] === 0) continue
    paths[0] = start
    if (searchFrom(search, start, reach) || ++nStarts === reach.nStarts) return
  }
}

/** @returns whether the search is over */
function searchFrom(search: Search, start: number, reach: Reach): boolean {
  const { moves } = search.tally.slots.lattice
  const [first, second] = search.kind.levels
  const bits = partnersAt(search, start, true)
  if (first === undefined) return trySwap(search, bits, 1, reach)
  const along = moves[first] as Moves
  const nPartners = partnersOf(along, start, reach, PARTNERS)
  if (second === undefined) return searchPairs(search, bits, nPartners, reach)
  const across = moves[second] as Moves
  const nCorners = partnersOf(across, start, reach, CORNERS)
  for (let index = 0; index < nPartners; index++) {
    const partner = PARTNERS[index] as number
    search.paths[1] = partner
    const both = bits === 0 ? 0 : bits & partnersAt(search, partner, false)
    if (searchCorners(search, across, both, nCorners, reach)) return true
  }
  return false
}

function searchPairs(search: Search, bits: number, nPartners: number, reach: Reach): boolean {
  for (let index = 0; index < nPartners; index++) {
    const partner = PARTNERS[index] as number
    search.paths[1] = partner
    const both = bits === 0 ? 0 : bits & partnersAt(search, partner, false)
    if (trySwap(search, both, 1, reach)) return true
  }
  return false
}

/** The rings of a start and a partner: a corner beside the start, and a fourth path beside the partner. */
function searchCorners(
  search: Search,
  across: Moves,
  bits: number,
  nCorners: number,
  reach: Reach,
): boolean {
  const { order, values } = across
  const partner = search.paths[1] as number
  let value = -1
  let from = 0
  let to = 0
  for (let index = 0; index < nCorners; index++) {
    const corner = CORNERS[index] as number
    if (values[corner] !== value) {
      value = values[corner] as number
      from = runOf(across, partner, value)
      to =
        from === -1
          ? -1
          : Math.min(across.runEnd[order[from] as number] as number, from + reach.nOfOneGroup)
    }
    if (from === to) continue
    search.paths[2] = corner
    const all = bits === 0 ? 0 : bits & partnersAt(search, corner, false)
    if (all === 0) {
      if (trySwap(search, 0, to - from, reach)) return true
      continue
    }
    for (let at = from; at < to; at++) {
      const fourth = order[at] as number
      search.paths[3] = fourth
      if (trySwap(search, all & partnersAt(search, fourth, true), 1, reach)) return true
    }
  }
  return false
}

/** Where in a path's bunch the run of a value begins; −1 where there is none. */
function runOf(
  { order, bunchStart, bunchEnd, runEnd, values }: Moves,
  path: number,
  value: number,
): number {
  const end = bunchEnd[path] as number
  for (let at = bunchStart[path] as number; at < end; ) {
    const own = order[at] as number
    if (values[own] === value) return at
    at = runEnd[own] as number
  }
  return -1
}

/** Most partners of a path that any search looks at. */
export const MOST_PARTNERS = 200
const PARTNERS = new Int32Array(MOST_PARTNERS)
const CORNERS = new Int32Array(MOST_PARTNERS)

/** Paths of the same bunch that differ from a path in the level, the nearest ones behind it first. */
function partnersOf(
  { order, bunchStart, bunchEnd, runStart, runEnd }: Moves,
  path: number,
  { nPartners, nOfOneGroup }: Reach,
  partners: Int32Array,
): number {
  const bunch = bunchStart[path] as number
  const end = bunchEnd[path] as number
  const before = runStart[path] as number
  let at = runEnd[path] as number
  let length = 0
  for (let isBehind = true; length < nPartners; ) {
    if (isBehind && at === end) {
      isBehind = false
      at = bunch
    }
    if (!isBehind && at === before) break
    const next = runEnd[order[at] as number] as number
    const most = Math.min(next, at + nOfOneGroup, at + nPartners - length)
    for (; at < most; at++) partners[length++] = order[at] as number
    at = next
  }
  return length
}

/**
 * Categories, as bits, that the sheets of a path could have changed to: those that each leaf going the other way has.
 * None where a leaf that goes forward has no sheet of the target's category.
 */
function partnersAt(search: Search, path: number, isPathAlike: boolean): number {
  const { tally, target, kind } = search
  const { leaves, isAlike } = kind
  const own = 1 << target.category
  const first = path * N_PATH_LEAVES
  let bits = tally.nCategories > 32 || tally.nCategories === 1 ? -1 : ~own
  for (let index = 0; index < leaves.length; index++) {
    const present = tally.present[first + (leaves[index] as number)] as number
    if (isAlike[index] === isPathAlike) {
      if ((present & own) === 0) return 0
    } else if (tally.nCategories > 1) bits &= present
  }
  return bits
}

/**
 * Weighs a swap, unless there are no categories that its sheets could have changed to.
 *
 * @param nSwaps - how many swaps this is the first of, where none of them is possible
 * @returns whether the search is over
 */
function trySwap(search: Search, bits: number, nSwaps: number, { nSwaps: most }: Reach): boolean {
  if (bits !== 0) weighSwap(search, bits)
  search.nTried += nSwaps
  if (search.cost === 0) return true
  return search.nTried >= (search.loses === -1 ? most : ENOUGH_SWAPS)
}
