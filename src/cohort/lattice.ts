import { compareNaturally } from './compare-naturally.js'

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
  const paths = [...unordered].sort(comparePaths)
  const named = levels.indexOf(ACROSS)
  const across = named > 0 ? named : -1
  const nestings = levels.map((_, depth) => levels.slice(0, depth + 1).map((_, index) => index))
  const combinations = [[], ...(across === -1 ? [] : [[across]]), ...nestings]
  return {
    paths,
    across,
    views: combinations.map((combination) => viewOf(paths, levels, combination)),
    moves: levels.map((_, level) => movesAlong(paths, level, across)),
  }
}

function comparePaths(first: readonly string[], second: readonly string[]): number {
  for (let level = 0; level < first.length; level++) {
    const difference = compareNaturally(first[level] ?? '', second[level] ?? '')
    if (difference !== 0) return difference
  }
  return 0
}

function viewOf(
  paths: readonly (readonly string[])[],
  names: readonly string[],
  levels: readonly number[],
): View {
  const keys = new Map<string, number>()
  const unordered = paths.map((path) => levels.map((level) => path[level] ?? ''))
  const ordered = levels.length === 1 ? [...unordered].sort(comparePaths) : unordered
  for (const values of ordered) {
    const key = values.join('\u0000')
    if (!keys.has(key)) keys.set(key, keys.size)
  }
  const groupOf = Int32Array.from(unordered, (values) => keys.get(values.join('\u0000')) ?? -1)
  const members: number[][] = Array.from(keys, () => [])
  groupOf.forEach((group, path) => {
    members[group]?.push(path)
  })
  const isTotal = levels.length === 0
  return {
    level: isTotal ? 'all' : levels.map((level) => names[level]).join('/'),
    levels,
    weight: 1 + 1000 / Math.max(1, keys.size),
    labels: isTotal ? ['all'] : Array.from(keys.keys(), labelOf),
    groupOf,
    members,
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
