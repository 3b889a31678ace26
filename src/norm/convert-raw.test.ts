import { describe, expect, it } from 'vitest'
import { compileNorms } from './compile-norms.js'
import type { CompiledNormScale } from './compiled-norms.js'
import { convertRaw } from './convert-raw.js'
import type { NormCell } from './norm-table.js'
import { testInstrument } from './test-instrument.js'
import { testNormTable } from './test-norm-table.js'

const VALUES = [30, 35, 45, 60, null, 80]
const lookup: NormCell = { scale: 'a', conversion: { kind: 'lookup', rawFrom: 5, values: VALUES } }
const byAge: NormCell = {
  scale: 'a',
  age: { from: 0, to: 18 },
  conversion: { kind: 'regression', mean: [10, 1], sd: [2], centre: 0 },
}

function normOf(cell: NormCell, minimum = 5): CompiledNormScale {
  const instrument = testInstrument('tiny', [{ id: 'a', minimum, maximum: 12 }])
  const [norm] = compileNorms(instrument, [testNormTable([cell])]).scales
  if (norm === null || norm === undefined) throw new Error('the scale a has no norms')
  return norm
}

describe('convertRaw', () => {
  it.each([0, 3, 5, 7])('looks up the same score for a scale that begins at %d', (minimum) => {
    const norm = normOf(lookup, minimum)
    const found = [4, 5, 6, 7, 8, 9, 10, 11].map((raw) => convertRaw(norm, 0, raw, -1))
    const { NaN: none } = Number
    expect(found).toEqual([none, 30, 35, 45, 60, none, 80, none])
  })

  it('a prorated fraction lies between the scores beside it', () => {
    expect(convertRaw(normOf(lookup), 0, 6.5, -1)).toBe(40)
  })

  it('an age is in the unit of the table, and 0 is an age', () => {
    const norm = normOf(byAge, 0)
    expect([0, 24, 30, -1].map((months) => convertRaw(norm, 0, 12, months))).toEqual([
      60,
      50,
      47.5,
      Number.NaN,
    ])
  })

  it('there is none for a raw score that is not there and for a cell that is not', () => {
    expect(convertRaw(normOf(lookup), 0, Number.NaN, -1)).toBeNaN()
    expect(convertRaw(normOf(lookup), -1, 6, -1)).toBeNaN()
    expect(convertRaw(normOf(lookup), 1, 6, -1)).toBeNaN()
  })
})
