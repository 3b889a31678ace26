import type { LinearProgram } from './linear-program.js'

/** What is taken for 0 in a dictionary. */
export const TINY = 1e-8
/** What a value may lack to 0 and still be taken for it. */
export const LACK = 1e-7
/** Steps without gain after which the lowest index enters, which cannot go round in circles. */
const PATIENCE = 50

/**
 * Climbs from corner to corner to where a sum of unknowns is largest.
 *
 * @param mostSteps - corners after which it is given up
 * @returns column along which there is no end; −1 where the highest corner is reached, null where the climb is given up
 */
export function climbTo(
  program: LinearProgram,
  goal: ArrayLike<number>,
  mostSteps: number,
): number | null {
  const { rows, basic, free } = program
  const last = free.length
  // The goal in terms of the free unknowns, kept in step with the dictionary.
  const gain = Float64Array.from(free, (unknown) => goal[unknown] ?? 0)
  rows.forEach((row, index) => {
    const price = goal[basic[index] as number] ?? 0
    if (price === 0) return
    for (let column = 0; column < last; column++)
      gain[column] = (gain[column] as number) + price * (row[column] as number)
  })
  let idle = 0
  for (let step = 0; step < mostSteps; step++) {
    const entering = bestColumn(gain, free, idle >= PATIENCE)
    if (entering < 0) return -1
    const { row: leaving, distance } = firstToFall(program, entering, last, idle >= PATIENCE)
    if (leaving < 0) return entering
    idle = distance > TINY ? 0 : idle + 1
    pivotAt(program, leaving, entering)
    const factor = gain[entering] as number
    const row = rows[leaving] as Float64Array
    gain[entering] = 0
    for (let column = 0; column < last; column++)
      gain[column] = (gain[column] as number) + factor * (row[column] as number)
  }
  return null
}

/** The column with the largest gain, or with the lowest unknown of those that gain; −1 for none. */
export function bestColumn(gain: Float64Array, free: Int32Array, isCareful: boolean): number {
  let best = -1
  for (let column = 0; column < gain.length; column++) {
    const own = gain[column] as number
    if (own <= TINY) continue
    const isBetter =
      best < 0 ||
      (isCareful ? (free[column] as number) < (free[best] as number) : own > (gain[best] as number))
    if (isBetter) best = column
  }
  return best
}

/** The row that first falls to 0 as a free unknown grows; −1 for none. Of several one whose slope is 1: it keeps whole numbers whole. */
export function firstToFall(
  { rows, basic }: Pick<LinearProgram, 'rows' | 'basic'>,
  entering: number,
  last: number,
  isCareful: boolean,
): { readonly row: number; readonly distance: number } {
  let [row, distance] = [-1, Number.POSITIVE_INFINITY]
  let isBestOne = false
  for (let index = 0; index < rows.length; index++) {
    const own = rows[index] as Float64Array
    const slope = own[entering] as number
    const value = own[last] as number
    if (slope >= -TINY || value < -LACK) continue
    const reach = Math.max(0, value) / -slope
    if (reach > distance + 1e-9) continue
    const isOne = slope === -1
    const isTie = reach >= distance - 1e-9
    const isEarlier = (basic[index] as number) < (basic[row] ?? Number.POSITIVE_INFINITY)
    if (isTie && (isCareful || isOne === isBestOne ? !isEarlier : isBestOne)) continue
    row = index
    distance = Math.min(distance, reach)
    isBestOne = isOne
  }
  return { row, distance }
}

/** Lets a free unknown and a basic one change places. */
export function pivotAt(
  { rows, basic, free }: LinearProgram,
  leaving: number,
  entering: number,
): void {
  const own = rows[leaving] as Float64Array
  const slope = own[entering] as number
  // leaving = value + slope · entering + …, solved for the entering unknown.
  own[entering] = -1
  const used: number[] = []
  for (let column = 0; column < own.length; column++) {
    const value = -(own[column] as number) / slope
    own[column] = Math.abs(value) < TINY ? 0 : value
    if (own[column] !== 0) used.push(column)
  }
  const entered = free[entering] as number
  free[entering] = basic[leaving] as number
  basic[leaving] = entered
  for (let index = 0; index < rows.length; index++) {
    if (index === leaving) continue
    const row = rows[index] as Float64Array
    const factor = row[entering] as number
    if (factor === 0) continue
    row[entering] = 0
    for (const column of used) {
      const sum = (row[column] as number) + factor * (own[column] as number)
      row[column] = Math.abs(sum) < TINY ? 0 : sum
    }
  }
}
