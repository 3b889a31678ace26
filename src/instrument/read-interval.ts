import type { Bounded } from './document.js'
import type { Interval } from './instrument.js'
import type { Report } from './report.js'

/** Whether something names a bound at all. */
export function isBounded({ atLeast, above, atMost, below }: Bounded): boolean {
  return [atLeast, above, atMost, below].some((bound) => bound !== undefined)
}

/**
 * Bounds as an interval.
 *
 * @param bounded - at least one bound
 * @param path - where it is written
 * @param report - told of two bounds on one side, and of an interval without a number in it
 */
export function readInterval(bounded: Bounded, path: string, report: Report): Interval {
  const { atLeast, above, atMost, below } = bounded
  const interval: Interval = {
    low: atLeast ?? above ?? null,
    lowStrict: atLeast === undefined && above !== undefined,
    high: atMost ?? below ?? null,
    highStrict: atMost === undefined && below !== undefined,
  }
  for (const [one, other] of [
    ['atLeast', 'above'],
    ['atMost', 'below'],
  ] as const)
    if (bounded[one] !== undefined && bounded[other] !== undefined)
      report({ code: 'range', path, expected: `${one} or ${other}`, received: 'both' })
  if (isEmpty(interval))
    report({
      code: 'range',
      path,
      expected: 'bounds with a number between them',
      received: `from ${interval.low} to ${interval.high}`,
    })
  return interval
}

function isEmpty({ low, lowStrict, high, highStrict }: Interval): boolean {
  if (low === null || high === null) return false
  return low > high || (low === high && (lowStrict || highStrict))
}
