import { describe, expect, it } from 'vitest'
import {
  blockOf,
  makeCutScores,
  makeInstrument,
  makeItem,
  makeScale,
  nobody,
} from '../../tests/support/make-instrument.js'
import type { Condition } from '../instrument/document.js'
import type { NormCell, NormTable } from '../norm/norm-table.js'
import { testNormTable } from '../norm/test-norm-table.js'
import { MISSING } from '../table/missing.js'
import { compileInstrument } from './compile-instrument.js'
import type { StandardColumns } from './score-block.js'
import { scoreTable } from './score-table.js'
import { NONE, STATUSES } from './statuses.js'
import { TRUTHS } from './truth.js'

const B = MISSING.blank
const FEMALE: NormCell = {
  scale: 's',
  sex: 'female',
  conversion: { kind: 'lookup', rawFrom: 0, values: [30, 40, 50, 60, 70, null] },
}
const MALE: NormCell = { scale: 's', sex: 'male', conversion: { kind: 'mean-sd', mean: 3, sd: 1 } }

function normed(
  row: readonly number[],
  sex: number,
  cells: readonly NormCell[] = [FEMALE, MALE],
  more: Partial<NormTable> = {},
  when: Condition = { scale: 's', on: 'standard-score', atLeast: 60 },
) {
  const instrument = makeInstrument({
    id: 'tiny',
    items: [0, 1, 2].map((index) => makeItem(`q${index}`, 2)),
    scales: [
      makeScale('s', [0, 1, 2], {
        attainable: { minimum: 0, maximum: 6 },
        missing: { maxMissing: 1, completion: 'prorate', round: 'none' },
        cutScoresOn: 'standard-score',
        cutScoreSets: [{ group: {}, cutScores: makeCutScores([null, 60]) }],
      }),
    ],
    validity: [{ id: 'high', names: { en: 'high' }, when, state: 'suspect' }],
  })
  const compiled = compileInstrument(instrument, [testNormTable(cells, more)])
  const block = scoreTable(compiled, blockOf([row]), { ...nobody(1), sex: Uint8Array.of(sex) })
  const { status, band, standard } = block.scales[0] ?? {}
  const { value, low, high, cell, status: normStatus } = standard as StandardColumns
  return {
    value: value[0],
    low: low[0],
    high: high[0],
    cell: cell[0],
    raw: STATUSES[status?.[0] as number],
    status: STATUSES[normStatus[0] as number],
    band: band?.[0],
    isHigh: TRUTHS[block.validity[0]?.[0] as number],
  }
}

const NOTHING = { value: Number.NaN, low: Number.NaN, high: Number.NaN }

describe('standard scores', () => {
  it('come from the cell that fits the person, and bands from the standard score', () => {
    expect(normed([1, 1, 1], 1)).toEqual({
      value: 60,
      low: 60,
      high: 60,
      cell: 0,
      raw: 'scored',
      status: 'scored',
      band: 1,
      isHigh: 'true',
    })
    expect(normed([1, 1, 0], 2)).toMatchObject({ value: 40, cell: 1, band: 0, isHigh: 'false' })
  })

  it('of a prorated score are prorated, with the bounds converted', () => {
    expect(normed([1, 1, B], 2)).toMatchObject({
      value: 50,
      low: 40,
      high: 60,
      status: 'prorated',
      band: 0,
      isHigh: 'unknown',
    })
  })

  it('are not there where the raw score is not, for the reason that the raw score is not', () => {
    expect(normed([1, B, B], 2)).toEqual({
      value: Number.NaN,
      low: 30,
      high: 70,
      cell: 1,
      raw: 'too-few-answered',
      status: 'too-few-answered',
      band: NONE,
      isHigh: 'unknown',
    })
    expect(normed([1, MISSING.outOfRange, 1], 0)).toMatchObject({
      ...NOTHING,
      status: 'out-of-range',
    })
  })

  it('of somebody whom no cell fits have no norm, while the raw score stands', () => {
    expect(normed([1, 1, 1], 0)).toEqual({
      ...NOTHING,
      cell: -1,
      raw: 'scored',
      status: 'no-norm',
      band: NONE,
      isHigh: 'unknown',
    })
  })

  it('of somebody whom no cell fits have no norm where the raw score is prorated, too', () => {
    expect(normed([1, 1, B], 0)).toMatchObject({ ...NOTHING, raw: 'prorated', status: 'no-norm' })
  })

  it('have no norm where the table gives none at this raw score, and are open where a bound has none', () => {
    expect(normed([2, 2, 1], 1)).toMatchObject({
      ...NOTHING,
      cell: 0,
      raw: 'scored',
      status: 'no-norm',
      isHigh: 'unknown',
    })
    expect(normed([2, 2, 2], 1)).toMatchObject({ ...NOTHING, status: 'no-norm' })
    expect(normed([2, 1, B], 1)).toMatchObject({
      low: Number.NaN,
      high: Number.NaN,
      isHigh: 'unknown',
    })
  })

  it('that fall as the raw score rises have their bounds in order', () => {
    const falling: NormCell = {
      ...FEMALE,
      conversion: { kind: 'lookup', rawFrom: 0, values: [70, 60, 50, 40, 30, 20, 10] },
    }
    expect(normed([1, 0, B], 1, [falling])).toMatchObject({ low: 40, high: 60 })
  })

  it.each<[Condition, string]>([
    [{ scale: 's', bands: ['b1'] }, 'true'],
    [{ scale: 's', bands: ['b0'] }, 'false'],
    [{ scale: 's', on: 'raw', atLeast: 4 }, 'false'],
  ])('the condition %j on them is %s', (when, truth) => {
    expect(normed([1, 1, 1], 1, undefined, {}, when).isHigh).toBe(truth)
  })
})
