import { copyProgram } from '../../stat/copy-program.js'
import { type Corner, cornerOf, type LinearProgram, maximise } from '../../stat/linear-program.js'

/**
 * A linear program that is walked from corner to corner, with what shows whether rounding has led it astray: after
 * thousands of steps it may be the dictionary of other equations, and its bounds are then wrong.
 */
export interface SteadyProgram {
  program: LinearProgram
  /** As it was set up, with no step's rounding in it. */
  readonly start: LinearProgram
  /** A solution with as few zeros as could be had; a dictionary that it does not fit is of other equations. */
  readonly witness: Float64Array
}

/** Corners that the witness is the mean of. */
const N_CORNERS = 6
const WALK = 200
const NEAR = 1e-6

export function steadyProgram(program: LinearProgram): SteadyProgram {
  const walked = copyProgram(program)
  const witness = cornerOf(program)
  let nCorners = 1
  for (let round = 0; round < N_CORNERS; round++) {
    const goal = Float64Array.from(
      { length: program.nUnknowns },
      (_, at) => (((at + 1) * (2 * round + 3) * 7919) % 13) - 9,
    )
    const { values } = maximise(walked, goal, WALK)
    if (!isSolution(program, values)) continue
    for (let at = 0; at < values.length; at++)
      witness[at] = (witness[at] as number) + (values[at] as number)
    nCorners++
  }
  return { program, start: copyProgram(program), witness: witness.map((sum) => sum / nCorners) }
}

/** {@link maximise}, begun anew where rounding led it astray; null where it does so again. */
export function climb(
  steady: SteadyProgram,
  goal: ArrayLike<number>,
  mostSteps?: number,
): Corner | null {
  for (let attempt = 0; attempt < 2; attempt++) {
    const corner = maximise(steady.program, goal, mostSteps)
    const isEndless = corner.values.includes(Number.POSITIVE_INFINITY)
    const isTrue =
      isSolution(steady.program, steady.witness) &&
      (isEndless || isSolution(steady.start, corner.values))
    if (isTrue) return corner
    steady.program = copyProgram(steady.start)
  }
  return null
}

/** Whether values of 0 or more fit every row. */
function isSolution({ basic, free, rows }: LinearProgram, values: Float64Array): boolean {
  if (values.some((value) => !(value >= -NEAR && value < Number.POSITIVE_INFINITY))) return false
  return rows.every((row, index) => {
    let sum = row[free.length] as number
    for (let column = 0; column < free.length; column++)
      sum += (row[column] as number) * (values[free[column] as number] as number)
    const value = values[basic[index] as number] as number
    return Math.abs(sum - value) <= NEAR * Math.max(1, Math.abs(value))
  })
}
