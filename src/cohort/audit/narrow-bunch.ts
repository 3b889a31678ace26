import { isWithinReach, type LinearProgram, linearProgram } from '../../stat/linear-program.js'
import type { Bunch, CountPuzzle } from './count-puzzle.js'
import { isOpen, isWider, type SeenSolutions, see, seenSolutions } from './seen-solutions.js'
import { climb, type SteadyProgram, steadyProgram } from './steady-program.js'
import { type WholeBound, wholeSolution } from './whole-solutions.js'

/** What became of a bunch. `large`: nothing was tried, or it was given up. */
export interface Narrowed {
  readonly state: 'narrowed' | 'large' | 'contradictory'
  /** Counts that linear programs leave open, and of which no two solutions in whole numbers were seen. */
  readonly relaxed: readonly number[]
}

/** Counts of a bunch for which solutions in whole numbers are looked for. */
const SMALL = 500
/** Goals of chance by which most counts are seen to be open, and the corners that each leads over. */
const N_SWEEPS = 12
const WALK = 400

/**
 * Narrows the bounds of a bunch by linear programs over all its sums.
 *
 * Solutions are looked for that differ, in whole numbers where the bunch is small: a count in which two of them differ is
 * open. Any other count is made as large and as small as the sums allow. Where one whole number lies between, or where
 * branch and bound finds no second one, the count is known: bounds are written.
 */
export function narrowBunch(
  puzzle: CountPuzzle,
  bunch: Bunch,
  low: Float64Array,
  high: Float64Array,
  mostSteps?: number,
): Narrowed {
  const program = programOf(puzzle, bunch, low, high, mostSteps)
  if (program === 'large' || program === 'unknown') return { state: 'large', relaxed: [] }
  if (program === null) return { state: 'contradictory', relaxed: [] }
  const { cells } = bunch
  // The program counts from what was lowest when it was set up.
  const base = Float64Array.from(cells, (cell) => low[cell] as number)
  const seen = seenSolutions(puzzle, bunch, low)
  const steady = steadyProgram(program)
  sweep(steady, seen)
  const relaxed: number[] = []
  cells.forEach((cell, at) => {
    if (isOpen(seen, at)) return
    const { from, to, isExact } = rangeOf(steady, seen, at, mostSteps)
    if (isOpen(seen, at)) return
    low[cell] = Math.max(low[cell] as number, (base[at] as number) + from)
    high[cell] = Math.min(high[cell] as number, (base[at] as number) + to)
    if (from < to && !isExact) relaxed.push(cell)
  })
  return { state: 'narrowed', relaxed }
}

/** Walks to corners by goals of chance, and on small bunches from each to a solution in whole numbers. */
function sweep(steady: SteadyProgram, seen: SeenSolutions): void {
  const nWhole = seen.least.length
  for (let round = 0; round < N_SWEEPS; round++) {
    const goal = Float64Array.from(seen.least, (_, at) =>
      isOpen(seen, at) ? 0 : (((at + 1) * (2 * round + 3) * 7919) % 13) - 6,
    )
    if (goal.every((factor) => factor === 0)) return
    const corner = climb(steady, goal, WALK)
    if (corner !== null) see(seen, corner.values.slice(0, nWhole))
    if (nWhole > SMALL) continue
    const found = wholeSolution(steady.program, nWhole, [], 2 * nWhole)
    if (found instanceof Float64Array) see(seen, found)
  }
}

/** The whole numbers between which an unknown lies; exact where two solutions have these. */
interface WholeRange {
  readonly from: number
  readonly to: number
  readonly isExact: boolean
}

function rangeOf(
  steady: SteadyProgram,
  seen: SeenSolutions,
  at: number,
  mostSteps?: number,
): WholeRange {
  const nWhole = seen.least.length
  const range = { from: 0, to: Number.POSITIVE_INFINITY, isExact: false }
  const isWide = (): boolean => isOpen(seen, at) || isWider(seen, at)
  // Where whole solutions are not looked for, corners that lie wide enough apart will do.
  if (nWhole > SMALL && isWide()) return range
  let isGivenUp = false
  for (const sign of [1, -1]) {
    const goal = new Float64Array(at + 1)
    goal[at] = sign
    const corner = climb(steady, goal, mostSteps)
    const { values = new Float64Array(), isHighest = false } = corner ?? {}
    if (corner !== null) see(seen, values.slice(0, nWhole))
    // A climb that was given up says how far a count reaches at least, and no bound.
    if (!isHighest) isGivenUp = true
    else if (sign === 1) range.to = Math.floor((values[at] as number) + 1e-6)
    else range.from = Math.ceil((values[at] as number) - 1e-6)
    if (isOpen(seen, at) || (nWhole > SMALL && isWide())) return range
  }
  // Bounds that cross are none: they were reckoned wrongly, or nothing fits.
  if (range.from > range.to) return { from: 0, to: Number.POSITIVE_INFINITY, isExact: false }
  if (range.from === range.to) return { ...range, isExact: true }
  return nWhole > SMALL || isGivenUp ? range : searched(steady.program, seen, at, range)
}

/** Looks for whole numbers on both sides of the one that is known, by branch and bound. */
function searched(
  program: LinearProgram,
  seen: SeenSolutions,
  at: number,
  range: WholeRange,
): WholeRange {
  const nWhole = seen.least.length
  if (!Number.isFinite(seen.least[at])) {
    const first = wholeSolution(program, nWhole)
    if (!(first instanceof Float64Array)) return range
    see(seen, first)
  }
  const known = seen.least[at] as number
  const sides: readonly WholeBound[] = [
    { unknown: at, side: 'at-least', bound: known + 1 },
    { unknown: at, side: 'at-most', bound: known - 1 },
  ]
  const others = sides.map((bound) => wholeSolution(program, nWhole, [bound]))
  for (const other of others) if (other instanceof Float64Array) see(seen, other)
  return others.every((other) => other === null) ? { from: known, to: known, isExact: true } : range
}

/**
 * The bunch as a linear program over what its counts are above their lowest; upper bounds given get a slack each. Null
 * where nothing fits, `unknown` where that was not found out.
 */
function programOf(
  { sums, high: given }: CountPuzzle,
  bunch: Bunch,
  low: Float64Array,
  high: Float64Array,
  mostSteps?: number,
): LinearProgram | null | 'large' | 'unknown' {
  const place = new Map(bunch.cells.map((cell, at) => [cell, at]))
  // Bounds that propagation found follow from the sums; only those given beforehand say more.
  const bounded = bunch.cells.filter((cell) => Number.isFinite(given[cell] as number))
  const nUnknowns = bunch.cells.length + bounded.length
  if (!isWithinReach(nUnknowns, bunch.sums.length + bounded.length)) return 'large'
  const equations = bunch.sums.map((index) => {
    let value = 0
    const terms: { unknown: number; factor: number }[] = []
    for (const { cell, factor } of sums[index] ?? []) {
      const unknown = place.get(cell)
      value -= factor * (low[cell] as number)
      if (unknown !== undefined) terms.push({ unknown, factor })
    }
    return { terms, value }
  })
  const limits = bounded.map((cell, index) => ({
    terms: [
      { unknown: place.get(cell) ?? 0, factor: 1 },
      { unknown: bunch.cells.length + index, factor: 1 },
    ],
    value: (high[cell] as number) - (low[cell] as number),
  }))
  return linearProgram(nUnknowns, [...equations, ...limits], mostSteps)
}
