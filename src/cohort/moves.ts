import { countUp, stableOrder } from './stable-order.js'

/**
 * Paths in bunches; within a bunch all agree in everything published but one level, and those with one value of that
 * level are next to each other: a run.
 */
export interface Moves {
  /** The paths, bunch after bunch, each in the order of the paths. */
  readonly order: Int32Array
  /** By path, as positions in `order`: its bunch from start to end (excluded), and its run. */
  readonly bunchStart: Int32Array
  readonly bunchEnd: Int32Array
  readonly runStart: Int32Array
  readonly runEnd: Int32Array
  /** By path: its value of the level. */
  readonly values: Int32Array
}

/**
 * @param codes - for each level, the values of the paths, which are in order by the levels in turn
 * @param across - level that is also published across the levels above it, −1 where none is
 */
export function movesAlong(codes: readonly Int32Array[], level: number, across: number): Moves {
  const values = codes[level] as Int32Array
  const nPaths = values.length
  const above = nestedGroups(codes.slice(0, level), nPaths)
  const beside = across > level ? (codes[across] as Int32Array) : new Int32Array(nPaths)
  const byBeside = stableOrder(countUp(nPaths), beside, 1 + greatest(beside))
  const order = stableOrder(byBeside, above, 1 + greatest(above))
  const bunchStart = new Int32Array(nPaths)
  const bunchEnd = new Int32Array(nPaths)
  const runStart = new Int32Array(nPaths)
  const runEnd = new Int32Array(nPaths)
  const isOfBunch = (one: number, other: number): boolean =>
    above[one] === above[other] && beside[one] === beside[other]
  spread(order, isOfBunch, bunchStart, bunchEnd)
  spread(
    order,
    (one, other) => isOfBunch(one, other) && values[one] === values[other],
    runStart,
    runEnd,
  )
  return { order, bunchStart, bunchEnd, runStart, runEnd, values }
}

/** Writes for each path where the neighbours that belong together with it begin and end. */
function spread(
  order: Int32Array,
  isTogether: (one: number, other: number) => boolean,
  starts: Int32Array,
  ends: Int32Array,
): void {
  for (let start = 0; start < order.length; ) {
    const first = order[start] as number
    let end = start + 1
    while (end < order.length && isTogether(first, order[end] as number)) end++
    for (let at = start; at < end; at++) {
      starts[order[at] as number] = start
      ends[order[at] as number] = end
    }
    start = end
  }
}

/** Numbers for the combinations of codes of paths that are in order by them: 0, 1, 2 from the first path on. */
export function nestedGroups(codes: readonly Int32Array[], nPaths: number): Int32Array {
  const groups = new Int32Array(nPaths)
  for (let path = 1; path < nPaths; path++) {
    const isNew = codes.some((column) => column[path] !== column[path - 1])
    groups[path] = (groups[path - 1] as number) + (isNew ? 1 : 0)
  }
  return groups
}

function greatest(keys: Int32Array): number {
  let most = 0
  for (let index = 0; index < keys.length; index++) most = Math.max(most, keys[index] as number)
  return most
}
