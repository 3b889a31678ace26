import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockOf } from '../../../tests/support/make-instrument.js'
import { indexOf, qualityInput, scaledInstrument } from '../../../tests/support/quality-sheets.js'
import { FIRST_MISSING, MISSING } from '../../table/missing.js'
import { QUALITY_INDEXES } from './quality-indexes.js'
import type { QualitySetting } from './quality-plan.js'
import { addSheets, createItemMoments } from './reference/item-moments.js'
import { makeQualityReference } from './reference/make-quality-reference.js'
import { parseQualityReference } from './reference/parse-quality-reference.js'

const N_ITEMS = 12
const instrument = scaledInstrument(
  3,
  Array.from({ length: N_ITEMS }, (_, item) => item % 3 === 2),
)
const ids = instrument.items.map(({ id }) => id)

/** Sheets that no item of which follows from the others: the digits of a linear congruential sequence. */
const WAYS = Array.from({ length: 60 }, (_, sheet) =>
  Array.from({ length: N_ITEMS }, (_, item) => digit(sheet * N_ITEMS + item + 1)),
)

function digit(n: number): number {
  let state = n
  for (let step = 0; step < 3; step++) state = (state * 1103515245 + 12345) % 2147483648
  return Math.floor(state / 65536) % 5
}

function settingOf(rows: readonly (readonly number[])[]): QualitySetting {
  const moments = createItemMoments(instrument)
  addSheets(moments, blockOf(rows))
  const data = { file: 'x.csv', mindgauge: '0.0.0' }
  const cuts = { synonymsAtLeast: 0.6, antonymsAtMost: -0.6 }
  const made = makeQualityReference(instrument, moments, { name: 'x', data, ...cuts })
  const parsed = made.ok ? parseQualityReference(made.value) : made
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join())
  const pair = (one: number, other: number): [string, string] => [ids[one] ?? '', ids[other] ?? '']
  return {
    reference: parsed.value,
    synonyms: [pair(0, 1), pair(3, 4), pair(6, 7), pair(9, 10)],
    antonyms: [pair(0, 2), pair(3, 5), pair(6, 8), pair(9, 11)],
  }
}

const setting = settingOf(WAYS)
const inputOf = (rows: readonly (readonly number[])[]) =>
  qualityInput(
    [{ instrument, rows, setting }],
    Float64Array.from(rows, (row) => row.reduce((sum, code) => sum + code, 1)),
  )

const byte = fc.oneof(
  { weight: 9, arbitrary: fc.nat(4) },
  { weight: 1, arbitrary: fc.constantFrom<number>(...Object.values(MISSING)) },
)
const sheet = fc.array(byte, { minLength: N_ITEMS, maxLength: N_ITEMS })
const sheets = fc.array(sheet, { minLength: 1, maxLength: 8 })
const BLANK = Array.from({ length: N_ITEMS }, () => MISSING.blank)

/** What an index says of sheets of which nothing is known: all items missing, or nothing recorded. */
const ON_BLANK: Readonly<Record<string, number>> = { 'missing-share': 1, 'validity-state': 0 }
/** Values that an index can take, apart from NaN. */
const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  'missing-share': [0, 1],
  'longest-run-share': [1 / N_ITEMS, 1],
  'all-same': [0, 1],
  'cycle-share': [0, 1],
  'seconds-per-item': [0, Number.POSITIVE_INFINITY],
  'instructed-failed': [0, 255],
  'validity-state': [0, 2],
  'average-run': [1, N_ITEMS],
  'intra-individual-variability': [0, 4],
  'even-odd-consistency': [-1, 1],
  'psychometric-synonyms': [-1, 1],
  'psychometric-antonyms': [-1, 1],
  'mahalanobis-distance': [0, Number.POSITIVE_INFINITY],
  'person-total-correlation': [-1, 1],
}

it('ids of indexes are unique', () => {
  const all = QUALITY_INDEXES.map(({ id }) => id)
  expect(new Set(all).size).toBe(all.length)
  expect(Object.keys(RANGES).sort()).toEqual([...all].sort())
})

describe.each(QUALITY_INDEXES)('$id', ({ id, compute }) => {
  it('gives every sheet a number of its own, whatever the other sheets are and in whatever order', () => {
    fc.assert(
      fc.property(sheets, (rows) => {
        const together = indexOf(id, inputOf(rows))
        const turned = indexOf(id, inputOf([...rows].reverse())).reverse()
        expect(turned).toEqual(together)
        rows.forEach((row, position) => {
          expect(indexOf(id, inputOf([row]))[0]).toBe(together[position])
        })
      }),
    )
  })

  it('stays within its range, or is NaN', () => {
    const [low, high] = RANGES[id] as readonly [number, number]
    fc.assert(
      fc.property(sheets, (rows) => {
        for (const value of indexOf(id, inputOf(rows)))
          if (!Number.isNaN(value)) {
            expect(value).toBeGreaterThanOrEqual(low)
            expect(value).toBeLessThanOrEqual(high)
          }
      }),
    )
  })

  it('says of a blank sheet nothing, but how much is missing', () => {
    const [value] = indexOf(id, inputOf([BLANK]))
    expect(value).toBe(ON_BLANK[id] ?? Number.NaN)
  })

  it('leaves rows behind the block alone', () => {
    const out = new Float64Array(3).fill(7)
    compute(inputOf([BLANK]), [0], out)
    expect([...out.slice(1)]).toEqual([7, 7])
  })

  it('is in range and without a fault for codes that are no options', () => {
    const odd = Array.from({ length: N_ITEMS }, (_, item) => (item === 0 ? FIRST_MISSING - 1 : 1))
    const [value = 0] = indexOf(id, inputOf([odd]))
    expect(Number.isNaN(value) || Number.isFinite(value)).toBe(true)
  })
})

describe('a constant sheet', () => {
  const constant = Array.from({ length: N_ITEMS }, () => 2)
  it.each([
    ['longest-run-share', 1],
    ['average-run', N_ITEMS],
    ['intra-individual-variability', 0],
    ['psychometric-synonyms', Number.NaN],
    ['psychometric-antonyms', Number.NaN],
  ])('has %s %d', (id, expected) => {
    expect(indexOf(id, inputOf([constant]))[0]).toBe(expected)
  })
})

describe('mahalanobis-distance', () => {
  it('over the items answered is never more than that of any completed sheet', () => {
    const full = fc.array(fc.nat(4), { minLength: N_ITEMS, maxLength: N_ITEMS })
    const gone = fc.uniqueArray(fc.nat(N_ITEMS - 1), { maxLength: N_ITEMS - 1 })
    fc.assert(
      fc.property(full, gone, (row, missing) => {
        const gapped = row.map((code, item) => (missing.includes(item) ? MISSING.blank : code))
        const [whole = 0, part = 0] = indexOf('mahalanobis-distance', inputOf([row, gapped]))
        expect(part).toBeLessThanOrEqual(whole + 1e-9)
      }),
    )
  })
})

describe('over several instruments', () => {
  const rows = [[0, 4, 0, 4, 0, 4, 0, 4, 0, 4, 0, 4]]
  const other = scaledInstrument(2, [false, false, false, false], 'other')
  const input = qualityInput([
    { instrument, rows, setting },
    { instrument: other, rows: [[1, 1, 2, 2]] },
  ])
  it('the larger counts for a rule that speaks from a number on, the smaller for one below', () => {
    const [large = 0] = indexOf('intra-individual-variability', input, 1)
    const [small = 0] = indexOf('intra-individual-variability', input)
    expect(large).toBeCloseTo(Math.sqrt(48 / 11), 12)
    expect(small).toBeCloseTo(Math.sqrt(1 / 3), 12)
  })

  it('an instrument of which an index cannot speak does not silence the others', () => {
    const [both] = indexOf('mahalanobis-distance', input, 1)
    expect(both).toBe(indexOf('mahalanobis-distance', inputOf(rows), 1)[0])
  })
})
