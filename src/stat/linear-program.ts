/** A sum of unknowns of which the value is known. */
export interface LinearEquation {
  readonly terms: readonly { readonly unknown: number; readonly factor: number }[]
  readonly value: number
}

/** Unknowns of 0 or more under equations, as a simplex tableau at a corner that fits them. */
export interface LinearProgram {
  /** One row per basic unknown: factors, then the value. */
  readonly rows: Float64Array[]
  readonly basic: number[]
  readonly nUnknowns: number
}

const TINY = 1e-9
/** Steps without gain after which the lowest index enters, which cannot go round in circles. */
const PATIENCE = 50
const MOST_STEPS = 20_000

/**
 * Finds unknowns of 0 or more that fit all equations, by the first phase of the simplex method.
 *
 * @param nUnknowns - unknowns, numbered from 0
 * @returns null where nothing fits
 *
 * @see Chvátal, V. (1983). Linear programming. Freeman.
 */
export function linearProgram(
  nUnknowns: number,
  equations: readonly LinearEquation[],
): LinearProgram | null {
  const width = nUnknowns + equations.length
  const rows = equations.map(({ terms, value }, index) => {
    const row = new Float64Array(width + 1)
    const sign = value < 0 ? -1 : 1
    for (const { unknown, factor } of terms) row[unknown] = (row[unknown] as number) + sign * factor
    row[nUnknowns + index] = 1
    row[width] = sign * value
    return row
  })
  const basic = equations.map((_, index) => nUnknowns + index)
  const goal = new Float64Array(width + 1).fill(-1, nUnknowns, width)
  climb(rows, basic, goal, width)
  let rest = 0
  basic.forEach((column, index) => {
    if (column >= nUnknowns) rest += rows[index]?.[width] as number
  })
  if (rest > 1e-6) return null
  dropArtificial(rows, basic, nUnknowns)
  return { rows: rows.map((row) => shortened(row, nUnknowns)), basic, nUnknowns }
}

/**
 * The corner at which a sum of unknowns is largest; the program stays there, so that the next goal starts near.
 *
 * @param goal - factor of each unknown; 0 for those beyond its end
 * @returns a value for each unknown; ∞ for those that grow without end where the sum does
 */
export function maximise(program: LinearProgram, goal: ArrayLike<number>): Float64Array {
  const { rows, basic, nUnknowns } = program
  const padded = new Float64Array(nUnknowns + 1)
  for (let unknown = 0; unknown < nUnknowns; unknown++) padded[unknown] = goal[unknown] ?? 0
  const endless = climb(rows, basic, padded, nUnknowns)
  const values = new Float64Array(nUnknowns)
  if (endless >= 0) values[endless] = Number.POSITIVE_INFINITY
  basic.forEach((column, index) => {
    const row = rows[index] as Float64Array
    const isEndless = endless >= 0 && (row[endless] as number) < -TINY
    values[column] = isEndless ? Number.POSITIVE_INFINITY : (row[nUnknowns] as number)
  })
  return values
}

function shortened(row: Float64Array, nUnknowns: number): Float64Array {
  const short = new Float64Array(nUnknowns + 1)
  short.set(row.subarray(0, nUnknowns))
  short[nUnknowns] = row[row.length - 1] as number
  return short
}

function dropArtificial(rows: Float64Array[], basic: number[], nUnknowns: number): void {
  for (let index = rows.length - 1; index >= 0; index--) {
    if ((basic[index] as number) < nUnknowns) continue
    const column = (rows[index] as Float64Array)
      .subarray(0, nUnknowns)
      .findIndex((value) => Math.abs(value) > TINY)
    if (column >= 0) pivot(rows, basic, index, column)
    else {
      rows.splice(index, 1)
      basic.splice(index, 1)
    }
  }
}

/** Climbs to a highest corner; returns the column along which there is none, −1 where it is reached. */
function climb(
  rows: Float64Array[],
  basic: number[],
  goal: Float64Array,
  nColumns: number,
): number {
  const last = goal.length - 1
  const reduced = goal.slice()
  rows.forEach((row, index) => {
    const price = goal[basic[index] as number] as number
    if (price !== 0)
      for (let column = 0; column <= last; column++)
        reduced[column] = (reduced[column] as number) - price * (row[column] as number)
  })
  let idle = 0
  for (let step = 0; step < MOST_STEPS; step++) {
    const entering = idle < PATIENCE ? steepest(reduced, nColumns) : lowest(reduced, nColumns)
    if (entering < 0) return -1
    const leaving = leavingRow(rows, basic, entering, last)
    if (leaving < 0) return entering
    idle = (rows[leaving]?.[last] as number) > TINY ? 0 : idle + 1
    pivot(rows, basic, leaving, entering)
    const factor = reduced[entering] as number
    const row = rows[leaving] as Float64Array
    for (let column = 0; column <= last; column++)
      reduced[column] = (reduced[column] as number) - factor * (row[column] as number)
  }
  return -1
}

function steepest(reduced: Float64Array, nColumns: number): number {
  let best = -1
  let most = TINY
  for (let column = 0; column < nColumns; column++)
    if ((reduced[column] as number) > most) {
      most = reduced[column] as number
      best = column
    }
  return best
}

function lowest(reduced: Float64Array, nColumns: number): number {
  for (let column = 0; column < nColumns; column++)
    if ((reduced[column] as number) > TINY) return column
  return -1
}

function leavingRow(
  rows: readonly Float64Array[],
  basic: readonly number[],
  entering: number,
  last: number,
): number {
  let leaving = -1
  let least = Number.POSITIVE_INFINITY
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as Float64Array
    const slope = row[entering] as number
    if (slope <= TINY) continue
    const ratio = (row[last] as number) / slope
    const isEarlier = leaving >= 0 && (basic[index] as number) < (basic[leaving] as number)
    if (ratio < least - 1e-12 || (ratio <= least + 1e-12 && isEarlier)) {
      leaving = index
      least = Math.min(least, ratio)
    }
  }
  return leaving
}

function pivot(rows: Float64Array[], basic: number[], leaving: number, entering: number): void {
  const own = rows[leaving] as Float64Array
  const scale = own[entering] as number
  const used: number[] = []
  for (let column = 0; column < own.length; column++) {
    const value = (own[column] as number) / scale
    own[column] = Math.abs(value) < 1e-12 ? 0 : value
    if (own[column] !== 0) used.push(column)
  }
  basic[leaving] = entering
  for (let index = 0; index < rows.length; index++) {
    if (index === leaving) continue
    const row = rows[index] as Float64Array
    const factor = row[entering] as number
    if (factor === 0) continue
    for (const column of used)
      row[column] = (row[column] as number) - factor * (own[column] as number)
    row[entering] = 0
  }
}
