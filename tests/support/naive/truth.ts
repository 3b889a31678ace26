import type { Bounds } from './file.js'
import { compare, type Fraction, fraction } from './fraction.js'

export type Truth = 'true' | 'false' | 'unknown'

/** What is known of a number: it lies from `low` to `high` (both included). */
export interface Span {
  readonly low: Fraction
  readonly high: Fraction
}

/** Nothing can be true of it, as there is no such number: a quotient by zero. */
export const NOWHERE = 'nowhere'

export type Known = Span | typeof NOWHERE | null

export function and(truths: readonly Truth[]): Truth {
  if (truths.includes('false')) return 'false'
  return truths.includes('unknown') ? 'unknown' : 'true'
}

export function negation(truth: Truth): Truth {
  return truth === 'unknown' ? 'unknown' : truth === 'true' ? 'false' : 'true'
}

export function or(truths: readonly Truth[]): Truth {
  return negation(and(truths.map(negation)))
}

export function atLeast(count: number, truths: readonly Truth[]): Truth {
  if (truths.filter((truth) => truth === 'true').length >= count) return 'true'
  return truths.filter((truth) => truth !== 'false').length >= count ? 'unknown' : 'false'
}

/** Whether all, none or some of the possibilities hold. */
export function ofAll(possibilities: readonly boolean[]): Truth {
  if (possibilities.every(Boolean)) return 'true'
  return possibilities.some(Boolean) ? 'unknown' : 'false'
}

export function isBounded({ atLeast: a, above, atMost, below }: Bounds): boolean {
  return [a, above, atMost, below].some((bound) => bound !== undefined)
}

function isAbove({ atLeast: from, above }: Bounds, value: Fraction): boolean {
  return (
    (from === undefined || compare(value, fraction(from)) >= 0) &&
    (above === undefined || compare(value, fraction(above)) > 0)
  )
}

function isBelow({ atMost, below }: Bounds, value: Fraction): boolean {
  return (
    (atMost === undefined || compare(value, fraction(atMost)) <= 0) &&
    (below === undefined || compare(value, fraction(below)) < 0)
  )
}

export function lies(value: Fraction, bounds: Bounds): boolean {
  return isAbove(bounds, value) && isBelow(bounds, value)
}

/** Whether every number of the span lies within the bounds, or none does. */
export function spanLies(known: Known, bounds: Bounds): Truth {
  if (known === null) return 'unknown'
  if (known === NOWHERE) return 'false'
  if (lies(known.low, bounds) && lies(known.high, bounds)) return 'true'
  return isAbove(bounds, known.high) && isBelow(bounds, known.low) ? 'unknown' : 'false'
}
