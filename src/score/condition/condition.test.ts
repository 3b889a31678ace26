import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  blockOf,
  makeCutScores,
  makeInstrument,
  makeItem,
  makeScale,
  nobody,
} from '../../../tests/support/make-instrument.js'
import type { Condition } from '../../instrument/document.js'
import { MISSING } from '../../table/missing.js'
import { compileInstrument } from '../compile-instrument.js'
import { scoreTable } from '../score-table.js'
import { TRUTHS } from '../truth.js'
import { compileCondition } from './compile-condition.js'
import { evaluateCondition } from './evaluate-condition.js'

const MOST = 2
const instrument = makeInstrument({
  items: [0, 1, 2, 3].map((index) => makeItem(`q${index}`, MOST, index === 3)),
  scales: [
    makeScale('a', [0, 1, 2], {
      cutScoreSets: [{ group: {}, cutScores: makeCutScores([null, 2, 4]) }],
    }),
    makeScale('b', [2, 3]),
  ],
  rules: [
    {
      id: 'triage',
      names: { en: 'triage' },
      outcomes: [
        { id: 'high', names: { en: 'high' }, when: { item: 'q0', atLeast: 2 } },
        { id: 'low', names: { en: 'low' }, when: { scale: 'b', atLeast: 2 } },
        { id: 'none', names: { en: 'none' } },
      ],
    },
  ],
  criticalItems: [
    { id: 'c', names: { en: 'c' }, when: { item: 'q1', atLeast: 1 }, severity: 'crisis' },
  ],
})
const compiled = compileInstrument(instrument)

function truthsOf(condition: Condition, rows: readonly (readonly number[])[]): string[] {
  const responses = blockOf(rows)
  const scores = scoreTable(compiled, responses, nobody(rows.length))
  const out = new Uint8Array(rows.length)
  const scope = { length: rows.length, responses: [responses], scores: [scores], due: [null] }
  evaluateCondition(compileCondition(condition, [instrument]), scope, out, [])
  return [...out].map((truth) => TRUTHS[truth] as string)
}

const bounded = fc.oneof(
  fc.record({ atLeast: fc.integer({ min: -1, max: 7 }) }),
  fc.record({ above: fc.integer({ min: -1, max: 7 }) }),
  fc.record({ atMost: fc.integer({ min: -1, max: 7 }) }),
  fc.record({ below: fc.integer({ min: -1, max: 7 }) }),
  fc.record({ atLeast: fc.integer({ min: 0, max: 3 }), atMost: fc.integer({ min: 2, max: 5 }) }),
)
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc
      .tuple(fc.constantFrom('q0', 'q1', 'q2', 'q3'), bounded)
      .map(([item, bound]) => ({ item, ...bound })),
    fc
      .tuple(fc.constantFrom('q0', 'q3'), fc.subarray([0, 1, 2]))
      .map(([item, codes]) => ({ item, codes })),
    fc.tuple(fc.constantFrom('a', 'b'), bounded).map(([scale, bound]) => ({ scale, ...bound })),
    fc.subarray(['b0', 'b1', 'b2']).map((bands) => ({ scale: 'a', bands })),
    fc.subarray(['high', 'low', 'none']).map((outcomes) => ({ rule: 'triage', outcomes })),
    fc.constant({ criticalItem: 'c' }),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('condition').map((not) => ({ not })),
    fc
      .tuple(
        fc.integer({ min: 0, max: 3 }),
        fc.array(tie('condition'), { minLength: 1, maxLength: 3 }),
      )
      .map(([atLeastOf, of]) => ({ atLeastOf, of })),
  ) as fc.Arbitrary<Condition>,
}))
const code = fc.oneof(
  { weight: 3, arbitrary: fc.nat(MOST) },
  { weight: 1, arbitrary: fc.constant(MISSING.blank) },
)
const row = fc.array(code, { minLength: 4, maxLength: 4 })

describe('conditions', () => {
  it('what is certain stays so however the missing answers turn out, and complete answers decide everything', () => {
    fc.assert(
      fc.property(condition, row, (tried, answers) => {
        const [open] = truthsOf(tried, [answers])
        const outcomes = new Set(truthsOf(tried, completions(answers)))
        expect(outcomes.has('unknown')).toBe(false)
        if (open !== 'unknown') expect([...outcomes]).toEqual([open])
      }),
      { numRuns: 500 },
    )
  })

  it('a single bound on a scale is unknown only where the missing answers can decide it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6 }), row, (atLeast, answers) => {
        const [open] = truthsOf({ scale: 'a', atLeast }, [answers])
        const outcomes = new Set(truthsOf({ scale: 'a', atLeast }, completions(answers)))
        expect(open).toBe(outcomes.size === 2 ? 'unknown' : [...outcomes][0])
      }),
    )
  })

  it('a blank item leaves a condition open, unless every answer or none would meet it', () => {
    const blank = [MISSING.blank, 0, 0, 0]
    expect(truthsOf({ item: 'q0', atLeast: 1 }, [blank])).toEqual(['unknown'])
    expect(truthsOf({ item: 'q0', atLeast: 0 }, [blank])).toEqual(['true'])
    expect(truthsOf({ item: 'q0', atLeast: 3 }, [blank])).toEqual(['false'])
  })

  it('conditions on items see keyed scores, conditions on codes the stored answer', () => {
    expect(truthsOf({ item: 'q3', atLeast: 2 }, [[0, 0, 0, 0]])).toEqual(['true'])
    expect(truthsOf({ item: 'q3', codes: [0] }, [[0, 0, 0, 0]])).toEqual(['true'])
    expect(truthsOf({ item: 'q3', codes: [2] }, [[0, 0, 0, 0]])).toEqual(['false'])
  })

  it('a condition on an instrument that was not due is false', () => {
    const responses = blockOf([[2, 2, 2, 2]])
    const scores = scoreTable(compiled, responses, nobody(1))
    const out = new Uint8Array(1)
    const scope = { length: 1, responses: [responses], scores: [scores], due: [Uint8Array.of(0)] }
    evaluateCondition(compileCondition({ scale: 'a', atLeast: 0 }, [instrument]), scope, out, [])
    expect(TRUTHS[out[0] as number]).toBe('false')
    evaluateCondition(compileCondition({ criticalItem: 'c' }, [instrument]), scope, out, [])
    expect(TRUTHS[out[0] as number]).toBe('true')
  })

  it.each<[string, Condition]>([
    ['a score', { scale: 'a', atLeast: 0 }],
    ['the opposite of a score', { not: { scale: 'a', atLeast: 9 } }],
    ['the opposite of an item', { not: { item: 'q0', atLeast: 1 } }],
    ['the opposite of a critical item', { not: { criticalItem: 'c' } }],
    ['the opposite of an opposite', { not: { not: { scale: 'a', atLeast: 0 } } }],
    ['the opposite of any', { not: { any: [{ item: 'q0', atLeast: 1 }] } }],
    [
      'the opposite of several',
      { not: { atLeastOf: 1, of: [{ rule: 'triage', outcomes: ['high'] }] } },
    ],
  ])('%s is false where the instrument was not due', (_, condition) => {
    const responses = blockOf([[0, 0, 0, 2]])
    const scores = scoreTable(compiled, responses, nobody(1))
    const out = new Uint8Array(1)
    const evaluated = (due: Uint8Array | null) => {
      const scope = { length: 1, responses: [responses], scores: [scores], due: [due] }
      evaluateCondition(compileCondition(condition, [instrument]), scope, out, [])
      return TRUTHS[out[0] as number]
    }
    expect(evaluated(Uint8Array.of(0))).toBe('false')
    expect([evaluated(Uint8Array.of(1)), evaluated(Uint8Array.of(2)), evaluated(null)]).toEqual([
      'true',
      'true',
      'true',
    ])
  })

  it('no condition holds on a score that no value is possible for, and their opposites do', () => {
    const responses = blockOf([[0, 0, 0, 0]])
    const scores = scoreTable(compiled, responses, nobody(1))
    const [columns] = scores.scales
    columns?.low.fill(Number.POSITIVE_INFINITY)
    columns?.high.fill(Number.NEGATIVE_INFINITY)
    const scope = { length: 1, responses: [responses], scores: [scores], due: [null] }
    const out = new Uint8Array(1)
    for (const when of [
      { atLeast: 0 },
      { atMost: 9 },
      { below: 9 },
      { above: -1, below: 9 },
      { bands: ['b0'] },
      { bands: ['b1', 'b2'] },
      { bands: ['b0', 'b1', 'b2'] },
    ]) {
      const condition = { scale: 'a', ...when }
      evaluateCondition(compileCondition(condition, [instrument]), scope, out, [])
      expect(TRUTHS[out[0] as number], JSON.stringify(when)).toBe('false')
      evaluateCondition(compileCondition({ not: condition }, [instrument]), scope, out, [])
      expect(TRUTHS[out[0] as number], JSON.stringify(when)).toBe('true')
    }
  })

  it('a reference to nothing is refused', () => {
    expect(() => compileCondition({ scale: 'x', atLeast: 1 }, [instrument])).toThrow(
      'compileCondition knows no scale x',
    )
    expect(() => compileCondition({ item: 'q0', instrument: 'y' }, [instrument])).toThrow(
      'compileCondition knows no instrument y',
    )
  })
})

/** Every way to answer the blanks of a row. */
function completions(answers: readonly number[]): number[][] {
  const blank = answers.indexOf(MISSING.blank)
  if (blank < 0) return [[...answers]]
  return Array.from({ length: MOST + 1 }, (_, value) => answers.with(blank, value)).flatMap(
    completions,
  )
}
