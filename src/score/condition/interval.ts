import type { Bounded } from '../../instrument/document.js'
import type { Interval } from '../../instrument/instrument.js'
import { TRUTH } from '../truth.js'

/** The interval that a bounded condition names; the tighter bound where both kinds are given. */
export function intervalOf(bounded: Bounded): Interval {
  const { atLeast = null, above = null, atMost = null, below = null } = bounded
  const lowStrict = above !== null && (atLeast === null || above >= atLeast)
  const highStrict = below !== null && (atMost === null || below <= atMost)
  return {
    low: lowStrict ? above : atLeast,
    lowStrict,
    high: highStrict ? below : atMost,
    highStrict,
  }
}

/** Whether a number lies in an interval. */
export function contains(interval: Interval, value: number): boolean {
  return isAboveLow(interval, value) && isBelowHigh(interval, value)
}

/**
 * Truth of "the score lies in the interval" for a score of which only bounds are known: true when every score between
 * the bounds does, false when none does or nothing lies between them, unknown otherwise or when they are not there.
 */
export function intervalTruth(interval: Interval, low: number, high: number): number {
  if (Number.isNaN(low) || Number.isNaN(high)) return TRUTH.unknown
  if (low > high) return TRUTH.false
  if (contains(interval, low) && contains(interval, high)) return TRUTH.true
  if (!isAboveLow(interval, high) || !isBelowHigh(interval, low)) return TRUTH.false
  return TRUTH.unknown
}

function isAboveLow({ low, lowStrict }: Interval, value: number): boolean {
  return low === null || value > low || (value === low && !lowStrict)
}

function isBelowHigh({ high, highStrict }: Interval, value: number): boolean {
  return high === null || value < high || (value === high && !highStrict)
}
