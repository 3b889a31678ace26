import { appendFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect } from 'vitest'

/** Numbers compared in one go: how many, and the greatest difference between two of them. */
export interface RecordedDifference {
  /** Name of the test file. */
  readonly test: string
  readonly figures: number
  /** Absolute where the expected number is within ±1, else as a share of it. */
  readonly largest: number
}

/**
 * Writes down how far apart numbers are that a test compares, where `npm run docs` asks for it. Numbers that are not
 * there count as figures and have no difference.
 */
export function recordDifferences(
  actual: readonly number[],
  expected: readonly (number | null)[],
): void {
  const file = process.env['MINDGAUGE_DIFFERENCES']
  if (file === undefined) return
  const differences = actual.map((value, i) => {
    const wanted = expected[i] ?? Number.NaN
    const difference = Math.abs(value - wanted) / Math.max(1, Math.abs(wanted))
    return Number.isFinite(difference) ? difference : 0
  })
  const test = basename(expect.getState().testPath ?? '')
  const record: RecordedDifference = {
    test,
    figures: differences.length,
    largest: Math.max(0, ...differences),
  }
  appendFileSync(file, `${JSON.stringify(record)}\n`)
}
