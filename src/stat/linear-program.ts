import { bestColumn, climbTo, firstToFall, LACK, pivotAt, TINY } from './simplex-steps.js'

/** A sum of unknowns of which the value is known. */
export interface LinearEquation {
  readonly terms: readonly { readonly unknown: number; readonly factor: number }[]
  readonly value: number
}

/**
 * Unknowns of 0 or more under equations, as a dictionary: each basic unknown is a value and a sum of the free ones,
 * `basic = value + Σ factor · free`. With all free unknowns 0 it is a corner of what the equations allow.
 */
export interface LinearProgram {
  nUnknowns: number
  /** Unknown of each row, and of each column. */
  readonly basic: number[]
  readonly free: Int32Array
  /** By row: the factor of each column, then the value. */
  readonly rows: Float64Array[]
}

/** The largest dictionary that is worked through, in numbers. */
const LARGEST = 2_000_000

/** Whether a program of this size is worked through. */
export const isWithinReach = (nUnknowns: number, nEquations: number): boolean =>
  nEquations * (nUnknowns + 1) <= LARGEST

/**
 * Finds unknowns of 0 or more that fit all equations: elimination gives a dictionary, and the first phase of the simplex
 * method lessens what is below 0 until nothing is.
 *
 * @param nUnknowns - unknowns, numbered from 0
 * @param mostSteps - steps after which it is given up
 * @returns null where nothing fits, `unknown` where it was given up
 *
 * @see Chvátal, V. (1983). Linear programming. Freeman.
 */
export function linearProgram(
  nUnknowns: number,
  equations: readonly LinearEquation[],
  mostSteps: number = MOST_STEPS,
): LinearProgram | null | 'unknown' {
  const program = eliminated(nUnknowns, equations)
  if (program === null) return null
  const isFeasible = makeFeasible(program, mostSteps)
  return isFeasible === null ? 'unknown' : isFeasible ? program : null
}

/** Adds a bound to an unknown, and with it a further unknown of 0 or more; the corner may then be out of bounds. */
export function addBound(
  program: LinearProgram,
  unknown: number,
  side: 'at-least' | 'at-most',
  bound: number,
): void {
  const { basic, free, rows } = program
  const row = new Float64Array(free.length + 1)
  const at = basic.indexOf(unknown)
  if (at >= 0) row.set(rows[at] as Float64Array)
  else row[free.indexOf(unknown)] = 1
  const sign = side === 'at-least' ? 1 : -1
  for (let column = 0; column < row.length; column++) row[column] = sign * (row[column] as number)
  row[free.length] = (row[free.length] as number) - sign * bound
  rows.push(row)
  basic.push(program.nUnknowns++)
}

/** Where a climb ended. */
export interface Corner {
  /** A value for each unknown; ∞ for those that grow without end where the sum does. */
  readonly values: Float64Array
  /** Whether no corner is higher; false where the climb was given up before that was known. */
  readonly isHighest: boolean
}

/**
 * The corner at which a sum of unknowns is largest; the program stays there, so that the next goal starts near.
 *
 * @param goal - factor of each unknown; 0 for those beyond its end
 * @param mostSteps - corners after which the climb is given up
 */
export function maximise(
  program: LinearProgram,
  goal: ArrayLike<number>,
  mostSteps = 20_000,
): Corner {
  const endless = climbTo(program, goal, mostSteps)
  const values = cornerOf(program)
  if (endless === null) return { values, isHighest: false }
  if (endless < 0) return { values, isHighest: true }
  values[program.free[endless] as number] = Number.POSITIVE_INFINITY
  program.rows.forEach((row, index) => {
    if ((row[endless] as number) > TINY)
      values[program.basic[index] as number] = Number.POSITIVE_INFINITY
  })
  return { values, isHighest: true }
}

/** The value of each unknown at the corner where the program stands. */
export function cornerOf({ nUnknowns, basic, free, rows }: LinearProgram): Float64Array {
  const values = new Float64Array(nUnknowns)
  rows.forEach((row, index) => {
    values[basic[index] as number] = row[free.length] as number
  })
  return values
}

/** Solves the equations for some unknowns in terms of the others, the shortest equations first; null where they clash. */
function eliminated(nUnknowns: number, equations: readonly LinearEquation[]): LinearProgram | null {
  const uses = new Int32Array(nUnknowns)
  for (const { terms } of equations)
    for (const { unknown } of terms) uses[unknown] = (uses[unknown] as number) + 1
  const basic: number[] = []
  const rows: Float64Array[] = []
  const rowOf = new Int32Array(nUnknowns).fill(-1)
  for (const { terms, value } of shortestFirst(equations)) {
    // 0 = −value + Σ factor · unknown, with what is known already put in.
    const row = new Float64Array(nUnknowns + 1)
    row[nUnknowns] = -value
    for (const { unknown, factor } of terms) {
      const known = rowOf[unknown] as number
      if (known < 0) row[unknown] = (row[unknown] as number) + factor
      else addTo(row, rows[known] as Float64Array, factor)
    }
    const chosen = rarest(row, nUnknowns, uses)
    if (chosen < 0) {
      if (Math.abs(row[nUnknowns] as number) > 1e-6) return null
      continue
    }
    solveFor(row, chosen)
    for (const other of rows) {
      const factor = other[chosen] as number
      if (factor === 0) continue
      other[chosen] = 0
      addTo(other, row, factor)
    }
    rowOf[chosen] = rows.length
    basic.push(chosen)
    rows.push(row)
  }
  const free = Int32Array.from(rowOf.keys()).filter((unknown) => (rowOf[unknown] as number) < 0)
  const narrow = rows.map((row) => {
    const own = new Float64Array(free.length + 1)
    free.forEach((unknown, column) => {
      own[column] = row[unknown] as number
    })
    own[free.length] = row[nUnknowns] as number
    return own
  })
  return { nUnknowns, basic, free, rows: narrow }
}

const shortestFirst = (equations: readonly LinearEquation[]): LinearEquation[] =>
  [...equations].sort((one, other) => one.terms.length - other.terms.length)

/** Of the unknowns of a row with the factor nearest to 1, the one that the fewest equations have; −1 for none. */
function rarest(row: Float64Array, nUnknowns: number, uses: Int32Array): number {
  let best = -1
  let isBestOne = false
  for (let unknown = 0; unknown < nUnknowns; unknown++) {
    const size = Math.abs(row[unknown] as number)
    if (size <= TINY) continue
    const isOne = size === 1
    const isRarer = best < 0 || (uses[unknown] as number) < (uses[best] as number)
    if (best >= 0 && (isOne === isBestOne ? !isRarer : isBestOne)) continue
    best = unknown
    isBestOne = isOne
  }
  return best
}

/** From `0 = … + factor · chosen` to `chosen = …`. */
function solveFor(row: Float64Array, chosen: number): void {
  const scale = -(row[chosen] as number)
  row[chosen] = 0
  for (let at = 0; at < row.length; at++) {
    const value = (row[at] as number) / scale
    row[at] = Math.abs(value) < TINY ? 0 : value
  }
}

function addTo(row: Float64Array, other: Float64Array, factor: number): void {
  for (let at = 0; at < row.length; at++) {
    const value = other[at] as number
    if (value === 0) continue
    const sum = (row[at] as number) + factor * value
    row[at] = Math.abs(sum) < TINY ? 0 : sum
  }
}

/** Times that a feasible start is looked for before it is given up; far more than any program has needed. */
const MOST_STEPS = 5000
/** Steps without gain after which the lowest index enters. */
const PATIENCE = 60

/** Lessens the sum of what is below 0, step by step; false where it cannot become nothing, null where it was given up. */
export function makeFeasible(
  program: LinearProgram,
  mostSteps: number = MOST_STEPS,
): boolean | null {
  const { rows, free } = program
  const last = free.length
  let idle = 0
  for (let step = 0; step < mostSteps; step++) {
    const gain = new Float64Array(last)
    let lack = 0
    for (const row of rows) {
      if ((row[last] as number) >= -LACK) continue
      lack -= row[last] as number
      for (let column = 0; column < last; column++)
        gain[column] = (gain[column] as number) + (row[column] as number)
    }
    if (lack === 0) {
      for (const row of rows) if ((row[last] as number) < 0) row[last] = 0
      return true
    }
    const isCareful = idle >= PATIENCE
    const entering = bestColumn(gain, free, isCareful)
    if (entering < 0) return false
    const { row: leaving, distance } = leavingRow(program, entering, last, isCareful)
    if (leaving < 0) return false
    idle = distance > TINY ? 0 : idle + 1
    pivotAt(program, leaving, entering)
  }
  return null
}

/** The row that first falls to 0, or the last of those that rise to it before. */
function leavingRow(
  program: LinearProgram,
  entering: number,
  last: number,
  isCareful: boolean,
): { readonly row: number; readonly distance: number } {
  const falling = firstToFall(program, entering, last, isCareful)
  let [rising, farthest] = [-1, -1]
  program.rows.forEach((row, index) => {
    const slope = row[entering] as number
    const value = row[last] as number
    if (slope <= TINY || value >= -LACK) return
    const distance = -value / slope
    if (distance > falling.distance + 1e-9 || distance <= farthest) return
    rising = index
    farthest = distance
  })
  return rising >= 0 ? { row: rising, distance: farthest } : falling
}
