import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockOf } from '../../../tests/support/make-instrument.js'
import { MISSING } from '../../table/missing.js'
import { longestCycles } from './longest-cycles.js'

const answer = fc.oneof(
  // 16 and 32 end in the same four bits as 0.
  { weight: 12, arbitrary: fc.constantFrom(0, 1, 2, 16, 32) },
  { weight: 1, arbitrary: fc.constantFrom(MISSING.blank, MISSING.outOfRange) },
)
/** Rows that hold a long cycle more often than chance would give one. */
const row = fc
  .tuple(
    fc.array(answer, { minLength: 40, maxLength: 40 }),
    fc.array(fc.constantFrom(0, 1, 2, 16), { minLength: 2, maxLength: 5 }),
    fc.nat(40),
    fc.nat(40),
  )
  .map(([answers, pattern, from, length]) =>
    answers.map((code, item) =>
      item >= from && item < from + length ? (pattern[item % pattern.length] as number) : code,
    ),
  )

describe('longestCycles', () => {
  it('gives every length from the least on, whatever the least is', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), fc.nat(41), (rows, least) => {
        const exact = longestCycles(blockOf(rows), 0)
        const quick = longestCycles(blockOf(rows), least)
        exact.forEach((length, index) => {
          if (length >= least) expect(quick[index]).toBe(length)
          else expect(quick[index]).toBeLessThan(Math.max(1, least))
        })
      }),
      { numRuns: 500 },
    )
  })

  it('a cycle that fills the sheet is as long as the sheet', () => {
    const cycled = Array.from({ length: 30 }, (_, item) => item % 5)
    expect([...longestCycles(blockOf([cycled]), 30)]).toEqual([30])
  })
})
