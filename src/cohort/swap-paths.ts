import type { Lattice, Moves } from './lattice.js'

/** How many partners a search looks at: of a path along one level, and in any one group of them. */
export interface Partners {
  readonly nPartners: number
  readonly nOfOneGroup: number
}

/**
 * The paths of swaps that start at a path: itself alone, a pair along one level, a ring of four along two.
 *
 * @returns lists that are written again: use one before asking for the next
 */
export function* swapPaths(
  lattice: Lattice,
  start: number,
  [first, second]: readonly number[],
  reach: Partners,
): Generator<readonly number[]> {
  if (first === undefined) {
    yield [start]
    return
  }
  const partners = partnersOf(lattice, start, first, reach)
  if (second === undefined) {
    const pair = [start, start]
    for (const partner of partners) {
      pair[1] = partner
      yield pair
    }
    return
  }
  const corners = partnersOf(lattice, start, second, reach)
  const ring = [start, start, start, start]
  for (const partner of partners)
    for (const corner of corners)
      for (const fourth of fourthCorners(lattice, partner, corner, second, reach)) {
        ring[1] = partner
        ring[2] = corner
        ring[3] = fourth
        yield ring
      }
}

/** Paths of the same bunch that differ from a path in the level, the nearest ones behind it first. */
function partnersOf(
  { moves, paths }: Lattice,
  path: number,
  level: number,
  { nPartners, nOfOneGroup }: Partners,
): number[] {
  const { bunchOf, bunches, placeOf } = moves[level] as Moves
  const bunch = bunches[bunchOf[path] as number] ?? []
  const place = placeOf[path] as number
  const own = paths[path]?.[level]
  const partners: number[] = []
  let group = own
  let nOfGroup = 0
  for (let step = 1; step < bunch.length && partners.length < nPartners; step++) {
    const other = bunch[(place + step) % bunch.length] as number
    const value = paths[other]?.[level]
    if (value === own) continue
    nOfGroup = value === group ? nOfGroup + 1 : 1
    group = value
    if (nOfGroup <= nOfOneGroup) partners.push(other)
  }
  return partners
}

/** Paths in the groups of `partner` above a level that have the value of `corner` at that level. */
function fourthCorners(
  { moves, paths }: Lattice,
  partner: number,
  corner: number,
  level: number,
  { nOfOneGroup }: Partners,
): number[] {
  const { bunchOf, bunches } = moves[level] as Moves
  const wanted = paths[corner]?.[level]
  const corners: number[] = []
  for (const path of bunches[bunchOf[partner] as number] ?? []) {
    if (paths[path]?.[level] !== wanted) continue
    corners.push(path)
    if (corners.length === nOfOneGroup) break
  }
  return corners
}
