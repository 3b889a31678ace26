import type { Lattice, Moves, View } from './lattice.js'

/** Partners of one group; a search for many goes to other groups. */
const MOST_PARTNERS_OF_ONE_GROUP = 2

/**
 * Along which levels a swap may lead so that it changes the groups of a view. The first list changes nothing wider than
 * the view; the second does, and is for cells that the first finds no swap for.
 */
export function swapLevels(lattice: Lattice, view: View): readonly [number[][], number[][]] {
  const last = view.levels.at(-1) ?? -1
  const { across } = lattice
  if (last === -1) return [[[]], []]
  if (view.levels.length === 1 && last === across) return [[[last]], [[]]]
  const wider = Array.from({ length: last }, (_, step) => last - 1 - step)
  const pairs = [...wider.map((level) => [level]), []]
  if (across === -1 || last < across) return [[[last]], pairs]
  const rings = wider.filter((level) => level < across).map((level) => [level, across])
  return last === across ? [rings, [[last], ...pairs]] : [[[last]], [...rings, ...pairs]]
}

/**
 * The paths of swaps that start at a path: itself alone, a pair along one level, a ring of four along two.
 *
 * @param nPartners - most partners of a path along one level
 */
export function* swapPaths(
  lattice: Lattice,
  start: number,
  [first, second]: readonly number[],
  nPartners: number,
): Generator<readonly number[]> {
  if (first === undefined) {
    yield [start]
    return
  }
  const partners = partnersOf(lattice, start, first, nPartners)
  if (second === undefined) {
    for (const partner of partners) yield [start, partner]
    return
  }
  const corners = partnersOf(lattice, start, second, nPartners)
  for (const partner of partners)
    for (const corner of corners)
      for (const fourth of fourthCorners(lattice, partner, corner, second))
        yield [start, partner, corner, fourth]
}

/** Paths of the same bunch that differ from a path in the level, the nearest ones behind it first. */
function partnersOf(
  { moves, paths }: Lattice,
  path: number,
  level: number,
  nPartners: number,
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
    if (nOfGroup <= MOST_PARTNERS_OF_ONE_GROUP) partners.push(other)
  }
  return partners
}

/** Paths in the groups of `partner` above a level that have the value of `corner` at that level. */
function fourthCorners(
  { moves, paths }: Lattice,
  partner: number,
  corner: number,
  level: number,
): number[] {
  const { bunchOf, bunches } = moves[level] as Moves
  const wanted = paths[corner]?.[level]
  const bunch = bunches[bunchOf[partner] as number] ?? []
  return bunch
    .filter((path) => paths[path]?.[level] === wanted)
    .slice(0, MOST_PARTNERS_OF_ONE_GROUP)
}
