import { sortedNaturally } from './compare-naturally.js'
import { type Moves, movesAlong, nestedGroups } from './moves.js'
import { countUp, groupStarts, stableOrder } from './stable-order.js'
import { type SwapLevels, swapLevels } from './swap-levels.js'

/**
 * The groups by which one measure is published. A path is a narrowest group; a view sorts all paths into the groups of
 * one or more levels: nobody apart (the total), the nesting of the levels down to each of them, and the grade across
 * all schools.
 */
export interface Lattice {
  readonly nPaths: number
  /** For each path as it was given, its place in the natural order by the levels in turn. */
  readonly placeOf: Int32Array
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
  /** The paths, group after group; those of a group are from its start to the next. */
  readonly members: Int32Array
  readonly starts: Int32Array
  readonly swapLevels: SwapLevels
}

/** Level that readers want across all schools as well as within each. */
const ACROSS = 'grade'

/** Sorts paths into the groups of every view; the same paths in any order give the same lattice. */
export function buildLattice(
  unordered: readonly (readonly string[])[],
  levels: readonly string[],
): Lattice {
  const nPaths = unordered.length
  const given = levels.map((_, level) => rankedColumn(unordered, level))
  let order = countUp(nPaths)
  for (const { codes, values } of [...given].reverse())
    order = stableOrder(order, codes, values.length)
  const columns = given.map(({ codes, values }) => ({
    values,
    codes: order.map((path) => codes[path] as number),
  }))
  const placeOf = new Int32Array(nPaths)
  for (let place = 0; place < nPaths; place++) placeOf[order[place] as number] = place
  const named = levels.indexOf(ACROSS)
  const across = named > 0 ? named : -1
  const nestings = levels.map((_, depth) => levels.slice(0, depth + 1).map((_, index) => index))
  const combinations = [[], ...(across === -1 ? [] : [[across]]), ...nestings]
  const codes = columns.map((column) => column.codes)
  return {
    nPaths,
    placeOf,
    across,
    views: combinations.map((combination) => viewOf(columns, levels, nPaths, combination, across)),
    moves: levels.map((_, level) => movesAlong(codes, level, across)),
  }
}

/** The values of a level in order, and for each path which of them it has. */
interface Column {
  readonly values: readonly string[]
  readonly codes: Int32Array
}

function rankedColumn(paths: readonly (readonly string[])[], level: number): Column {
  const ranks = new Map<string, number>()
  for (const path of paths) ranks.set(path[level] ?? '', 0)
  const values = sortedNaturally([...ranks.keys()])
  values.forEach((value, rank) => {
    ranks.set(value, rank)
  })
  return { values, codes: Int32Array.from(paths, (path) => ranks.get(path[level] ?? '') ?? 0) }
}

function viewOf(
  columns: readonly Column[],
  names: readonly string[],
  nPaths: number,
  levels: readonly number[],
  across: number,
): View {
  const [only] = levels
  const isOfOne = levels.length === 1 && only !== undefined
  const codes = levels.map((level) => columns[level]?.codes ?? new Int32Array())
  const groupOf = isOfOne ? (codes[0] as Int32Array) : nestedGroups(codes, nPaths)
  const labels = isOfOne
    ? (columns[only]?.values ?? []).map(shownName)
    : nestedLabels(groupOf, columns.slice(0, levels.length))
  const isTotal = levels.length === 0
  return {
    level: isTotal ? 'all' : levels.map((level) => names[level]).join('/'),
    levels,
    weight: 1 + 1000 / Math.max(1, labels.length),
    labels,
    groupOf,
    members: stableOrder(countUp(nPaths), groupOf, labels.length),
    starts: groupStarts(groupOf, labels.length),
    swapLevels: swapLevels(levels, across),
  }
}

/** The values of each group's first path; that of everybody is `all`. */
function nestedLabels(groupOf: Int32Array, columns: readonly Column[]): string[] {
  const labels: string[] = []
  for (let path = 0; path < groupOf.length; path++) {
    if (groupOf[path] !== labels.length) continue
    const values = columns.map((column) => shownName(column.values[column.codes[path] as number]))
    labels.push(columns.length === 0 ? 'all' : values.join('/'))
  }
  return labels
}

/** A group without a name reads as a question mark. */
function shownName(value: string | undefined): string {
  return value === undefined || value === '' ? '?' : value
}
