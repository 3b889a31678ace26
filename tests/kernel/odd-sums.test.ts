import { describe, expect, it } from 'vitest'
import { attainableRange } from '../../src/instrument/attainable-range.js'
import type { Scale } from '../../src/instrument/instrument.js'
import type { Kernel } from '../../src/kernel/kernel.js'
import { compileInstrument } from '../../src/score/compile-instrument.js'
import { kernelSteps } from '../../src/score/kernel/kernel-steps.js'
import type { CompiledInstrument } from '../../src/score/plan.js'
import type { ScaleColumns, ScoreBlock } from '../../src/score/score-block.js'
import { createScoreBufferIn } from '../../src/score/score-buffer.js'
import { scoreTable, scoreTableBy } from '../../src/score/score-table.js'
import { STATUS } from '../../src/score/statuses.js'
import { makeColumn } from '../../src/table/allocate.js'
import type { ResponseBlock } from '../../src/table/blocks.js'
import { FIRST_MISSING, MISSING } from '../../src/table/missing.js'
import { kernelHere, scoresOf } from '../support/both-worlds.js'
import {
  makeCutScores,
  makeInstrument,
  makeItem,
  makeScale,
  nobody,
} from '../support/make-instrument.js'
import { draws } from '../support/score-sheets.js'

type Parts = Partial<Scale>
type Missing = Scale['missing']
const below = (n: number): number[] => Array.from({ length: n }, (_, at) => at)
const prorate = (maxMissing: number, round: Missing['round'] = 'none'): Parts => ({
  missing: { maxMissing, completion: 'prorate', round },
})
const asZero = (maxMissing: number): Parts => ({
  missing: { maxMissing, completion: 'as-zero', round: 'none' },
})
const RATIO = { of: 'scales', aggregate: 'ratio' } as const
const half = { kind: 'linear', multiply: 1, divide: 2, add: 0, round: 'none' } as const

/** Items with scores from `least` on, and scales of which each knows what it can attain. */
function compiledOf(nItems: number, least: number, scales: readonly Scale[]): CompiledInstrument {
  const items = below(nItems).map((index) => ({
    ...makeItem(`q${index}`, 0),
    options: below(4).map((code) => ({ code, score: least + code, label: null })),
  }))
  const known: Scale[] = []
  for (const scale of scales) {
    const attainable = attainableRange(scale, items, known)
    const cutScoreSets = [{ group: {}, cutScores: makeCutScores([null, 1.2, 7, 20.5]) }]
    known.push({ ...scale, attainable, cutScoreSets })
  }
  return compileInstrument(makeInstrument({ items, scales: known }))
}

const weighted = (id: string, weights: readonly number[], parts: Parts = {}): Scale => ({
  ...makeScale(id, [], parts),
  terms: weights.flatMap((weight, index) =>
    weight === 0 ? [] : [{ index, weight, counts: null }],
  ),
})

/** What stands for an answer that is not there; codes from 4 up are no option. */
const ABSENT = [FIRST_MISSING, ...Object.values(MISSING), 4, 16, 200, 249]

/** Sheets with every number of answers missing of the first and of the second half of the items, for every reason. */
function sheetsOf(nItems: number, kernel: Kernel): ResponseBlock {
  const half = nItems >> 1
  const draw = draws(nItems)
  const rows = ABSENT.flatMap((absent, style) =>
    below(half + 1).flatMap((first) =>
      below(nItems - half + 1).map((second) =>
        below(nItems).map((item) => {
          const isAbsent = item < half ? item < first : nItems - item <= second
          if (!isAbsent) return style < 2 ? style * 3 * (item & 1) : draw(4)
          // Some for another reason than the others.
          return style > 2 && style < 5 && draw(4) === 0 ? MISSING.blank : absent
        }),
      ),
    ),
  )
  const codes = below(nItems).map(() => makeColumn(Uint8Array, rows.length, kernel.allocate))
  for (const [row, sheet] of rows.entries())
    for (const [item, code] of sheet.entries()) (codes[item] as Uint8Array)[row] = code
  return { length: rows.length, codes }
}

/** The columns of a scale, whose numbers are compared by `Object.is`: of NaN there is more than one by its bits. */
function numbersOf({ scales, length }: ScoreBlock, at: number): Record<string, number[]> {
  const { standard: _, sums: __, ...columns } = scales[at] as ScaleColumns
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, [...column.subarray(0, length)]]),
  )
}

/** Scores all sheets twice; returns how many rows the kernel left of each scale of scales, and the scores. */
function expectAlike(compiled: CompiledInstrument) {
  const kernel = kernelHere()
  const left: number[] = []
  const watched: Kernel = {
    ...kernel,
    combineOdd: (...values) => {
      left.push(kernel.combineOdd(...values))
      return left.at(-1) as number
    },
  }
  const sheets = sheetsOf(compiled.instrument.items.length, kernel)
  const buffer = createScoreBufferIn(kernel.allocate, compiled, sheets.length)
  const steps = kernelSteps(watched)
  // Twice, so that what stands in the columns from before is nothing that is needed.
  for (let time = 0; time < 2; time++) {
    left.length = 0
    scoreTableBy(steps, compiled, sheets, nobody(sheets.length), buffer)
    const plain = scoreTable(compiled, sheets, nobody(sheets.length))
    for (const at of compiled.scales.keys())
      expect(numbersOf(buffer, at), `scale ${at}`).toEqual(numbersOf(plain, at))
  }
  return { buffer, left }
}

describe('sums of items with some missing', () => {
  it.each<[string, number, Parts]>([
    ['none allowed', 0, {}],
    ['some prorated', 0, prorate(2)],
    ['all but one prorated', 0, prorate(7)],
    ['more than all allowed', 0, prorate(9)],
    ['rounded half up', 0, prorate(3, 'half-up')],
    ['rounded down', 1, prorate(3, 'down')],
    ['as zero', 0, asZero(2)],
    ['as zero, the least score 1', 1, asZero(4)],
    ['a mean', 1, { ...prorate(3), aggregate: 'mean' }],
    ['a mean as zero', 0, { ...asZero(3), aggregate: 'mean' }],
    ['a percentage', 2, { ...prorate(3), aggregate: 'percent-of-maximum' }],
    ['a percentage as zero', 0, { ...asZero(3), aggregate: 'percent-of-maximum' }],
    ['transformed', 0, { ...prorate(3), transform: [half] }],
    ['below zero', -1, prorate(3)],
  ])('are the same: %s', (_, least, parts) => {
    const scales = [
      makeScale('all', below(8), parts),
      weighted(
        'twice each',
        below(8).map(() => 2),
        parts,
      ),
      weighted('of different weights', [1, 2, 3, 1, 2, 3, 1, 2], parts),
      makeScale('one', [2], parts),
    ]
    expectAlike(compiledOf(8, least, scales))
  })
})

describe('scales of scales of which some are odd', () => {
  it.each<[string, Parts, Parts, readonly number[]]>([
    ['of prorated sums', prorate(2), {}, [1, 1, 1]],
    ['of prorated sums with weights', prorate(2), {}, [2, 3, 7]],
    ['of sums, one made up for', prorate(1), prorate(1), [1, 1, 1]],
    ['of sums, two made up for', prorate(1), prorate(2, 'half-up'), [1, 2, 1]],
    ['of sums, all made up for', prorate(1), prorate(3), [1, 2, 1]],
    ['of sums, one as zero', prorate(1), asZero(1), [1, 3, 1]],
    ['of one sum', prorate(1), prorate(1), [5]],
    ['of means', { ...prorate(2), aggregate: 'mean' }, {}, [1, 1, 1]],
    ['of means with weights', { ...prorate(1), aggregate: 'mean' }, prorate(1), [3, 1, 2]],
    ['of percentages', { ...prorate(1), aggregate: 'percent-of-maximum' }, {}, [1, 1, 1]],
    ['of sums as zero', asZero(2), {}, [1, 4, 1]],
    ['of halves', { ...prorate(1), transform: [half] }, {}, [1, 1, 3]],
  ])('are the same: %s', (_, parts, whole, weights) => {
    for (const least of [0, 1, -1]) {
      const scales = [
        makeScale('a', [0, 1, 2, 3], parts),
        makeScale('b', [4, 5, 6, 7, 8, 9], parts),
        makeScale('c', [8, 9, 0], parts),
        ...(['sum', 'mean', 'percent-of-maximum'] as const).map((aggregate) =>
          weighted(aggregate, weights, { ...whole, of: 'scales', aggregate }),
        ),
      ]
      expectAlike(compiledOf(10, least, scales))
    }
  })

  it('are the same where a part is a scale of scales, a ratio or without an upper bound', () => {
    const scales = [
      makeScale('a', [0, 1, 2, 3], prorate(1)),
      makeScale('b', [4, 5, 6, 7], prorate(2)),
      makeScale('sum', [0, 1], { of: 'scales' }),
      makeScale('ratio', [0, 1], RATIO),
      weighted('of a sum', [1, 0, 2], { of: 'scales', ...prorate(1) }),
      weighted('of a ratio', [1, 0, 0, 2], { of: 'scales' }),
      weighted('of a ratio, one made up for', [1, 1, 0, 1], { of: 'scales', ...prorate(1) }),
      weighted('of ratios alone', [0, 0, 0, 2], { of: 'scales' }),
      weighted('mean of a ratio', [0, 1, 0, 3], { of: 'scales', aggregate: 'mean' }),
    ]
    for (const least of [0, 1]) expectAlike(compiledOf(8, least, scales))
  })

  it('are the same to the sign of a zero: tenths below zero that add up to nothing', () => {
    const means = below(3).map((part) =>
      makeScale(
        `m${part}`,
        below(10).map((item) => part * 10 + item),
        { aggregate: 'mean' },
      ),
    )
    const compiled = compiledOf(30, -1, [...means, makeScale('sum', [0, 1, 2], { of: 'scales' })])
    const kernel = kernelHere()
    // Of ten items each −1, 0, 1 or 2 by codes 0 to 3: so many tenths.
    const tenths = [-1, -2, 3]
    const codes = below(30).map((item) => {
      const nOff = Math.abs(tenths[Math.floor(item / 10)] as number)
      const sign = Math.sign(tenths[Math.floor(item / 10)] as number)
      const column = makeColumn(Uint8Array, 1, kernel.allocate)
      column[0] = item % 10 < nOff ? 1 + sign : 1
      return column
    })
    const buffer = createScoreBufferIn(kernel.allocate, compiled, 1)
    const sheets = { length: 1, codes }
    scoreTableBy(kernelSteps(kernel), compiled, sheets, nobody(1), buffer)
    const plain = scoreTable(compiled, sheets, nobody(1))
    expect(buffer.scales[3]?.raw[0]).toBe(plain.scales[3]?.raw[0])
    expect(scoresOf(buffer)).toEqual(scoresOf(plain))
  })

  it('leave to the plain way what more than sums goes into, and no other sheet', () => {
    const scales = [
      makeScale('a', [0, 1, 2, 3], prorate(1)),
      makeScale('b', [4, 5, 6, 7], prorate(1)),
      ...[0, 1, 2].map((maxMissing) =>
        makeScale(`made up for ${maxMissing}`, [0, 1], { of: 'scales', ...prorate(maxMissing) }),
      ),
    ]
    const { buffer, left } = expectAlike(compiledOf(8, 0, scales))
    const expected = [0, 1, 2].map((maxMissing) => {
      let n = 0
      for (let row = 0; row < buffer.length; row++) {
        const states = [0, 1].map((part) => buffer.scales[part]?.status[row] as number)
        const nFew = states.filter((state) => state === STATUS.tooFewAnswered).length
        const isBeyond = states.some((state) => state > STATUS.tooFewAnswered)
        if (isBeyond || (nFew > 0 && nFew <= maxMissing && nFew < 2)) n++
      }
      return n
    })
    expect(left).toEqual(expected)
    expect(Math.min(...left)).toBeGreaterThan(50)
    expect(Math.max(...left)).toBeLessThan(buffer.length / 2 + 100)
  })
})
