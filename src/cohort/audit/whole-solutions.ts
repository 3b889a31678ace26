import { copyProgram } from '../../stat/copy-program.js'
import { addBound, cornerOf, type LinearProgram, makeFeasible } from '../../stat/linear-program.js'

const NEAR = 1e-6

/** A bound on one unknown that a search adds. */
export interface WholeBound {
  readonly unknown: number
  readonly side: 'at-least' | 'at-most'
  readonly bound: number
}

/** How far a search goes: bounds that it tries, and numbers in the programs that it keeps to come back to. */
const MOST_TRIES = 2000
const MOST_KEPT = 20_000_000

/**
 * A solution in whole numbers within further bounds, by branch and bound: what is not whole is bounded to the nearer
 * whole number, and to the other side where nothing fits then.
 *
 * @param nWhole - unknowns that are to be whole, the first
 * @returns null where there is none, `unknown` where the search was given up
 */
export function wholeSolution(
  program: LinearProgram,
  nWhole: number,
  bounds: readonly WholeBound[] = [],
  mostTries: number = MOST_TRIES,
): Float64Array | null | 'unknown' {
  const kept: { readonly from: LinearProgram; readonly bound: WholeBound }[] = []
  const size = program.rows.length * (program.free.length + 1)
  let isPartial = false
  const start = within(copyProgram(program), bounds)
  if (start === 'unknown') return start
  let at: LinearProgram | null = start
  const enter = (from: LinearProgram, bound: WholeBound): void => {
    const found = within(from, [bound])
    isPartial ||= found === 'unknown'
    at = found === 'unknown' ? null : found
  }
  for (let tries = 0; tries < mostTries; tries++) {
    if (at === null) {
      const next = kept.pop()
      if (next === undefined) return isPartial ? 'unknown' : null
      enter(next.from, next.bound)
      continue
    }
    const values = cornerOf(at).slice(0, nWhole)
    const split = leastClear(values)
    if (split < 0) return values.map(Math.round)
    const [near, far] = sidesOf(split, values[split] as number)
    if ((kept.length + 1) * size <= MOST_KEPT) kept.push({ from: copyProgram(at), bound: far })
    else isPartial = true
    enter(at, near)
  }
  return 'unknown'
}

/** The program with further bounds; null where nothing fits. */
function within(
  program: LinearProgram,
  bounds: readonly WholeBound[],
): LinearProgram | null | 'unknown' {
  for (const { unknown, side, bound } of bounds) addBound(program, unknown, side, bound)
  const isFeasible = makeFeasible(program)
  return isFeasible === null ? 'unknown' : isFeasible ? program : null
}

/** The unknown that is nearest to a whole number without being one; −1 where all are whole. */
function leastClear(values: Float64Array): number {
  let best = -1
  let least = 1
  values.forEach((value, unknown) => {
    const distance = Math.abs(value - Math.round(value))
    if (distance < NEAR || distance >= least) return
    best = unknown
    least = distance
  })
  return best
}

function sidesOf(unknown: number, value: number): readonly [near: WholeBound, far: WholeBound] {
  const below: WholeBound = { unknown, side: 'at-most', bound: Math.floor(value) }
  const above: WholeBound = { unknown, side: 'at-least', bound: Math.ceil(value) }
  return value - Math.floor(value) < 0.5 ? [below, above] : [above, below]
}
