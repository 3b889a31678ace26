import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kernelPatterns } from '../../src/score/kernel/kernel-patterns.js'
import { PLAIN_FINDER } from '../../src/score/quality/pattern-finder.js'
import { makeColumn } from '../../src/table/allocate.js'
import type { ResponseBlock } from '../../src/table/blocks.js'
import { counted, kernelHere, kernelsHere } from '../support/both-worlds.js'
import { draws } from '../support/score-sheets.js'

const nextKernel = kernelsHere()

/** Sheets by column, of which each is answered in one way from beginning to end, now and then with another answer. */
interface Sheets {
  readonly nItems: number
  readonly nRows: number
  /** One answer in so many is not as the others before it. */
  readonly oneOddIn: number
  readonly seed: number
}
const someSheets: fc.Arbitrary<Sheets> = fc.record({
  nItems: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(0, 127, 128, 129, 254, 255)),
  nRows: fc.constantFrom(1, 15, 16, 17, 40),
  oneOddIn: fc.constantFrom(2, 5, 12, 60, 10_000),
  seed: fc.nat(),
})
const BYTES = [0, 0, 1, 2, 3, 9, 127, 128, 249, 250, 251, 252, 253, 254, 255]

/** The answers of a sheet: a pattern of 1 to 7 answers that comes again and again. */
function someAnswers({ nItems, oneOddIn }: Sheets, draw: (limit: number) => number): number[] {
  const pick = () => BYTES[draw(draw(3) === 0 ? BYTES.length : 9)] as number
  let pattern = Array.from({ length: 1 + draw(7) }, pick)
  return Array.from({ length: nItems }, (_, item) => {
    if (draw(oneOddIn * 4) === 0) pattern = Array.from({ length: 1 + draw(7) }, pick)
    return draw(oneOddIn) === 0 ? pick() : (pattern[item % pattern.length] as number)
  })
}

/** Columns for the kernel; behind their last row stands what is no answer of theirs. */
function blockOf(sheets: Sheets, allocate: Parameters<typeof makeColumn>[2]): ResponseBlock {
  const { nItems, nRows: length, seed } = sheets
  const codes = Array.from({ length: nItems }, () =>
    makeColumn(Uint8Array, length + 20, allocate).fill(1),
  )
  const draw = draws(seed)
  for (let row = 0; row < length; row++)
    for (const [item, answer] of someAnswers(sheets, draw).entries())
      (codes[item] as Uint8Array)[row] = answer
  return { length, codes: codes.map((column) => column.subarray(0, length)) }
}

/** What the finder of a kernel and the plain one say; how often the kernel was asked. */
function expectAlike(sheets: Sheets): number {
  const { kernel, calls } = counted(nextKernel())
  const block = blockOf(sheets, kernel.allocate)
  const finder = kernelPatterns(kernel)
  const { nAnswered, nExempt } = finder.answerCounts(block)
  const plain = PLAIN_FINDER.answerCounts(block)
  expect([...nAnswered]).toEqual([...plain.nAnswered])
  expect([...nExempt]).toEqual([...plain.nExempt])
  expect([...finder.longestRuns(block)]).toEqual([...PLAIN_FINDER.longestRuns(block)])
  expect([...finder.longestCycles(block, 0)]).toEqual([...PLAIN_FINDER.longestCycles(block, 0)])
  return ['countAnswers', 'longestRuns', 'longestCycles'].filter((name) => calls[name] === 1).length
}

describe('patterns of answers found by the kernel', () => {
  it('are the same for any answers, patterns and reasons for missing', () => {
    fc.assert(
      fc.property(someSheets, (sheets) => {
        expect(expectAlike(sheets)).toBe(3)
      }),
      { numRuns: 300, seed: 8 },
    )
  })

  it('are the same for every byte that an item column can hold', () => {
    const kernel = kernelHere()
    const finder = kernelPatterns(kernel)
    const codes = [0, 1, 2, 3].map((item) => {
      const column = makeColumn(Uint8Array, 256, kernel.allocate)
      for (let row = 0; row < 256; row++) column[row] = item % 2 === 0 ? row : 0
      return column
    })
    const block = { length: 256, codes }
    expect(finder.answerCounts(block)).toEqual(PLAIN_FINDER.answerCounts(block))
    expect(finder.longestRuns(block)).toEqual(PLAIN_FINDER.longestRuns(block))
    expect(finder.longestCycles(block, 0)).toEqual(PLAIN_FINDER.longestCycles(block, 0))
  })

  it('are found the plain way in more answers than a byte counts', () => {
    for (const oneOddIn of [10, 10_000])
      expect(expectAlike({ nItems: 256, nRows: 20, oneOddIn, seed: 9 })).toBe(0)
  })

  it('are the same from block to block, longer and shorter, and do not change afterwards', () => {
    const kernel = kernelHere()
    const finder = kernelPatterns(kernel)
    const kept = [17, 40, 3, 41, 1].map((nRows, seed) => {
      const block = blockOf({ nItems: 12, nRows, oneOddIn: 8, seed }, kernel.allocate)
      return { block, counts: finder.answerCounts(block), cycles: finder.longestCycles(block, 0) }
    })
    for (const { block, counts, cycles } of kept) {
      expect(counts).toEqual(PLAIN_FINDER.answerCounts(block))
      expect(cycles).toEqual(PLAIN_FINDER.longestCycles(block, 0))
    }
  })
})
