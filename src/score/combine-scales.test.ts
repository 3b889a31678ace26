import { describe, expect, it } from 'vitest'
import { B, combined, missing, of } from '../../tests/support/combined.js'
import { makeScale } from '../../tests/support/make-instrument.js'
import { MISSING } from '../table/missing.js'

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

  it('a count of scales that are certain not to be counted has no room above', () => {
    const counts = { low: 6, lowStrict: false, high: null, highStrict: false }
    const count = makeScale('t', [0, 1], { of, aggregate: 'count', counts })
    expect(combined(count, [1, B, 3, B])).toMatchObject({ raw: 1, low: 0, high: 1 })
  })
})
