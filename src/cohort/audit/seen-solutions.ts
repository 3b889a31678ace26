import type { Bunch, CountPuzzle } from './count-puzzle.js'

const NEAR = 1e-6

/** Of each count of a bunch, above its lowest, the least and the most that solutions in whole numbers gave it. */
export interface SeenSolutions {
  readonly least: Float64Array
  readonly most: Float64Array
  /** The same of all solutions, whole or not. */
  readonly leastAny: Float64Array
  readonly mostAny: Float64Array
  /** Whether numbers fit every sum of the bunch and every bound, reckoned in whole numbers. */
  readonly fits: (values: Float64Array) => boolean
}

/**
 * No solution yet.
 *
 * @param low - what each count is at least; those outside the bunch are known
 */
export function seenSolutions(
  puzzle: CountPuzzle,
  { cells, sums }: Bunch,
  low: Float64Array,
): SeenSolutions {
  const base = Float64Array.from(cells, (cell) => low[cell] as number)
  const place = new Map(cells.map((cell, at) => [cell, at]))
  const counts = low.slice()
  return {
    least: new Float64Array(cells.length).fill(Number.POSITIVE_INFINITY),
    most: new Float64Array(cells.length).fill(Number.NEGATIVE_INFINITY),
    leastAny: new Float64Array(cells.length).fill(Number.POSITIVE_INFINITY),
    mostAny: new Float64Array(cells.length).fill(Number.NEGATIVE_INFINITY),
    fits: (values) => {
      for (const [cell, at] of place) {
        const count = (base[at] as number) + (values[at] as number)
        if (count < (puzzle.low[cell] as number) || count > (puzzle.high[cell] as number))
          return false
        counts[cell] = count
      }
      return sums.every((index) => {
        let sum = 0
        for (const { cell, factor } of puzzle.sums[index] ?? [])
          sum += factor * (counts[cell] as number)
        return sum === 0
      })
    },
  }
}

/** Whether two solutions differ in a count. */
export const isOpen = ({ least, most }: SeenSolutions, at: number): boolean =>
  (least[at] as number) < (most[at] as number)

/** Whether two whole numbers lie between what solutions, whole or not, gave a count. */
export const isWider = ({ leastAny, mostAny }: SeenSolutions, at: number): boolean =>
  Math.floor((mostAny[at] as number) + NEAR) > Math.ceil((leastAny[at] as number) - NEAR)

/** Notes a solution, and apart where it is one in whole numbers. */
export function see(seen: SeenSolutions, values: Float64Array): void {
  widen(seen.leastAny, seen.mostAny, values)
  const whole = values.map(Math.round)
  const isWhole = whole.every((value, at) => Math.abs(value - (values[at] as number)) <= NEAR)
  if (isWhole && seen.fits(whole)) widen(seen.least, seen.most, whole)
}

function widen(least: Float64Array, most: Float64Array, values: Float64Array): void {
  values.forEach((value, at) => {
    least[at] = Math.min(least[at] as number, value)
    most[at] = Math.max(most[at] as number, value)
  })
}
