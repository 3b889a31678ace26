import { describe, expect, it } from 'vitest'
import { lintNormTable } from './lint-norm-table.js'
import type { NormCell, NormTable } from './norm-table.js'
import { testInstrument } from './test-instrument.js'
import { testNormTable } from './test-norm-table.js'

const INSTRUMENT = testInstrument(
  'tiny',
  [
    { id: 'a', maximum: 4 },
    { id: 'good', maximum: 4, direction: 'higher-is-better' },
  ],
  { informants: ['self', 'parent'], ages: { from: 8, to: 18 } },
)
const conversion = { kind: 'mean-sd', mean: 2, sd: 1 } as const
const cell = (more: Partial<NormCell> = {}): NormCell => ({ scale: 'a', conversion, ...more })
const lookup = (...values: number[]) => ({ kind: 'lookup', rawFrom: 0, values }) as const

function lint(cells: readonly NormCell[], more: Partial<NormTable> = {}): string[] {
  const issues = lintNormTable(testNormTable(cells, more), INSTRUMENT)
  return issues.map(({ severity, code, path }) => `${severity} ${code} ${path}`)
}

describe('lintNormTable', () => {
  it('finds nothing in a sound table', () => {
    const cells = [
      cell({ informant: 'parent', age: { from: 8, to: 18 } }),
      cell({ informant: 'self', sex: 'female', conversion: lookup(30, 40, 50, 60, 70) }),
      cell({ informant: 'self', fallback: true }),
      cell({ scale: 'good', conversion: lookup(70, 60, 50, 40, 30) }),
    ]
    expect(lint(cells)).toEqual([])
  })
  it('names a table of another instrument and stops there', () => {
    expect(lint([cell({ scale: 'zzz' })], { instrument: 'other' })).toEqual([
      'error unknown-instrument /instrument',
    ])
  })
  it('names each scale and informant that the instrument lacks', () => {
    expect(lint([cell(), cell({ scale: 'zzz', informant: 'teacher' })])).toEqual([
      'error unknown-reference /cells/1/scale',
      'error unknown-reference /cells/1/informant',
    ])
  })
  it('wants standard scores to rise where higher is worse', () => {
    expect(lint([cell({ conversion: lookup(70, 60, 50, 40, 30) })])).toEqual([
      'error norm-order /cells/0/conversion/values',
    ])
  })
  it('warns of raw scores without an entry, unless the edges clamp', () => {
    const short = [
      cell({ conversion: lookup(30, 40, 50) }),
      cell({
        scale: 'good',
        conversion: { kind: 'percentile', raw: [1, 4], percentileRanks: [5, 95] },
      }),
    ]
    expect(lint(short)).toEqual([
      'warning range /cells/0/conversion',
      'warning range /cells/1/conversion',
    ])
    expect(lint(short, { edges: 'clamp' })).toEqual([])
  })
  it('warns of entries that no raw score can reach', () => {
    const long = [cell({ conversion: lookup(30, 40, 50, 60, 70, 80) })]
    expect(lint(long)).toEqual(['warning range /cells/0/conversion'])
    expect(lint(long, { edges: 'clamp' })).toEqual(['warning range /cells/0/conversion'])
  })
  it.each<[string, readonly NormCell[], string]>([
    ['a fallback behind a cell for all', [cell(), cell({ fallback: true })], '/cells/1'],
    ['ages that the instrument is not for', [cell({ age: { from: 18, to: 20 } })], '/cells/0'],
    ['ages below them', [cell({ age: { from: 5, to: 8 } })], '/cells/0'],
  ])('finds a cell for nobody: %s', (_, cells, path) => {
    expect(lint(cells)).toEqual([`error norm-unreachable ${path}`])
  })
  it('says of a cell for nobody whether other cells stand before it', () => {
    const received = (cells: readonly NormCell[]) =>
      lintNormTable(testNormTable(cells), INSTRUMENT).map((issue) => issue.received)
    expect(received([cell(), cell({ fallback: true })])).toEqual(['a fallback behind other cells'])
    expect(received([cell({ age: { from: 18, to: 20 } })])).toEqual(['a cell for nobody'])
  })
  it('the first and the last month of the ages of the instrument are reached', () => {
    const from = 8 * 12
    const to = 18 * 12
    const cells = [
      cell({ age: { from, to: from + 1 } }),
      cell({ age: { from: to - 1, to } }),
      cell({ age: { from: to, to: to + 1 } }),
    ]
    expect(lint(cells, { ageUnit: 'months' })).toEqual(['error norm-unreachable /cells/2'])
  })
  it('a fallback that serves those of unknown sex is reached', () => {
    const cells = [cell({ sex: 'female' }), cell({ sex: 'male' }), cell({ fallback: true })]
    expect(lint(cells)).toEqual([])
  })
  it('a grade taken from age is reached', () => {
    const more = { gradeFromAge: { subtract: 6 } }
    expect(lint([cell({ grades: [2] })], more)).toEqual([])
  })
})
