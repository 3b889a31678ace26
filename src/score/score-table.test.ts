import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  blockOf,
  makeCutScores,
  makeInstrument,
  makeItem,
  makeScale,
  nobody,
} from '../../tests/support/make-instrument.js'
import type { Instrument } from '../instrument/instrument.js'
import { MISSING } from '../table/missing.js'
import { compileInstrument } from './compile-instrument.js'
import type { ScaleColumns } from './score-block.js'
import { createScoreBuffer } from './score-buffer.js'
import { scoreTable } from './score-table.js'
import { STATUS } from './statuses.js'

const N_ITEMS = 5
const MOST = 3

/** Byte of an answer, or of a blank. */
const byte = fc.oneof(
  { weight: 5, arbitrary: fc.nat(MOST) },
  { weight: 1, arbitrary: fc.constant(MISSING.blank) },
)
const sheet = fc.array(byte, { minLength: N_ITEMS, maxLength: N_ITEMS })
const reversals = fc.array(fc.boolean(), { minLength: N_ITEMS, maxLength: N_ITEMS })
const rule = fc.record({
  maxMissing: fc.nat(N_ITEMS - 1),
  completion: fc.constantFrom('prorate' as const, 'as-zero' as const),
  round: fc.constantFrom('none' as const, 'half-up' as const),
})
const aggregate = fc.constantFrom('sum' as const, 'mean' as const, 'percent-of-maximum' as const)

function instrumentOf(
  isReversed: readonly boolean[],
  how: { aggregate: 'sum' | 'mean' | 'percent-of-maximum'; missing: object },
): Instrument {
  return makeInstrument({
    items: isReversed.map((reversed, index) => makeItem(`q${index}`, MOST, reversed)),
    scales: [makeScale('s', [0, 1, 2, 3, 4], how as object)],
  })
}

function run(instrument: Instrument, rows: readonly (readonly number[])[]): ScaleColumns {
  const block = scoreTable(compileInstrument(instrument), blockOf(rows), nobody(rows.length))
  return block.scales[0] as ScaleColumns
}

/** One sheet at a time, written without a thought for speed: the definition that the engine must equal. */
function naive(
  isReversed: readonly boolean[],
  answers: readonly number[],
  how: string,
  missing: { maxMissing: number; completion: string; round: string },
): number {
  const scores = answers.flatMap((code, index) =>
    code > MOST ? [] : [isReversed[index] ? MOST - code : code],
  )
  const nMissing = answers.length - scores.length
  if (nMissing > missing.maxMissing || scores.length === 0) return Number.NaN
  const sum = scores.reduce((total, score) => total + score, 0)
  const finish = (x: number) =>
    how === 'mean' ? x / N_ITEMS : how === 'sum' ? x : (100 * x) / (MOST * N_ITEMS)
  if (nMissing === 0 || missing.completion === 'as-zero') return finish(sum)
  const rounded = (x: number) => (missing.round === 'half-up' ? Math.floor(x + 0.5) : x)
  if (how === 'mean') return rounded(sum / scores.length)
  return finish(rounded((sum * N_ITEMS) / scores.length))
}

describe('scoreTable', () => {
  it('equals the naive definition for every aggregate, reversal and missing rule', () => {
    fc.assert(
      fc.property(
        reversals,
        rule,
        aggregate,
        fc.array(sheet, { minLength: 1, maxLength: 20 }),
        (reversed, missing, how, rows) => {
          const { raw, status } = run(instrumentOf(reversed, { aggregate: how, missing }), rows)
          rows.forEach((row, index) => {
            const expected = naive(reversed, row, how, missing)
            if (Number.isNaN(expected)) expect(raw[index]).toBeNaN()
            else expect(raw[index]).toBeCloseTo(expected, 12)
            expect((status[index] as number) > STATUS.prorated).toBe(Number.isNaN(expected))
          })
        },
      ),
    )
  })

  it('bounds hold for every way to answer the missing items, and both are reached', () => {
    fc.assert(
      fc.property(reversals, aggregate, sheet, (reversed, how, row) => {
        const instrument = instrumentOf(reversed, {
          aggregate: how,
          missing: { maxMissing: 0, completion: 'prorate', round: 'none' },
        })
        const { low, high } = run(instrument, [row])
        const { raw } = run(instrument, completions(row))
        const reached = [...raw]
        expect(Math.min(...reached)).toBe(low[0])
        expect(Math.max(...reached)).toBe(high[0])
      }),
    )
  })

  it('any split into blocks, in one reused buffer, gives the same scores', () => {
    fc.assert(
      fc.property(
        reversals,
        rule,
        fc.array(sheet, { minLength: 2, maxLength: 30 }),
        fc.nat(28),
        (reversed, missing, rows, cut) => {
          const compiled = compileInstrument(instrumentOf(reversed, { aggregate: 'sum', missing }))
          const whole = [...run(compiled.instrument, rows).raw]
          const buffer = createScoreBuffer(compiled, rows.length)
          const at = Math.min(cut + 1, rows.length - 1)
          const parts = [rows.slice(0, at), rows.slice(at)].flatMap((part) => {
            scoreTable(compiled, blockOf(part), nobody(part.length), buffer)
            return [...(buffer.scales[0]?.raw.slice(0, part.length) ?? [])]
          })
          expect(parts).toEqual(whole)
        },
      ),
    )
  })

  it('a higher answer to an item that is not reversed never lowers a sum', () => {
    fc.assert(
      fc.property(sheet, fc.nat(N_ITEMS - 1), (row, item) => {
        fc.pre((row[item] as number) < MOST)
        const raised = row.with(item, (row[item] as number) + 1)
        const { low, high } = run(
          instrumentOf(Array(N_ITEMS).fill(false), { aggregate: 'sum', missing: {} }),
          [row, raised],
        )
        expect(low[1]).toBe((low[0] as number) + 1)
        expect(high[1]).toBe((high[0] as number) + 1)
      }),
    )
  })

  it('a zero is an answer: all zeros score 0, all blanks score nothing', () => {
    const instrument = instrumentOf(Array(N_ITEMS).fill(false), {
      aggregate: 'sum',
      missing: { maxMissing: 4, completion: 'prorate', round: 'none' },
    })
    const { raw, status } = run(instrument, [
      Array(N_ITEMS).fill(0),
      Array(N_ITEMS).fill(MISSING.blank),
    ])
    expect(raw[0]).toBe(0)
    expect(raw[1]).toBeNaN()
    expect(status[1]).toBe(STATUS.tooFewAnswered)
  })

  it('an answer outside the codes leaves the scale without a score even where one may be missing', () => {
    const instrument = instrumentOf(Array(N_ITEMS).fill(false), {
      aggregate: 'sum',
      missing: { maxMissing: 2, completion: 'prorate', round: 'none' },
    })
    const { raw, status, low, high } = run(instrument, [[1, 1, 1, 1, MISSING.outOfRange]])
    expect(raw[0]).toBeNaN()
    expect(status[0]).toBe(STATUS.outOfRange)
    expect([low[0], high[0]]).toEqual([4, 7])
  })

  it('a scale of which no item was put to the person is not administered', () => {
    const instrument = instrumentOf(Array(N_ITEMS).fill(false), { aggregate: 'sum', missing: {} })
    const { status } = run(instrument, [Array(N_ITEMS).fill(MISSING.notAdministered)])
    expect(status[0]).toBe(STATUS.notAdministered)
  })

  it('a block with another number of columns is refused', () => {
    const compiled = compileInstrument(
      instrumentOf(Array(N_ITEMS).fill(false), { aggregate: 'sum', missing: {} }),
    )
    expect(() => scoreTable(compiled, blockOf([[1, 2]]), nobody(1))).toThrow(
      /^scoreTable requires 5 item columns, received 2$/,
    )
    expect(() =>
      scoreTable(compiled, blockOf([[1, 2, 3, 1, 1]]), nobody(1), createScoreBuffer(compiled, 0)),
    ).toThrow(/^scoreTable requires a buffer of 1 rows/)
  })

  it.each([
    [9, 'b0'],
    [9.999, 'b0'],
    [10, 'b1'],
    [14.5, 'b1'],
    [15, 'b2'],
  ])('a score of %d lies in band %s of bounds −∞, 10, 15', (value, band) => {
    const instrument = makeInstrument({
      items: [{ ...makeItem('q', 0), options: [{ code: 0, score: value, label: null }] }],
      scales: [
        makeScale('s', [0], {
          cutScoreSets: [{ group: {}, cutScores: makeCutScores([null, 10, 15]) }],
        }),
      ],
    })
    expect(`b${run(instrument, [[0]]).band[0]}`).toBe(band)
  })

  it('a band that begins just above its bound leaves the bound to the band below', () => {
    const instrument = makeInstrument({
      items: [makeItem('q', 3)],
      scales: [
        makeScale('s', [0], {
          cutScoreSets: [{ group: {}, cutScores: makeCutScores([null, 2], true) }],
        }),
      ],
    })
    expect([...run(instrument, [[2], [3]]).band]).toEqual([0, 1])
  })
})

/** Every row that answers the blanks of `row`. */
function completions(row: readonly number[]): number[][] {
  const blank = row.indexOf(MISSING.blank)
  if (blank < 0) return [[...row]]
  return Array.from({ length: MOST + 1 }, (_, code) => row.with(blank, code)).flatMap(completions)
}
