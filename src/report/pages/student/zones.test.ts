import { describe, expect, it } from 'vitest'
import type { Scale } from '../../../instrument/instrument.js'
import { worseZone, zonesOf } from './zones.js'

const scale = (direction: Scale['direction'], ...bands: readonly string[]): Scale =>
  ({
    direction,
    cutScoreSets: [{ group: {}, cutScores: bands.map((band) => ({ band })) }],
  }) as unknown as Scale

describe('zonesOf', () => {
  it.each([
    [scale('higher-is-worse', 'a', 'b'), { a: 'usual', b: 'raised' }],
    [scale('higher-is-worse', 'a', 'b', 'c'), { a: 'usual', b: 'some', c: 'raised' }],
    [
      scale('higher-is-worse', 'a', 'b', 'c', 'd', 'e'),
      { a: 'usual', b: 'some', c: 'some', d: 'raised', e: 'raised' },
    ],
    [scale('higher-is-better', 'a', 'b', 'c'), { a: 'raised', b: 'some', c: 'usual' }],
    [scale('neutral', 'a', 'b'), {}],
    [scale('higher-is-worse', 'a'), {}],
    [scale('higher-is-worse'), {}],
  ])('sorts the bands of scale %#', (of, expected) => {
    expect(Object.fromEntries(zonesOf(of))).toEqual(expected)
  })
})

it('the worse of two zones is the more raised', () => {
  expect(worseZone('usual', 'some')).toBe('some')
  expect(worseZone('raised', 'some')).toBe('raised')
})
