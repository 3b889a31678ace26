import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeInstrument, makeItem, makeScale } from '../../tests/support/make-instrument.js'
import { attainableRange } from './attainable-range.js'
import type { Item, Scale } from './instrument.js'
import { ratioRange } from './ratio-range.js'
import { scoredRanges } from './scored-range.js'

const items = [makeItem('a', 3), makeItem('b', 3, true), makeItem('c', 1)]
const rangeOf = (scale: Scale, scales: readonly Scale[] = []) => {
  const { minimum, maximum } = attainableRange(scale, items, scales)
  return [minimum, maximum]
}
const weighted = (weights: readonly number[], parts: Partial<Scale> = {}): Scale =>
  makeScale('s', [], {
    ...parts,
    terms: weights.map((weight, index) => ({ index, weight, counts: null })),
  })
const linear = { kind: 'linear', multiply: 1, divide: 1, add: 0, round: 'none' } as const

describe('attainableRange', () => {
  it.each<[string, Scale, readonly number[]]>([
    ['a sum', makeScale('s', [0, 1, 2]), [0, 7]],
    ['a weighted sum, signs included', weighted([2, -1]), [-3, 6]],
    ['a mean', makeScale('s', [0, 1], { aggregate: 'mean' }), [0, 3]],
    ['a weighted mean', weighted([3, 1], { aggregate: 'mean' }), [0, 3]],
    ['percent of maximum', makeScale('s', [0, 2], { aggregate: 'percent-of-maximum' }), [0, 100]],
    ['the greatest term', makeScale('s', [0, 2], { aggregate: 'maximum' }), [0, 3]],
    ['the least term', makeScale('s', [0, 2], { aggregate: 'minimum' }), [0, 1]],
    ['a recoded sum', makeScale('s', [0], { recode: { 0: 5, 1: 1, 2: 1, 3: 2 } }), [1, 5]],
    [
      'a negative multiplier, which swaps the ends',
      makeScale('s', [0, 1], { transform: [{ ...linear, multiply: -5, divide: 4, add: 10 }] }),
      [2.5, 10],
    ],
    [
      'a rounded transform',
      makeScale('s', [0], {
        transform: [{ ...linear, multiply: 5, divide: 4, round: 'truncate' }],
      }),
      [0, 3],
    ],
    [
      'a table that does not ascend',
      makeScale('s', [2], { transform: [{ kind: 'lookup', from: [0, 1, 2], to: [7, 4, 99] }] }),
      [4, 7],
    ],
  ])('%s', (_, scale, expected) => {
    expect(rangeOf(scale)).toEqual(expected)
  })

  it('a count depends on which answers can meet the bound and which always do', () => {
    const counting = (low: number) =>
      makeScale('s', [0, 1, 2], {
        aggregate: 'count',
        counts: { low, lowStrict: false, high: null, highStrict: false },
      })
    expect([0, 1, 2, 4].map((low) => rangeOf(counting(low)))).toEqual([
      [3, 3],
      [0, 3],
      [0, 2],
      [0, 0],
    ])
  })

  it('a count of scales depends on their ranges', () => {
    const parts = [
      makeScale('x', [], { attainable: { minimum: 0, maximum: 10 } }),
      makeScale('y', [], { attainable: { minimum: 6, maximum: 10 } }),
      makeScale('z', [], { attainable: { minimum: 0, maximum: 4 } }),
    ]
    const counts = { low: 5, lowStrict: false, high: null, highStrict: false }
    const scale = makeScale('s', [0, 1, 2], { of: 'scales', aggregate: 'count', counts })
    expect(rangeOf(scale, parts)).toEqual([1, 2])
  })

  it('a count may look at one item against several bounds, in a ratio too', () => {
    const above = (low: number) => ({ low, lowStrict: true, high: null, highStrict: false })
    const terms = [0, 1, 2].map((low) => ({ index: 0, weight: 1, counts: above(low) }))
    const points = makeScale('points', [], { aggregate: 'count', terms })
    expect(rangeOf(points)).toEqual([0, 3])
    const parts = [points, makeScale('y', [0], { recode: { 0: 1, 1: 2, 2: 2, 3: 2 } })]
    const ratio = makeScale('s', [0, 1], { of: 'scales', aggregate: 'ratio' })
    expect(rangeOf(ratio, parts)).toEqual([0, 1.5])
  })

  it('a ratio of other scales is the quotient of their ranges', () => {
    const parts = [
      makeScale('x', [], { of: 'scales', attainable: { minimum: -2, maximum: 6 } }),
      makeScale('y', [], { of: 'scales', attainable: { minimum: 1, maximum: 3 } }),
      makeScale('z', [], { of: 'scales', attainable: { minimum: 0, maximum: 3 } }),
    ]
    const ratio = (index: number) =>
      makeScale('s', [0, index], { of: 'scales', aggregate: 'ratio' })
    expect(rangeOf(ratio(1), parts)).toEqual([-2, 6])
    expect(rangeOf(ratio(2), parts)).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY])
  })
})

/** Every choice of one answer an item. */
function choices<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return lists.reduce<readonly (readonly T[])[]>(
    (all, list) => all.flatMap((some) => list.map((one) => [...some, one])),
    [[]],
  )
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

describe('ratioRange', () => {
  const item = fc
    .array(fc.tuple(fc.integer({ min: -4, max: 6 }), fc.integer({ min: 0, max: 3 })), {
      minLength: 1,
      maxLength: 4,
    })
    .map((answers) => ({ above: answers.map(([a]) => a), below: answers.map(([, b]) => b) }))

  it('is the least and greatest ratio of all answer sheets', () => {
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 4 }), (list) => {
        const sheets = choices(
          list.map(({ above, below }) =>
            above.map((a, answer) => [a, below[answer] ?? 0] as const),
          ),
        )
        const ratios = sheets.flatMap((sheet) => {
          const under = sumOf(sheet.map(([, b]) => b))
          return under > 0 ? [sumOf(sheet.map(([a]) => a)) / under] : []
        })
        const range = ratioRange(list)
        if (ratios.length === 0) expect(range).toBeNull()
        else {
          expect(range?.minimum).toBeCloseTo(Math.min(...ratios), 12)
          expect(range?.maximum).toBeCloseTo(Math.max(...ratios), 12)
        }
      }),
    )
  })

  it('says nothing where an answer takes away below the line', () => {
    expect(ratioRange([{ above: [1], below: [-1] }])).toBeNull()
  })
})

describe('scoredRanges', () => {
  const scored = (scale: Scale, some: readonly Item[] = items) => {
    const [range] = scoredRanges(makeInstrument({ items: some, scales: [scale] }))
    return [range?.minimum, range?.maximum]
  }

  it('prorating items of different ranges reaches beyond the attainable range', () => {
    const missing = { maxMissing: 1, completion: 'prorate', round: 'none' } as const
    expect(scored(makeScale('s', [0, 2], { missing }))).toEqual([0, 6])
    expect(scored(makeScale('s', [0, 1], { missing }))).toEqual([0, 6])
  })

  it('counting a missing answer as zero reaches below items that begin at one', () => {
    const likert = (id: string): Item => ({
      ...makeItem(id, 4),
      options: makeItem(id, 4).options.slice(1),
    })
    const missing = { maxMissing: 1, completion: 'as-zero', round: 'none' } as const
    const some = [likert('a'), likert('b'), likert('c')]
    expect(scored(makeScale('s', [0, 1, 2], { missing }), some)).toEqual([2, 12])
    expect(scored(makeScale('s', [0, 1, 2], { missing, aggregate: 'mean' }), some)).toEqual([
      2 / 3,
      4,
    ])
  })
})
