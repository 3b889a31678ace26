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
import { compileInstrument } from './compile-instrument.js'
import type { ScaleColumns, ScoreBlock } from './score-block.js'
import { scoreTable } from './score-table.js'
import { STATUSES } from './statuses.js'

const LINEAR = { kind: 'linear', multiply: 1, divide: 1, add: 0, round: 'none' } as const

function instrumentOf(...scales: Scale[]) {
  return makeInstrument({
    items: [0, 1, 2].map((index) => makeItem(`q${index}`, 3)),
    scales,
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

describe('sums of fractions', () => {
  it.each([
    [[7, 1], 10, 0.8],
    [[1, 2], 10, 0.3],
    [[3, 7], 100, 0.1],
  ])(
    'a sum of fractions on a cut is in the band that begins there: %j ÷ %d',
    (parts, unit, cut) => {
      const items = parts.map((part, index) => ({
        ...makeItem(`q${index}`, 0),
        options: [{ code: 0, score: part / unit, label: null }],
      }))
      const cutScoreSets = [{ group: {}, cutScores: makeCutScores([null, cut]) }]
      const instrument = makeInstrument({
        items,
        scales: [makeScale('s', [0, 1], { cutScoreSets })],
      })
      const { scales } = scoreTable(compileInstrument(instrument), blockOf([[0, 0]]), nobody(1))
      expect([scales[0]?.raw[0], scales[0]?.low[0], scales[0]?.high[0]]).toEqual([cut, cut, cut])
      expect(scales[0]?.band[0]).toBe(1)
    },
  )

  it('a sum of many fractions, whose rounding adds up, is the decimal that it stands for', () => {
    const items = Array.from({ length: 100 }, (_, index) => makeItem(`q${index}`, 3))
    const indexes = items.map((_, index) => index)
    const { terms, ...rest } = makeScale('s', indexes)
    const scale = { ...rest, terms: terms.map((term) => ({ ...term, weight: 99.7 })) }
    const compiled = compileInstrument(makeInstrument({ items, scales: [scale] }))
    const row = items.map(() => 3)
    const plain = row.reduce((sum, score) => sum + score * 99.7, 0)
    expect(Math.abs(plain - 29_910)).toBeGreaterThan(1e-12)
    const found = read(scoreTable(compiled, blockOf([row]), nobody(1)))
    expect(found).toMatchObject({ raw: 29_910, low: 29_910, high: 29_910 })
  })

  it('a mean of means on a cut is on it, and a third is a third', () => {
    const means = [0, 1, 2].map((from) =>
      makeScale(`m${from}`, [0, 1, 2], {
        aggregate: 'mean',
        transform: [{ ...LINEAR, divide: 10, multiply: from + 1 }],
      }),
    )
    const whole = makeScale('s', [0, 1, 2], { of: 'scales' })
    const read3 = (row: number[]) => {
      const compiled = compileInstrument(instrumentOf(...means, whole))
      return read(scoreTable(compiled, blockOf([row]), nobody(1)), 3)
    }
    expect(read3([1, 1, 1])).toMatchObject({ raw: 0.6, low: 0.6, high: 0.6 })
    const third = makeScale('s', [0, 1, 2], { aggregate: 'mean' })
    expect(read(scored(third, [1, 0, 0])).raw).toBe(1 / 3)
    const same = instrumentOf(third, makeScale('t', [0], { of: 'scales' }))
    expect(read(scoreTable(compileInstrument(same), blockOf([[1, 0, 0]]), nobody(1)), 1).raw).toBe(
      1 / 3,
    )
  })
})
