import { describe, expect, it } from 'vitest'
import {
  blockOf,
  makeCutScores,
  makeInstrument,
  makeItem,
  makeScale,
  nobody,
} from '../../tests/support/make-instrument.js'
import type { Scale } from '../instrument/instrument.js'
import { MISSING, type MissingReason } from '../table/missing.js'
import { compileInstrument } from './compile-instrument.js'
import type { ScaleColumns, ScoreBlock } from './score-block.js'
import { createScoreBuffer } from './score-buffer.js'
import { scoreTable } from './score-table.js'
import { NONE, STATUSES } from './statuses.js'
import { TRUTH } from './truth.js'

const ALLOW_ONE = { maxMissing: 1, completion: 'prorate', round: 'none' } as const
const LINEAR = { kind: 'linear', multiply: 1, divide: 1, add: 0, round: 'none' } as const

function instrumentOf(...scales: Scale[]) {
  return makeInstrument({
    items: [0, 1, 2].map((index) => makeItem(`q${index}`, 3)),
    scales,
    criticalItems: [
      { id: 'q0', names: { en: 'q0' }, when: { item: 'q0', atLeast: 2 }, severity: 'crisis' },
    ],
  })
}

function scored(scale: Scale, row: readonly number[]): ScoreBlock {
  return scoreTable(compileInstrument(instrumentOf(scale)), blockOf([row]), nobody(1))
}

function read({ scales }: ScoreBlock, index = 0, row = 0) {
  const columns = scales[index] as ScaleColumns
  return {
    raw: columns.raw[row],
    status: STATUSES[columns.status[row] as number],
    low: columns.low[row],
    high: columns.high[row],
    nMissing: columns.nMissing[row],
  }
}

describe('scoreTable at the edges', () => {
  it.each<[MissingReason, string, string]>([
    ['blank', 'prorated', 'too-few-answered'],
    ['declined', 'prorated', 'too-few-answered'],
    ['notApplicable', 'prorated', 'too-few-answered'],
    ['notAdministered', 'prorated', 'not-administered'],
    ['outOfRange', 'out-of-range', 'out-of-range'],
  ])(
    'one answer missing as %s leaves a scale that allows one %s, three leave it %s',
    (reason, one, all) => {
      const scale = makeScale('s', [0, 1, 2], { missing: ALLOW_ONE })
      const byte = MISSING[reason]
      expect(read(scored(scale, [2, 1, byte]))).toMatchObject({
        status: one,
        raw: one === 'prorated' ? 4.5 : Number.NaN,
        low: 3,
        high: 6,
        nMissing: 1,
      })
      expect(read(scored(scale, [byte, byte, byte]))).toEqual({
        status: all,
        raw: Number.NaN,
        low: 0,
        high: 9,
        nMissing: 3,
      })
    },
  )

  it('items that were not put to the person and blanks together are too few, not not-administered', () => {
    const row = [MISSING.notAdministered, MISSING.notAdministered, MISSING.blank]
    expect(read(scored(makeScale('s', [0, 1, 2]), row)).status).toBe('too-few-answered')
  })

  it.each([
    ['sum', {}],
    ['mean', { aggregate: 'mean' }],
    ['percent of maximum', { aggregate: 'percent-of-maximum' }],
    ['maximum', { aggregate: 'maximum' }],
    ['minimum', { aggregate: 'minimum' }],
    ['transformed sum', { transform: [LINEAR] }],
  ] as const)('a byte that is no option of the item is never a zero in a %s', (_, parts) => {
    const cutScoreSets = [{ group: {}, cutScores: makeCutScores([null, 2]) }]
    const block = scored(makeScale('s', [0, 1, 2], { ...parts, cutScoreSets }), [7, 1, 1])
    expect(read(block)).toMatchObject({ raw: Number.NaN, status: 'out-of-range' })
    expect(block.scales[0]?.band[0]).toBe(NONE)
    expect(block.criticalItems[0]?.[0]).toBe(TRUTH.unknown)
  })

  it('a scale without an answer has no score even where all may be missing', () => {
    const missing = { ...ALLOW_ONE, maxMissing: 3 }
    for (const completion of ['prorate', 'as-zero'] as const)
      expect(
        read(
          scored(makeScale('s', [0, 1, 2], { missing: { ...missing, completion } }), [
            MISSING.blank,
            MISSING.blank,
            MISSING.blank,
          ]),
        ),
      ).toMatchObject({ raw: Number.NaN, status: 'too-few-answered' })
  })

  it('a percent of a range of nothing is no score', () => {
    const counts = { low: null, lowStrict: false, high: null, highStrict: false }
    const always = makeScale('n', [0, 1, 2], {
      aggregate: 'count',
      counts,
      attainable: { minimum: 3, maximum: 3 },
    })
    const percent = makeScale('p', [0, 0], {
      of: 'scales',
      aggregate: 'percent-of-maximum',
      missing: { ...ALLOW_ONE, completion: 'as-zero' },
    })
    const compiled = compileInstrument(instrumentOf(always, percent))
    const block = scoreTable(compiled, blockOf([[1, 1, 1]]), nobody(1))
    expect(read(block, 1)).toMatchObject({ raw: Number.NaN, status: 'out-of-range' })
  })

  it('a score off a lookup table has no score, also where it was prorated to a fraction', () => {
    const lookup = {
      kind: 'lookup',
      from: [0, 1, 2, 3, 4, 5, 6],
      to: [0, 2, 4, 6, 8, 9, 9],
    } as const
    const scale = makeScale('s', [0, 1, 2], { transform: [lookup], missing: ALLOW_ONE })
    expect(read(scored(scale, [1, 1, 0]))).toMatchObject({ raw: 4, status: 'scored' })
    expect(read(scored(scale, [3, 3, 3]))).toMatchObject({
      raw: Number.NaN,
      status: 'out-of-range',
    })
    expect(read(scored(scale, [1, 0, MISSING.blank]))).toEqual({
      raw: Number.NaN,
      status: 'out-of-range',
      low: 2,
      high: 8,
      nMissing: 1,
    })
  })

  it('a transform that turns the scale round turns its bounds round', () => {
    const scale = makeScale('s', [0, 1, 2], {
      transform: [{ ...LINEAR, multiply: -2, add: 10 }],
      missing: ALLOW_ONE,
    })
    expect(read(scored(scale, [1, 2, MISSING.blank]))).toMatchObject({ raw: 1, low: -2, high: 4 })
  })

  it('missing terms are counted beyond 255, and never as none', () => {
    const nItems = 300
    const indexes = Array.from({ length: nItems }, (_, index) => index)
    const instrument = makeInstrument({
      items: indexes.map((index) => makeItem(`q${index}`, 1)),
      scales: [makeScale('s', indexes)],
    })
    const compiled = compileInstrument(instrument)
    const missing = (count: number, byte: number) =>
      indexes.map((index) => (index < count ? byte : 1))
    const rows = [
      missing(256, MISSING.blank),
      missing(300, MISSING.notAdministered),
      missing(256, MISSING.notAdministered),
    ]
    const block = scoreTable(compiled, blockOf(rows), nobody(rows.length))
    expect(read(block, 0, 0)).toEqual({
      raw: Number.NaN,
      status: 'too-few-answered',
      low: 44,
      high: 300,
      nMissing: 256,
    })
    expect(read(block, 0, 1)).toMatchObject({ status: 'not-administered', nMissing: 300 })
    expect(read(block, 0, 2)).toMatchObject({ status: 'too-few-answered', nMissing: 256 })
  })

  it('a buffer that held a larger block gives a smaller one the same scores, and a block of no sheets nothing', () => {
    const scales = [
      makeScale('s', [0, 1, 2], { missing: ALLOW_ONE }),
      makeScale('m', [0, 1], { aggregate: 'maximum', missing: ALLOW_ONE }),
      makeScale('t', [0, 1], { of: 'scales', missing: ALLOW_ONE }),
    ]
    const compiled = compileInstrument(instrumentOf(...scales))
    const buffer = createScoreBuffer(compiled, 300)
    const bad = Array.from({ length: 300 }, () => [MISSING.outOfRange, MISSING.blank, 7])
    scoreTable(compiled, blockOf(bad), nobody(300), buffer)
    const rows = [
      [1, 2, 3],
      [MISSING.blank, 2, 3],
    ]
    const reused = scoreTable(compiled, blockOf(rows), nobody(2), buffer)
    const fresh = scoreTable(compiled, blockOf(rows), nobody(2))
    for (const scale of [0, 1, 2])
      for (const row of [0, 1]) expect(read(reused, scale, row)).toEqual(read(fresh, scale, row))
    expect(reused.criticalItems[0]?.slice(0, 2)).toEqual(fresh.criticalItems[0])
    expect(
      scoreTable(
        compiled,
        { length: 0, codes: bad[0]?.map(() => new Uint8Array(0)) ?? [] },
        nobody(0),
        buffer,
      ).length,
    ).toBe(0)
  })
})
