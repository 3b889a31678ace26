import { compareNaturally } from './compare-naturally.js'
import { type SwapLevels, swapLevels } from './swap-levels.js'

/**
 * The groups by which one measure is published. A path is a narrowest group; a view sorts all paths into the groups of
 * one or more levels: nobody apart (the total), the nesting of the levels down to each of them, and the grade across
 * all schools.
 */
export interface Lattice {
  /** Ordered naturally by the levels in turn. */
  readonly paths: readonly (readonly string[])[]
  readonly views: readonly View[]
  /** For each level: the paths that differ in it and agree in all else that is published. */
  readonly moves: readonly Moves[]
  /** Level that is also published across the levels above it, −1 where none is. */
  readonly across: number
}

export interface View {
  /** Names of the levels joined by `/`, or `all`. */
  readonly level: string
  /** Indexes of the levels. */
  readonly levels: readonly number[]
  /** How much it loses when one of its numbers is hidden. */
  readonly weight: number
  readonly labels: readonly string[]
  readonly groupOf: Int32Array
  /** The paths of each group. */
  readonly members: readonly (readonly number[])[]
  readonly swapLevels: SwapLevels
}

/** Paths in bunches; within a bunch all agree in everything published but one level. */
export interface Moves {
  readonly bunchOf: Int32Array
  readonly bunches: readonly (readonly number[])[]
  /** Position of a path in its bunch. */
  readonly placeOf: Int32Array
}

/** Level that readers want across all schools as well as within each. */
const ACROSS = 'grade'

/** Sorts paths into the groups of every view; the same paths in any order give the same lattice. */
export function buildLattice(
  unordered: readonly (readonly string[])[],
  levels: readonly string[],
): Lattice {
  const paths = ordered(unordered, levels.length)
  const named = levels.indexOf(ACROSS)
  const across = named > 0 ? named : -1
  const nestings = levels.map((_, depth) => levels.slice(0, depth + 1).map((_, index) => index))
  const combinations = [[], ...(across === -1 ? [] : [[across]]), ...nestings]
  return {
    paths,
    across,
    views: combinations.map((combination) => viewOf(paths, levels, combination, across)),
    moves: levels.map((_, level) => movesAlong(paths, level, across)),
  }
}

/** The paths in the order of their values, level by level. */
function ordered(paths: readonly (readonly string[])[], nLevels: number): (readonly string[])[] {
  const ranks = Array.from({ length: nLevels }, (_, level) => rankOf(paths, level))
  const ranked = paths.map((path) => ({
    path,
    rank: path.map((value, level) => ranks[level]?.get(value) ?? 0),
  }))
  return ranked
    .sort((first, second) => compareRanks(first.rank, second.rank))
    .map(({ path }) => path)
}

/** Place of each value of a level among the level's values. */
function rankOf(paths: readonly (readonly string[])[], level: number): Map<string, number> {
  const values = [...new Set(paths.map((path) => path[level] ?? ''))].sort(compareNaturally)
  return new Map(values.map((value, rank) => [value, rank]))
}

function compareRanks(first: readonly number[], second: readonly number[]): number {
  for (let level = 0; level < first.length; level++) {
    const difference = (first[level] ?? 0) - (second[level] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function viewOf(
  paths: readonly (readonly string[])[],
  names: readonly string[],
  levels: readonly number[],
  across: number,
): View {
  const keys = new Map<string, number>()
  const [only] = levels
  if (levels.length === 1 && only !== undefined)
    for (const value of rankOf(paths, only).keys()) keys.set(value, keys.size)
  const groupOf = Int32Array.from(paths, (path) => {
    const key = levels.map((level) => path[level] ?? '').join('\u0000')
    const group = keys.get(key) ?? keys.size
    keys.set(key, group)
    return group
  })
  const members: number[][] = Array.from(keys, () => [])
  groupOf.forEach((group, path) => {
    members[group]?.push(path)
  })
  const isTotal = levels.length === 0
  return {
    level: isTotal ? 'all' : levels.map((level) => names[level]).join('/'),
    levels,
    weight: 1 + 1000 / Math.max(1, keys.size),
    labels: isTotal ? Array.from(keys, () => 'all') : Array.from(keys.keys(), labelOf),
    groupOf,
    members,
    swapLevels: swapLevels(levels, across),
  }
}

/** A group without a name reads as a question mark. */
function labelOf(key: string): string {
  const values = key.split('\u0000')
  return values.map((value) => (value === '' ? '?' : value)).join('/')
}

function movesAlong(paths: readonly (readonly string[])[], level: number, across: number): Moves {
  const keys = new Map<string, number>()
  const bunches: number[][] = []
  const bunchOf = new Int32Array(paths.length)
  const placeOf = new Int32Array(paths.length)
  paths.forEach((path, index) => {
    const fixed = path.filter((_, other) => other < level || (other === across && other > level))
    const key = fixed.join('\u0000')
    const bunch = keys.get(key) ?? keys.size
    keys.set(key, bunch)
    const list = bunches[bunch] ?? []
    bunches[bunch] = list
    bunchOf[index] = bunch
    placeOf[index] = list.length
    list.push(index)
  })
  return { bunchOf, bunches, placeOf }
}
