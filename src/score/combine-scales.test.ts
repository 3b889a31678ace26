import { describe, expect, it } from 'vitest'
import {
  blockOf,
  makeInstrument,
  makeItem,
  makeScale,
  nobody,
} from '../../tests/support/make-instrument.js'
import type { Scale } from '../instrument/instrument.js'
import { MISSING } from '../table/missing.js'
import { compileInstrument } from './compile-instrument.js'
import type { ScaleColumns } from './score-block.js'
import { scoreTable } from './score-table.js'
import { STATUSES } from './statuses.js'

const missing = (maxMissing: number) => ({
  maxMissing,
  completion: 'prorate' as const,
  round: 'half-up' as const,
})
const parts = [
  makeScale('a', [0, 1], { missing: missing(1) }),
  makeScale('b', [2, 3], { missing: missing(1) }),
]

function combined(scale: Scale, row: number[], from: Scale[] = parts) {
  const instrument = makeInstrument({
    items: [0, 1, 2, 3].map((index) => makeItem(`q${index}`, 3)),
    scales: [...from, scale],
  })
  const block = scoreTable(compileInstrument(instrument), blockOf([row]), nobody(1))
  const { raw, low, high, status, nMissing } = block.scales.at(-1) as ScaleColumns
  return {
    raw: raw[0],
    low: low[0],
    high: high[0],
    status: STATUSES[status[0] as number],
    nMissing: nMissing[0],
  }
}

const B = MISSING.blank
const of = 'scales' as const

describe('combineScales', () => {
  it('a sum of complete scales is their sum', () => {
    expect(combined(makeScale('t', [0, 1], { of }), [1, 2, 3, 0])).toEqual({
      raw: 6,
      low: 6,
      high: 6,
      status: 'scored',
      nMissing: 0,
    })
  })

  it('a sum of a prorated scale is prorated and bounded by what the scale could be', () => {
    expect(combined(makeScale('t', [0, 1], { of }), [1, B, 3, 0])).toEqual({
      raw: 5,
      low: 4,
      high: 7,
      status: 'prorated',
      nMissing: 0,
    })
  })

  it('a sum lacking a scale has no score, and bounds', () => {
    expect(combined(makeScale('t', [0, 1], { of }), [B, B, 3, 0])).toEqual({
      raw: Number.NaN,
      low: 3,
      high: 9,
      status: 'too-few-answered',
      nMissing: 1,
    })
  })

  it('an answer outside the codes is not hidden by a scale of scales', () => {
    expect(
      combined(makeScale('t', [0, 1], { of, missing: missing(1) }), [MISSING.outOfRange, 1, 3, 0])
        .status,
    ).toBe('out-of-range')
  })

  it('negative weights turn the bounds round', () => {
    const scale = makeScale('t', [0, 1], { of })
    const difference = {
      ...scale,
      terms: scale.terms.map((term, index) => ({ ...term, weight: index === 0 ? 1 : -1 })),
    }
    expect(combined(difference, [1, 2, 3, B])).toEqual({
      raw: -3,
      low: -3,
      high: 0,
      status: 'prorated',
      nMissing: 0,
    })
  })

  it('the greatest scale is the greatest', () => {
    expect(combined(makeScale('t', [0, 1], { of, aggregate: 'maximum' }), [1, 1, 3, B])).toEqual({
      raw: 6,
      low: 3,
      high: 6,
      status: 'prorated',
      nMissing: 0,
    })
  })

  it('the least scale is the least', () => {
    expect(combined(makeScale('t', [0, 1], { of, aggregate: 'minimum' }), [1, 1, 3, 3])).toEqual({
      raw: 2,
      low: 2,
      high: 2,
      status: 'scored',
      nMissing: 0,
    })
  })

  it('a count of scales counts those that are certain below and those that are possible above', () => {
    const counts = { low: 3, lowStrict: false, high: null, highStrict: false }
    expect(
      combined(makeScale('t', [0, 1], { of, aggregate: 'count', counts }), [1, B, 3, 0]),
    ).toEqual({ raw: 1, low: 1, high: 2, status: 'prorated', nMissing: 0 })
  })

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

  it('a linear transform multiplies before it divides and rounds as named', () => {
    const linear = {
      kind: 'linear' as const,
      multiply: 5,
      divide: 4,
      add: 0,
      round: 'truncate' as const,
    }
    expect(combined(makeScale('t', [0, 1], { of, transform: [linear] }), [3, 3, 1, 0]).raw).toBe(8)
  })

  it('a lookup table gives its value, bounds over what it can reach, and no score off the table', () => {
    const lookup = { kind: 'lookup' as const, from: [0, 1, 2, 3], to: [40, 50, 45, 70] }
    const scale = makeScale('t', [0], { of, transform: [lookup] })
    expect(combined(scale, [1, 1, 0, 0])).toMatchObject({
      raw: 45,
      low: 45,
      high: 45,
      status: 'scored',
    })
    expect(combined(scale, [0, B, 0, 0])).toMatchObject({ raw: 40, low: 40, high: 70 })
    expect(combined(scale, [3, 3, 0, 0])).toMatchObject({ raw: Number.NaN, status: 'out-of-range' })
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
