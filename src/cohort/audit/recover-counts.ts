import { type LinearProgram, linearProgram, maximise } from '../../stat/linear-program.js'

/** Whole numbers of 0 or more, some of them known within bounds, and sums of them that are 0. */
export interface CountPuzzle {
  /** Lowest and highest that each count can be, as far as is known beforehand; known counts have both equal. */
  readonly low: Float64Array
  readonly high: Float64Array
  /** Each: counts with factors 1 or −1 whose sum is 0. */
  readonly sums: readonly (readonly { readonly cell: number; readonly factor: number }[])[]
}

/** What an outsider finds out. */
export interface Recovery {
  /** Whether the numbers contradict each other: then nothing can be said. */
  readonly isContradictory: boolean
  /** Narrowed bounds. Counts whose bounds have met are known. */
  readonly low: Float64Array
  readonly high: Float64Array
  /**
   * Counts that are tied together in a bunch too large for one linear program: for them bounds were tried, and linear
   * programs of the counts around each, so that a leak by way of the whole bunch could be missed.
   */
  readonly unproven: readonly number[]
}

/** The largest tableau, rows by columns, that is worked through. */
const LARGEST_TABLEAU = 6_000_000
/** Counts of a piece of a bunch that is too large. */
const PIECE = 120
/** Goals of chance by which most counts of a bunch are seen to be open. */
const N_SWEEPS = 12

/**
 * Recovers counts from sums, as an outsider would: bounds go from sum to sum until none narrows (interval propagation),
 * and what is still open is made as large and as small as the sums allow (linear program). A count is known when one
 * whole number is left.
 *
 * @param puzzle - what is known
 */
export function recoverCounts(puzzle: CountPuzzle): Recovery {
  const low = puzzle.low.slice()
  const high = puzzle.high.slice()
  if (!propagate(puzzle, low, high)) return { isContradictory: true, low, high, unproven: [] }
  const unproven: number[] = []
  for (const bunch of bunches(puzzle, low, high))
    if (!narrow(puzzle, bunch, low, high)) {
      unproven.push(...bunch.cells)
      // What follows from a part of the sums follows from all of them.
      for (const piece of piecesOf(puzzle, bunch)) narrow(puzzle, piece, low, high)
      if (!propagate(puzzle, low, high)) return { isContradictory: true, low, high, unproven: [] }
    }
  return { isContradictory: false, low, high, unproven }
}

/** Narrows bounds until nothing changes; false where a count has none left. */
function propagate({ sums }: CountPuzzle, low: Float64Array, high: Float64Array): boolean {
  const sumsOf = new Map<number, number[]>()
  sums.forEach((sum, index) => {
    for (const { cell } of sum) sumsOf.set(cell, [...(sumsOf.get(cell) ?? []), index])
  })
  const queue = [...sums.keys()]
  const isQueued = new Uint8Array(sums.length).fill(1)
  for (let at = 0; at < queue.length; at++) {
    const index = queue[at] as number
    isQueued[index] = 0
    for (const { cell, factor } of sums[index] ?? []) {
      // What the other counts of the sum leave for this one.
      let [least, most] = [0, 0]
      for (const other of sums[index] ?? [])
        if (other.cell !== cell) {
          const [from, to] = [low[other.cell] as number, high[other.cell] as number]
          least += other.factor > 0 ? from : -to
          most += other.factor > 0 ? to : -from
        }
      const [from, to] = factor > 0 ? [-most, -least] : [least, most]
      const [newLow, newHigh] = [
        Math.max(low[cell] as number, from),
        Math.min(high[cell] as number, to),
      ]
      if (newLow > newHigh) return false
      if (newLow === low[cell] && newHigh === high[cell]) continue
      low[cell] = newLow
      high[cell] = newHigh
      for (const next of sumsOf.get(cell) ?? [])
        if (isQueued[next] === 0) {
          isQueued[next] = 1
          queue.push(next)
        }
    }
  }
  return true
}

/** Open counts that sums tie together, and those sums. */
interface Bunch {
  readonly cells: readonly number[]
  readonly sums: readonly number[]
}

function bunches({ sums }: CountPuzzle, low: Float64Array, high: Float64Array): Bunch[] {
  const parent = Int32Array.from(low, (_, cell) => cell)
  const rootOf = (cell: number): number => {
    let root = cell
    while (parent[root] !== root) root = parent[root] as number
    parent[cell] = root
    return root
  }
  const isOpen = (cell: number): boolean => (low[cell] as number) < (high[cell] as number)
  const openOf = sums.map((sum) => sum.filter(({ cell }) => isOpen(cell)).map(({ cell }) => cell))
  for (const [first = -1, ...others] of openOf)
    for (const other of others) parent[rootOf(other)] = rootOf(first)
  const found = new Map<number, { cells: number[]; sums: number[] }>()
  const bunchOf = (cell: number): { cells: number[]; sums: number[] } => {
    const root = rootOf(cell)
    const bunch = found.get(root) ?? { cells: [], sums: [] }
    found.set(root, bunch)
    return bunch
  }
  for (const cell of low.keys()) if (isOpen(cell)) bunchOf(cell).cells.push(cell)
  openOf.forEach(([first], index) => {
    if (first !== undefined) bunchOf(first).sums.push(index)
  })
  return [...found.values()]
}

/** A bunch in pieces of counts that lie near each other, each with the sums that it holds altogether. */
function* piecesOf({ sums }: CountPuzzle, bunch: Bunch): Generator<Bunch> {
  const inBunch = new Set(bunch.cells)
  const open = new Map(
    bunch.sums.map((index) => [
      index,
      (sums[index] ?? []).map(({ cell }) => cell).filter((cell) => inBunch.has(cell)),
    ]),
  )
  const sumsOf = new Map<number, number[]>()
  for (const [index, cells] of open)
    for (const cell of cells) sumsOf.set(cell, [...(sumsOf.get(cell) ?? []), index])
  const done = new Set<number>()
  for (const start of bunch.cells) {
    if (done.has(start)) continue
    const near = new Set([start])
    for (const cell of near) {
      // Short sums first: they say most.
      const own = [...(sumsOf.get(cell) ?? [])].sort(
        (one, other) => (open.get(one)?.length ?? 0) - (open.get(other)?.length ?? 0),
      )
      for (const index of own) {
        const cells = open.get(index) ?? []
        if (near.size + cells.length <= PIECE) for (const one of cells) near.add(one)
      }
    }
    for (const cell of near) done.add(cell)
    const cells = [...near]
    const whole = [...new Set(cells.flatMap((cell) => sumsOf.get(cell) ?? []))].filter((index) =>
      open.get(index)?.every((cell) => near.has(cell)),
    )
    yield { cells, sums: whole }
  }
}

/** Narrows the bounds of a bunch by linear programs; false where it is too large. */
function narrow(puzzle: CountPuzzle, bunch: Bunch, low: Float64Array, high: Float64Array): boolean {
  const { cells } = bunch
  const program = programOf(puzzle, bunch, low, high)
  if (program === null) return false
  // The program counts from what was lowest when it was set up.
  const base = Float64Array.from(cells, (cell) => low[cell] as number)
  const least = new Float64Array(cells.length).fill(Number.POSITIVE_INFINITY)
  const most = new Float64Array(cells.length).fill(Number.NEGATIVE_INFINITY)
  const see = (goal: Float64Array): void => {
    const values = maximise(program, goal)
    base.forEach((from, at) => {
      const value = from + (values[at] as number)
      least[at] = Math.min(least[at] as number, value)
      most[at] = Math.max(most[at] as number, value)
    })
  }
  for (let sweep = 0; sweep < N_SWEEPS; sweep++)
    see(Float64Array.from(cells, (_, at) => (((at + 1) * (2 * sweep + 3) * 7919) % 13) - 6))
  cells.forEach((cell, at) => {
    if (holdsTwo(least[at] as number, most[at] as number)) return
    for (const sign of [1, -1]) {
      const goal = new Float64Array(cells.length)
      goal[at] = sign
      see(goal)
      if (holdsTwo(least[at] as number, most[at] as number)) return
    }
    low[cell] = Math.max(low[cell] as number, Math.ceil((least[at] as number) - 1e-6))
    high[cell] = Math.min(high[cell] as number, Math.floor((most[at] as number) + 1e-6))
  })
  return true
}

/** Whether two whole numbers lie within. */
function holdsTwo(least: number, most: number): boolean {
  return Math.floor(most + 1e-6) > Math.ceil(least - 1e-6)
}

/**
 * The bunch as a linear program over what its counts are above their lowest; upper bounds given get a slack each. Null
 * where it is too large, or where rounding lets nothing fit.
 */
function programOf(
  { sums, high: given }: CountPuzzle,
  bunch: Bunch,
  low: Float64Array,
  high: Float64Array,
): LinearProgram | null {
  const place = new Map(bunch.cells.map((cell, at) => [cell, at]))
  // Bounds that propagation found follow from the sums; only those given beforehand say more.
  const bounded = bunch.cells.filter((cell) => Number.isFinite(given[cell] as number))
  const nRows = bunch.sums.length + bounded.length
  const nUnknowns = bunch.cells.length + bounded.length
  if (nRows * (nRows + nUnknowns) > LARGEST_TABLEAU) return null
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
  return linearProgram(nUnknowns, [...equations, ...limits])
}
