import { describe, expect, it } from 'vitest'
import {
  makeCutScores,
  makeInstrument,
  makeItem,
  makeScale,
} from '../../tests/support/make-instrument.js'
import { makeProtocol, makeRule } from '../../tests/support/make-protocol.js'
import type { Condition } from '../instrument/document.js'
import { lintProtocol } from './lint-protocol.js'
import type { ProtocolInstrument, TierRule } from './protocol.js'

const instrument = makeInstrument({
  id: 'a',
  items: [makeItem('q', 3)],
  scales: [
    makeScale('s', [0], {
      attainable: { minimum: 0, maximum: 3 },
      cutScoreSets: [
        {
          group: {},
          cutScores: makeCutScores([null, 1, 2]).map((cut, index) => ({
            ...cut,
            confidence: index === 1 ? ('from-memory' as const) : ('single-source' as const),
          })),
        },
      ],
    }),
    makeScale('trait', [0], { neverTiered: true }),
  ],
  rules: [{ id: 'r', names: { en: 'r' }, outcomes: [{ id: 'none', names: { en: 'none' } }] }],
})

function found(
  when: Condition,
  entry: Partial<ProtocolInstrument> = {},
  rule: Partial<TierRule> = { source: 'made' },
): string[] {
  const protocol = makeProtocol({
    instruments: [{ instrument: 'a', ...entry }],
    rules: [makeRule('r', 'red', when, rule)],
    references: { made: { text: 'Made up' } },
  })
  return lintProtocol(protocol, [instrument]).map(
    ({ code, severity, message }) => `${code} ${severity} ${message}`,
  )
}

const on = { instrument: 'a' } as const

describe('references of tier rules', () => {
  it.each<[Condition]>([
    [{ ...on, scale: 's', bands: ['b2'] }],
    [{ ...on, scale: 's', bands: ['b0', 'b2'] }],
    [{ ...on, scale: 's', atLeast: 2 }],
    [{ ...on, item: 'q', codes: [0, 3] }],
    [{ ...on, item: 'q', atLeast: 2 }],
  ])('%j is sound', (condition) => {
    expect(found(condition)).toEqual([])
  })

  it.each<[Condition, string]>([
    [
      { ...on, scale: 's', bands: ['b1'] },
      'source-missing error /rules/0/when/bands/0: expected a band whose cut score was checked, received b1, from memory',
    ],
    [
      { ...on, scale: 's', bands: ['b2', 'b1'] },
      'source-missing error /rules/0/when/bands/1: expected a band whose cut score was checked, received b1, from memory',
    ],
    [
      { ...on, scale: 's', atLeast: 0 },
      'range error /rules/0/when: expected a bound that some scores of s meet and others do not, 0 to 3, received one that every score meets',
    ],
    [
      { ...on, scale: 's', above: 3 },
      'range error /rules/0/when: expected a bound that some scores of s meet and others do not, 0 to 3, received one that no score can meet',
    ],
    [
      { ...on, scale: 'trait', atLeast: 1 },
      'schema error /rules/0/when/scale: expected a scale that tiers may use, received trait, which is neverTiered',
    ],
    [
      { ...on, scale: 's', on: 'standard-score', atLeast: 60 },
      'unknown-norm-table error /rules/0/when: expected norms for a, as the condition is on a standard score, received none',
    ],
    [
      { ...on, item: 'q', codes: [0, 9] },
      'range error /rules/0/when/codes/1: expected a code of q: 0, 1, 2, 3, received 9',
    ],
  ])('%j is not', (condition, message) => {
    expect(found(condition)).toEqual([message])
  })

  it.each<[Condition, string, string]>([
    [{ ...on, scale: 's', bands: ['b9'] }, '/rules/0/when/bands/0', 'a band'],
    [{ ...on, rule: 'r', outcomes: ['some'] }, '/rules/0/when/outcomes/0', 'an outcome'],
    [{ ...on, item: 'p', codes: [0] }, '/rules/0/when/item', 'one of a'],
  ])('%j names nothing', (condition, path, what) => {
    const [fault, ...others] = found(condition)
    expect(others).toEqual([])
    expect(fault).toContain(`unknown-reference error ${path}: expected ${what}`)
  })

  it('a rule for grades that do not take the instrument is a warning that names both', () => {
    const condition: Condition = { ...on, scale: 's', atLeast: 2 }
    expect(found(condition, { grades: [6, 7] }, { source: 'made', grades: [4, 5, 6] })).toEqual([
      'range warning /rules/0/grades: expected grades that take a: 6, 7, received 4, 5',
    ])
    expect(found(condition, {}, { source: 'made', grades: [4] })).toEqual([])
  })

  it('a rule without a source is a fault', () => {
    expect(found({ ...on, scale: 's', atLeast: 2 }, {}, {})).toEqual([
      'source-missing error /rules/0: expected a source, received nothing',
    ])
  })
})
