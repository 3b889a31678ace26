import { bunches, type CountPuzzle, piecesOf } from './count-puzzle.js'
import { narrowBunch } from './narrow-bunch.js'

/** What an outsider finds out. */
export interface Recovery {
  /** Whether the numbers contradict each other: then nothing can be said. */
  readonly isContradictory: boolean
  /** Narrowed bounds. Counts whose bounds have met are known. */
  readonly low: Float64Array
  readonly high: Float64Array
  /**
   * Counts that linear programs over every sum leave open, and of which no two solutions in whole numbers were seen: a
   * leak by way of whole numbers alone could be missed.
   */
  readonly relaxed: readonly number[]
  /**
   * Counts that are tied together in a bunch too large for one linear program, or in one that was given up, and are not
   * known. For them bounds were tried, and linear programs of the counts around each, so that a leak by way of the whole
   * bunch could be missed.
   */
  readonly unproven: readonly number[]
}

/**
 * Recovers counts from sums, as an outsider would: bounds go from sum to sum until none narrows (interval propagation),
 * and what is still open is made as large and as small as the sums allow (linear program). A count is known when one
 * whole number is left; it is open when two solutions in whole numbers differ in it, which are looked for.
 *
 * @param puzzle - what is known
 * @param mostSteps - steps of a linear program after which it is given up
 */
export function recoverCounts(puzzle: CountPuzzle, mostSteps?: number): Recovery {
  const low = puzzle.low.slice()
  const high = puzzle.high.slice()
  const contradictory = { isContradictory: true, low, high, relaxed: [], unproven: [] }
  if (!propagate(puzzle, low, high)) return contradictory
  const relaxed: number[] = []
  const unproven: number[] = []
  for (const bunch of bunches(puzzle, low, high)) {
    const found = narrowBunch(puzzle, bunch, low, high, mostSteps)
    if (found.state === 'contradictory') return contradictory
    for (const cell of found.relaxed) relaxed.push(cell)
    if (found.state !== 'large') continue
    // What follows from a part of the sums follows from all of them.
    for (const piece of piecesOf(puzzle, bunch)) {
      const { state } = narrowBunch(puzzle, piece, low, high, mostSteps)
      if (state === 'contradictory') return contradictory
    }
    if (!propagate(puzzle, low, high)) return contradictory
    for (const cell of bunch.cells)
      if ((low[cell] as number) < (high[cell] as number)) unproven.push(cell)
  }
  return { isContradictory: false, low, high, relaxed, unproven }
}

/** Narrows bounds until nothing changes; false where a count has none left. */
function propagate({ sums }: CountPuzzle, low: Float64Array, high: Float64Array): boolean {
  const sumsOf = Array.from(low, (): number[] => [])
  sums.forEach((sum, index) => {
    for (const { cell } of sum) sumsOf[cell]?.push(index)
  })
  const queue = [...sums.keys()]
  const isQueued = new Uint8Array(sums.length).fill(1)
  for (let at = 0; at < queue.length; at++) {
    const index = queue[at] as number
    isQueued[index] = 0
    const sum = sums[index] ?? []
    const total = boundsOf(sum, low, high)
    for (const { cell, factor } of sum) {
      // What the other counts of the sum leave for this one.
      const [least, most] = without(total, factor, low[cell] as number, high[cell] as number)
      const [from, to] = factor > 0 ? [-most, -least] : [least, most]
      const newLow = Math.max(low[cell] as number, from)
      const newHigh = Math.min(high[cell] as number, to)
      if (newLow > newHigh) return false
      if (newLow === low[cell] && newHigh === high[cell]) continue
      low[cell] = newLow
      high[cell] = newHigh
      for (const next of sumsOf[cell] ?? [])
        if (isQueued[next] === 0) {
          isQueued[next] = 1
          queue.push(next)
        }
    }
  }
  return true
}

/** Least and most that a sum can be: finite parts, and how many are endless. */
interface Total {
  readonly least: number
  readonly most: number
  readonly nEndlessLeast: number
  readonly nEndlessMost: number
}

function boundsOf(sum: CountPuzzle['sums'][number], low: Float64Array, high: Float64Array): Total {
  let [least, most, nEndlessLeast, nEndlessMost] = [0, 0, 0, 0]
  for (const { cell, factor } of sum) {
    const [from, to] = [low[cell] as number, high[cell] as number]
    if (factor > 0) least += from
    else most -= from
    if (to === Number.POSITIVE_INFINITY) {
      if (factor > 0) nEndlessMost++
      else nEndlessLeast++
    } else if (factor > 0) most += to
    else least -= to
  }
  return { least, most, nEndlessLeast, nEndlessMost }
}

/** The bounds of a sum without one of its counts. */
function without(
  { least, most, nEndlessLeast, nEndlessMost }: Total,
  factor: number,
  from: number,
  to: number,
): [least: number, most: number] {
  const isEndless = to === Number.POSITIVE_INFINITY
  const own = isEndless ? 0 : to
  const isUp = factor > 0
  const endlessLeast = nEndlessLeast - (!isUp && isEndless ? 1 : 0)
  const endlessMost = nEndlessMost - (isUp && isEndless ? 1 : 0)
  return [
    endlessLeast > 0 ? Number.NEGATIVE_INFINITY : least - (isUp ? from : -own),
    endlessMost > 0 ? Number.POSITIVE_INFINITY : most - (isUp ? own : -from),
  ]
}
