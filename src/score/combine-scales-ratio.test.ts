import { describe, expect, it } from 'vitest'
import { B, combined, missing, of } from '../../tests/support/combined.js'
import { makeScale } from '../../tests/support/make-instrument.js'
import { MISSING } from '../table/missing.js'

describe('ratios', () => {
  it('a ratio divides, and says nothing where the denominator is zero', () => {
    const counts = { low: 1, lowStrict: false, high: null, highStrict: false }
    const from = [
      makeScale('sum', [0, 1, 2, 3]),
      makeScale('n', [0, 1, 2, 3], { aggregate: 'count', counts }),
    ]
    const ratio = makeScale('r', [0, 1], {
      of,
      aggregate: 'ratio',
      attainable: { minimum: 1, maximum: 3 },
    })
    expect(combined(ratio, [3, 2, 0, 0], from)).toEqual({
      raw: 2.5,
      low: 2.5,
      high: 2.5,
      status: 'scored',
      nMissing: 0,
    })
    const none = combined(ratio, [0, 0, 0, 0], from)
    expect(none).toEqual({
      raw: Number.NaN,
      low: Number.POSITIVE_INFINITY,
      high: Number.NEGATIVE_INFINITY,
      status: 'too-few-answered',
      nMissing: 0,
    })
    expect(combined(ratio, [0, B, 0, 0], from)).toMatchObject({
      low: 1,
      high: 3,
      status: 'too-few-answered',
    })
  })

  it('a transformed ratio has transformed bounds', () => {
    const counts = { low: 1, lowStrict: false, high: null, highStrict: false }
    const from = [
      makeScale('sum', [0, 1, 2, 3]),
      makeScale('n', [0, 1, 2, 3], { aggregate: 'count', counts }),
    ]
    const tenfold = { kind: 'linear', multiply: 10, divide: 1, add: 0, round: 'none' } as const
    const ratio = makeScale('r', [0, 1], {
      of,
      aggregate: 'ratio',
      transform: [tenfold],
      attainable: { minimum: 10, maximum: 30 },
    })
    expect(combined(ratio, [3, 2, 0, 0], from)).toMatchObject({ raw: 25, low: 25, high: 25 })
    expect(combined(ratio, [3, 3, B, 0], from)).toMatchObject({ low: 20, high: 30 })
    expect(combined(ratio, [B, B, B, B], from)).toMatchObject({ low: 10, high: 30 })
    expect(combined(ratio, [0, 0, 0, 0], from)).toMatchObject({
      low: Number.POSITIVE_INFINITY,
      high: Number.NEGATIVE_INFINITY,
    })
  })

  it.each([
    ['prorated', [1, B, 2, 2], { raw: 0.5, status: 'prorated', nMissing: 1 }],
    ['prorated below the line', [1, 1, 2, B], { raw: 0.5, status: 'prorated', nMissing: 1 }],
    [
      'lacking above the line',
      [B, B, 2, 2],
      { raw: Number.NaN, status: 'too-few-answered', nMissing: 2 },
    ],
    [
      'lacking below the line',
      [1, 1, B, B],
      { raw: Number.NaN, status: 'too-few-answered', nMissing: 2 },
    ],
    [
      'out of range above the line',
      [MISSING.outOfRange, 1, 2, 2],
      { raw: Number.NaN, status: 'out-of-range', nMissing: 1 },
    ],
    [
      'out of range below the line',
      [1, 1, 2, MISSING.outOfRange],
      { raw: Number.NaN, status: 'out-of-range', nMissing: 1 },
    ],
  ])('a ratio is %s as its worse part is', (_, row, expected) => {
    const ratio = makeScale('r', [0, 1], { of, aggregate: 'ratio' })
    expect(combined(ratio, row)).toMatchObject(expected)
  })

  it('a denominator that is prorated to zero leaves nothing to divide', () => {
    const counts = { low: 1, lowStrict: false, high: null, highStrict: false }
    const from = [
      makeScale('sum', [0, 1, 2, 3], { missing: missing(1) }),
      makeScale('n', [0, 1, 2, 3], { aggregate: 'count', counts, missing: missing(1) }),
    ]
    const ratio = makeScale('r', [0, 1], {
      of,
      aggregate: 'ratio',
      attainable: { minimum: 1, maximum: 3 },
    })
    expect(combined(ratio, [0, B, 0, 0], from)).toEqual({
      raw: Number.NaN,
      low: 1,
      high: 3,
      status: 'too-few-answered',
      nMissing: 1,
    })
  })

  it('a denominator that may be below zero leaves the bounds to what is attainable', () => {
    const under = makeScale('under', [2, 3])
    const from = [
      makeScale('above', [0, 1]),
      {
        ...under,
        terms: under.terms.map((term, index) => ({ ...term, weight: index === 0 ? 1 : -1 })),
      },
    ]
    const attainable = { minimum: -6, maximum: 6 }
    const ratio = makeScale('r', [0, 1], { of, aggregate: 'ratio', attainable })
    expect(combined(ratio, [1, 1, 1, B], from)).toMatchObject({ low: 2, high: 6 })
  })

  it('a count that lacks an undefined ratio may count it or not', () => {
    const counts = { low: 1, lowStrict: false, high: null, highStrict: false }
    const from = [
      makeScale('sum', [0, 1]),
      makeScale('r', [0, 0], { of, aggregate: 'ratio', attainable: { minimum: 5, maximum: 7 } }),
    ]
    const count = makeScale('t', [0, 1], { of, aggregate: 'count', counts, missing: missing(1) })
    expect(combined(count, [0, 0, 0, 0], from)).toMatchObject({ raw: 0, low: 0, high: 1 })
  })

  it('a rounded ratio whose denominator may be zero reaches as far as it is attainable', () => {
    const from = [makeScale('sum', [0, 1]), makeScale('under', [2, 3])]
    const halved = { kind: 'linear', multiply: -1, divide: 2, add: 0, round: 'half-up' } as const
    const ratio = makeScale('r', [0, 1], {
      of,
      aggregate: 'ratio',
      transform: [halved],
      attainable: { minimum: -3, maximum: 0 },
    })
    expect(combined(ratio, [3, 1, 0, B], from)).toMatchObject({ low: -3, high: -1 })
    expect(combined(ratio, [3, 1, 1, B], from)).toMatchObject({ low: -2, high: 0 })
  })

  it('bounds of a ratio with a numerator below zero are reached by its answers', () => {
    const sum = makeScale('difference', [0, 1])
    const from = [
      {
        ...sum,
        terms: sum.terms.map((term, index) => ({ ...term, weight: index === 0 ? 1 : -2 })),
      },
      makeScale('under', [2, 3]),
    ]
    const attainable = { minimum: -6, maximum: 3 }
    const ratio = makeScale('r', [0, 1], { of, aggregate: 'ratio', attainable })
    const raws = [0, 1, 2, 3].map((answer) => combined(ratio, [1, 3, 2, answer], from).raw)
    expect(combined(ratio, [1, 3, 2, B], from)).toMatchObject({
      raw: Number.NaN,
      low: Math.min(...(raws as number[])),
      high: Math.max(...(raws as number[])),
    })
  })

  it('a scale that lacks an undefined ratio could still be anything: its bounds are open', () => {
    const counts = { low: 1, lowStrict: false, high: null, highStrict: false }
    const from = [
      makeScale('sum', [0, 1]),
      makeScale('n', [0, 1], { aggregate: 'count', counts }),
      makeScale('r', [0, 1], { of, aggregate: 'ratio', attainable: { minimum: 1, maximum: 3 } }),
    ]
    expect(
      combined(makeScale('t', [1, 2], { of, missing: missing(1) }), [0, 0, 0, 0], from),
    ).toMatchObject({ raw: 0, status: 'prorated', low: 1, high: 3 })
  })
})
