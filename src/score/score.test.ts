import { describe, expect, it } from 'vitest'
import {
  makeCutScores,
  makeInstrument,
  makeItem,
  makeScale,
} from '../../tests/support/make-instrument.js'
import type { Instrument } from '../instrument/instrument.js'
import type { NormCell } from '../norm/norm-table.js'
import { testNormTable } from '../norm/test-norm-table.js'
import type { Person } from './person.js'
import { score } from './score.js'

const names = { en: 'x' }
const instrument = makeInstrument({
  id: 'tiny',
  version: '2.1.0',
  variant: 'four-band',
  fingerprint: 'abcdefabcdefabcd',
  informants: ['self', 'parent'],
  items: [0, 1, 2].map((index) => makeItem(`q${index}`, 3)),
  scales: [
    makeScale('s', [0, 1, 2], {
      missing: { maxMissing: 1, completion: 'prorate', round: 'none' },
      cutScoreSets: [
        { group: { informant: 'parent' }, cutScores: makeCutScores([null, 1]) },
        { group: {}, cutScores: makeCutScores([null, 3, 6]) },
      ],
    }),
    makeScale('ratio', [0, 0], { of: 'scales', aggregate: 'ratio' }),
  ],
  rules: [
    {
      id: 'triage',
      names,
      outcomes: [
        { id: 'high', names, when: { scale: 's', atLeast: 6 } },
        { id: 'some', names, when: { scale: 's', atLeast: 3 } },
        { id: 'none', names },
      ],
    },
  ],
  criticalItems: [{ id: 'c', names, when: { item: 'q2', atLeast: 2 }, severity: 'crisis' }],
  validity: [{ id: 'v', names, when: { item: 'q0', codes: [3] }, state: 'suspect' }],
})
const cell = (mean: number, parts: Partial<NormCell> = {}): NormCell => ({
  scale: 's',
  conversion: { kind: 'mean-sd', mean, sd: 1 },
  ...parts,
})
const ours = testNormTable([cell(3, { informant: 'self' }), cell(2, { informant: 'parent' })])
const theirs = testNormTable([cell(1)], { id: 'tiny/elsewhere-2001' })
const ANSWERS = { q0: 1, q1: 1, q2: 1 }

describe('score', () => {
  it('gives one sheet with its scales, rules, critical items, validity and where they come from', () => {
    expect(score(instrument, { q0: 3, q1: 1, q2: 2 }, { informant: 'self' })).toEqual({
      instrument: {
        id: 'tiny',
        version: '2.1.0',
        variant: 'four-band',
        fingerprint: 'abcdefabcdefabcd',
      },
      scales: {
        s: { raw: 6, status: 'scored', low: 6, high: 6, nMissing: 0, band: 'b2', standard: null },
        ratio: {
          raw: 1,
          status: 'scored',
          low: 1,
          high: 1,
          nMissing: 0,
          band: null,
          standard: null,
        },
      },
      rules: { triage: { certain: 'high', possible: 'high', isDetermined: true } },
      criticalItems: { c: 'true' },
      validity: { v: 'true' },
      issues: [],
    })
  })

  it('gives null for each number that is not there, and what is still possible', () => {
    const result = score(instrument, { q0: 1 }, { informant: 'self' }, [ours])
    expect(result.scales['s']).toEqual({
      raw: null,
      status: 'too-few-answered',
      low: 1,
      high: 7,
      nMissing: 2,
      band: null,
      standard: {
        metric: 't',
        normTable: 'tiny/nowhere-2000',
        score: null,
        status: 'too-few-answered',
        low: 30,
        high: 90,
      },
    })
    expect(result.rules).toEqual({
      triage: { certain: 'none', possible: 'high', isDetermined: false },
    })
    expect(result.criticalItems).toEqual({ c: 'unknown' })
    expect(result.validity).toEqual({ v: 'false' })
    expect(score(instrument, { q0: 0, q1: 0, q2: 0 }).scales['ratio']).toMatchObject({
      raw: null,
      low: null,
      high: null,
    })
  })

  it('a score that is prorated says so and has a band', () => {
    expect(score(instrument, { q0: 1, q1: 3 }, { informant: 'self' }).scales['s']).toMatchObject({
      raw: 6,
      status: 'prorated',
      band: 'b2',
      nMissing: 1,
      low: 4,
      high: 7,
    })
  })

  it('issues of the answers and of the person come with the result', () => {
    const { issues } = score(instrument, { q0: 9 }, { grade: 99 })
    expect(issues.map(({ code }) => code)).toEqual(['item-out-of-range', 'grade-unknown'])
  })

  it('is of its own norms and informant, whatever the calls before were', () => {
    const standard = (tables: (typeof ours)[], informant?: string) => {
      const person = informant === undefined ? {} : { informant }
      const { s } = score(instrument, ANSWERS, person, tables).scales
      return [s?.band ?? null, s?.standard?.score ?? null, s?.standard?.status ?? null]
    }
    const asked = [
      () => standard([]),
      () => standard([], 'self'),
      () => standard([], 'parent'),
      () => standard([ours], 'self'),
      () => standard([ours], 'parent'),
      () => standard([ours]),
      () => standard([theirs], 'self'),
    ]
    const expected = [
      [null, null, null],
      ['b1', null, null],
      ['b1', null, null],
      ['b1', 50, 'scored'],
      ['b1', 60, 'scored'],
      [null, null, 'no-norm'],
      ['b1', 70, 'scored'],
    ]
    for (const first of asked.keys())
      for (const second of asked.keys()) {
        expect(asked[first]?.(), `${first}`).toEqual(expected[first])
        expect(asked[second]?.(), `${second} after ${first}`).toEqual(expected[second])
      }
  })

  it('lists of norms that differ in one table are different lists', () => {
    const ratio = (mean: number) =>
      testNormTable([{ ...cell(mean), scale: 'ratio' }], { id: 'tiny/ratio-2002' })
    const first = ratio(1)
    const second = ratio(2)
    const standard = (table: typeof ours) =>
      score(instrument, ANSWERS, {}, [theirs, table]).scales['ratio']?.standard?.score
    expect([standard(first), standard(second), standard(first)]).toEqual([50, 40, 50])
  })

  it('a list of norms that grows between calls is not the list of the call before', () => {
    const tables: (typeof ours)[] = []
    expect(
      score(instrument, ANSWERS, { informant: 'self' }, tables).scales['s']?.standard,
    ).toBeNull()
    tables.push(ours)
    expect(
      score(instrument, ANSWERS, { informant: 'self' }, tables).scales['s']?.standard?.score,
    ).toBe(50)
  })

  it('a result is its own: later sheets do not change it', () => {
    const first = score(instrument, ANSWERS)
    const copy = structuredClone(first)
    score(instrument, { q0: 3, q1: 3, q2: 3, x: 1 })
    expect(first).toEqual(copy)
  })

  it('a blank after an answer is blank', () => {
    score(instrument, { q0: 3, q1: 3, q2: 3 })
    expect(score(instrument, {}).scales['s']).toMatchObject({
      raw: null,
      nMissing: 3,
      low: 0,
      high: 9,
    })
  })

  it('norms of another instrument, and two for one scale, are refused', () => {
    expect(() =>
      score(instrument, ANSWERS, {}, [testNormTable([cell(1)], { instrument: 'other' })]),
    ).toThrow(/^compileNorms needs norms of tiny/)
    expect(() => score(instrument, ANSWERS, {}, [ours, theirs])).toThrow(
      /^compileNorms finds the scale s in two tables/,
    )
  })
})

describe('score refuses wrong code', () => {
  const instrument = makeInstrument({ items: [makeItem('q0', 3)], scales: [makeScale('s', [0])] })

  it.each([
    [
      'an instrument that was not parsed',
      () => score({} as Instrument, {}),
      'score requires a parsed instrument',
    ],
    [
      'the id of an instrument',
      () => score('phq-9' as unknown as Instrument, {}),
      'score requires a parsed instrument',
    ],
    [
      'no answers',
      () => score(instrument, null as unknown as Record<string, number>),
      'score needs answers by item id',
    ],
    [
      'an unknown key of the person',
      () => score(instrument, {}, { grad: 5 } as Person),
      'personBlock knows no key grad',
    ],
  ])('%s', (_, call, message) => {
    expect(call).toThrow(message)
  })

  it.each([[[1, 1]], [new Map([['q0', 1]])], [new Set(['q0'])], [new Uint8Array(2)], ['q0']])(
    'answers that are no record: %o',
    (answers) => {
      expect(() => score(instrument, answers as unknown as Record<string, number>)).toThrow(
        'score needs answers by item id',
      )
    },
  )
})
