import { describe, expect, it } from 'vitest'
import schema from '../../norms/norm-table.schema.json' with { type: 'json' }
import { CONFIDENCES } from '../instrument/document.js'
import { fingerprint } from '../schema/fingerprint.js'
import { ROUNDINGS } from '../stat/rounding.js'
import { SEXES } from '../table/blocks.js'
import { CONVERSIONS } from './conversions/conversions.js'
import { METRICS } from './metrics.js'
import type { NormCell } from './norm-table.js'
import { parseNormTable } from './parse-norm-table.js'
import { testNormDocument } from './test-norm-table.js'

const conversion = { kind: 'mean-sd', mean: 10, sd: 4 } as const
const lms = { kind: 'lms', ages: [6, 12], l: [0, 1], m: [5, 6], s: [0.3, 0.3] } as const
const cell = (more: Partial<NormCell> = {}): NormCell => ({ scale: 'a', conversion, ...more })

/** Code and place of every fault. */
function faultsOf(document: unknown): string[] {
  return parseNormTable(document).issues.map(({ code, path }) => `${code} ${path}`)
}

describe('the schema of norm tables', () => {
  it('knows the metrics, roundings, conversions, sexes and confidences of the code', () => {
    expect(schema.properties.metric.enum).toEqual(METRICS.map(({ id }) => id))
    expect(schema.properties.round.enum).toEqual([...ROUNDINGS])
    expect(schema.$defs.conversion.properties.kind.enum).toEqual(
      CONVERSIONS.map(({ kind }) => kind),
    )
    expect(schema.$defs.cell.properties.sex.enum).toEqual(SEXES.slice(1))
    expect(schema.$defs.confidence.enum).toEqual([...CONFIDENCES])
  })
})

describe('parseNormTable', () => {
  it('gives a sound table its fingerprint and changes nothing else', () => {
    const document = testNormDocument([cell({ source: 'made', n: 40 })])
    const result = parseNormTable({ ...document, $schema: '../norm-table.schema.json' })
    expect(result).toEqual({
      ok: true,
      issues: [],
      value: {
        ...document,
        fingerprint: fingerprint({ ...document, $schema: '../norm-table.schema.json' }),
      },
    })
  })
  it.each([null, 3, 'a table', [], {}])('refuses %j', (document) => {
    expect(parseNormTable(document).ok).toBe(false)
  })
  it.each([
    ['an unknown metric', { metric: 'deciles' }, 'schema /metric'],
    ['an unknown edge rule', { edges: 'extrapolate' }, 'schema /edges'],
    ['an unknown unit of age', { ageUnit: 'weeks' }, 'schema /ageUnit'],
    ['stens rounded down', { metric: 'sten', round: 'down' }, 'range /round'],
    ['a table without references', { references: {} }, 'schema /references'],
  ])('refuses %s', (_, more, fault) => {
    expect(faultsOf({ ...testNormDocument([cell()]), ...more })).toEqual([fault])
  })
  it.each([
    ['a deviation of 0', { conversion: { ...conversion, sd: 0 } }, 'schema /cells/0/conversion/sd'],
    ['a source that is not listed', { source: 'lost' }, 'unknown-reference /cells/0/source'],
    ['an age band without an age', { age: { from: 8, to: 8 } }, 'range /cells/0/age/to'],
    ['an age that is no whole month', { age: { from: 8.1, to: 9 } }, 'range /cells/0/age/from'],
    ['an age just below a month', { age: { from: 8, to: 8.3 } }, 'range /cells/0/age/to'],
    ['no grade at all', { grades: [] }, 'schema /cells/0/grades'],
    [
      'a lookup that turns back',
      { conversion: { kind: 'lookup', rawFrom: 0, values: [30, 40, null, 39, 50] } },
      'norm-order /cells/0/conversion/values/3',
    ],
    [
      'a falling lookup that turns back',
      { conversion: { kind: 'lookup', rawFrom: 0, values: [50, 40, 41, 30] } },
      'norm-order /cells/0/conversion/values/2',
    ],
    [
      'a lookup of nothing',
      { conversion: { kind: 'lookup', rawFrom: 0, values: [null] } },
      'range /cells/0/conversion/values',
    ],
    [
      'percentile ranks that fall',
      { conversion: { kind: 'percentile', raw: [1, 2, 3], percentileRanks: [10, 9, 20] } },
      'norm-order /cells/0/conversion/percentileRanks/1',
    ],
    [
      'raw scores that do not rise',
      { conversion: { kind: 'percentile', raw: [1, 1], percentileRanks: [10, 20] } },
      'norm-order /cells/0/conversion/raw/1',
    ],
    [
      'a percentile rank for nobody',
      { conversion: { kind: 'percentile', raw: [1], percentileRanks: [10, 20] } },
      'range /cells/0/conversion/percentileRanks',
    ],
    [
      'a percentile rank above 100',
      { conversion: { kind: 'percentile', raw: [1], percentileRanks: [101] } },
      'schema /cells/0/conversion/percentileRanks/0',
    ],
    [
      'a T score of percentile rank 100',
      { conversion: { kind: 'percentile', raw: [1], percentileRanks: [100] } },
      'range /cells/0/conversion/percentileRanks/0',
    ],
    [
      'LMS lists of unlike length',
      { conversion: { ...lms, m: [5] } },
      'range /cells/0/conversion/m',
    ],
    [
      'LMS ages that do not rise',
      { conversion: { ...lms, ages: [12, 6] } },
      'norm-order /cells/0/conversion/ages/1',
    ],
    [
      'a regression for no ages',
      { conversion: { kind: 'regression', mean: [1], sd: [1], centre: 0 } },
      'range /cells/0',
    ],
    [
      'a regression whose deviation reaches 0',
      {
        age: { from: 8, to: 12 },
        conversion: { kind: 'regression', mean: [1], sd: [10, -1], centre: 0 },
      },
      'range /cells/0/conversion/sd',
    ],
  ])('refuses %s', (_, more, fault) => {
    expect(faultsOf(testNormDocument([cell(more as Partial<NormCell>)]))).toEqual([fault])
  })
  it('refuses a lookup beyond the ends of the metric, for metrics with ends', () => {
    const beyond = cell({ conversion: { kind: 'lookup', rawFrom: 0, values: [0, 5, 11] } })
    expect(faultsOf(testNormDocument([beyond], { metric: 'sten' }))).toEqual([
      'range /cells/0/conversion/values/0',
      'range /cells/0/conversion/values/2',
    ])
    expect(faultsOf(testNormDocument([beyond]))).toEqual([])
  })
  it('takes percentile ranks 0 and 100 where the metric has ends', () => {
    const ends = cell({
      conversion: { kind: 'percentile', raw: [1, 9], percentileRanks: [0, 100] },
    })
    for (const metric of ['percentile', 'stanine', 'scaled'])
      expect(faultsOf(testNormDocument([ends], { metric }))).toEqual([])
  })
  it('tells every fault at once, those of sound cells also where another cell breaks the schema', () => {
    const cells = [
      cell({ sex: 'female' }),
      { ...cell({ sex: 'female' }), colour: 'red' },
      cell({ sex: 'female', source: 'lost' }),
      cell({ scale: 'b', age: { from: 9, to: 8 } }),
    ]
    const document = { ...testNormDocument(cells), metric: 'deciles', year: 'then' }
    const faults = faultsOf(document)
    expect(faults.filter((fault) => fault.startsWith('schema'))).toHaveLength(3)
    expect(faults.filter((fault) => !fault.startsWith('schema'))).toEqual([
      'unknown-reference /cells/2/source',
      'range /cells/3/age/to',
      'norm-overlap /cells/2',
    ])
  })
})

describe('cells that fit the same person', () => {
  const girls = cell({ sex: 'female' })
  it.each<[string, NormCell, NormCell, boolean]>([
    ['the two sexes', girls, cell({ sex: 'male' }), false],
    ['girls, and everybody', girls, cell(), true],
    ['girls, and everybody else as fallback', girls, cell({ fallback: true }), false],
    ['two fallbacks', cell({ fallback: true }), cell({ sex: 'male', fallback: true }), true],
    ['two scales', cell(), cell({ scale: 'b' }), false],
    ['grades apart', cell({ grades: [3, 4] }), cell({ grades: [5] }), false],
    ['a grade shared', cell({ grades: [3, 4] }), cell({ grades: [4, 5] }), true],
    [
      'ages that meet',
      cell({ age: { from: 8, to: 9 } }),
      cell({ age: { from: 9, to: 10 } }),
      false,
    ],
    [
      'ages that overlap',
      cell({ age: { from: 8, to: 9.5 } }),
      cell({ age: { from: 9, to: 10 } }),
      true,
    ],
    ['informants apart', cell({ informant: 'self' }), cell({ informant: 'parent' }), false],
    ['an informant and anyone', cell({ informant: 'self' }), cell(), true],
    ['grades here, ages there', cell({ grades: [3] }), cell({ age: { from: 8, to: 9 } }), true],
  ])('%s', (_, one, other, isOverlap) => {
    const expected = isOverlap ? ['norm-overlap /cells/1'] : []
    expect(faultsOf(testNormDocument([one, other]))).toEqual(expected)
    expect(faultsOf(testNormDocument([other, one]))).toEqual(expected)
  })
})
