import { describe, expect, it } from 'vitest'
import {
  blockOf,
  makeInstrument,
  makeItem,
  makeScale,
  nobody,
} from '../../tests/support/make-instrument.js'
import { makeProtocol, makeRule } from '../../tests/support/make-protocol.js'
import type { Condition } from '../instrument/document.js'
import { compileInstrument } from '../score/compile-instrument.js'
import { MISSING } from '../table/missing.js'
import { compileProtocol } from './compile-protocol.js'
import type { QualityRule, TierRule } from './protocol.js'
import { screen } from './screen.js'
import { createScreenBuffer } from './screen-buffer.js'
import { screenTable } from './screen-table.js'
import { TIER_INVALID } from './screened-block.js'

const CRISIS = { severity: 'crisis', names: { en: 'thoughts' } } as const
const child = makeInstrument({
  id: 'child',
  items: [0, 1, 2, 3].map((index) => makeItem(`c${index}`, 2)),
  scales: [makeScale('total', [0, 1, 2, 3])],
  criticalItems: [{ id: 'thoughts', when: { item: 'c3', atLeast: 1 }, ...CRISIS }],
})
const youth = makeInstrument({
  id: 'youth',
  items: [0, 1, 2].map((index) => makeItem(`y${index}`, 2)),
  scales: [makeScale('total', [0, 1, 2])],
  gates: [{ when: { item: 'y0', codes: [0] }, items: ['y1', 'y2'], code: 0 }],
  criticalItems: [{ id: 'thoughts', when: { item: 'y2', atLeast: 2 }, ...CRISIS }],
})
const QUALITY: QualityRule[] = [
  {
    id: 'missing',
    names: { en: 'missing' },
    index: 'missing-share',
    atLeast: 0.5,
    state: 'invalid',
  },
]
const high: Condition = { instrument: 'youth', scale: 'total', atLeast: 4 }

function compiledWith(...rules: TierRule[]) {
  return compileProtocol(
    makeProtocol({
      instruments: [
        { instrument: 'child', grades: [4, 5] },
        { instrument: 'youth', grades: [6, 7] },
      ],
      quality: QUALITY,
      rules,
    }),
    [compileInstrument(child), compileInstrument(youth)],
  )
}

function screened(
  rules: TierRule[],
  sheet: { child?: readonly (number | null)[]; youth?: readonly (number | null)[] },
  grade?: number,
) {
  const record = (prefix: string, answers: readonly (number | null)[] = []) =>
    Object.fromEntries(answers.map((answer, index) => [`${prefix}${index}`, answer]))
  return screen(compiledWith(...rules), {
    answers: { child: record('c', sheet.child), youth: record('y', sheet.youth) },
    ...(grade === undefined ? {} : { person: { grade } }),
  })
}

describe('screening of sheets of unknown grade', () => {
  const forYouth = makeRule('high', 'red', high, { grades: [6, 7] })
  const forAll = makeRule('high', 'red', high)

  it('what an instrument of other grades lacks does not make a sheet invalid', () => {
    expect(screened([forAll], { youth: [2, 2, 0] })).toMatchObject({
      quality: 'valid',
      tier: 'red',
    })
    expect(screened([forAll], {})).toMatchObject({ quality: 'invalid', tier: 'invalid' })
  })

  it('a rule for some grades is possible and never certain', () => {
    expect(screened([forYouth], { youth: [2, 2, 0] })).toMatchObject({
      tier: 'undetermined',
      tierPossible: 'red',
      isDetermined: false,
    })
    expect(screened([forYouth], { youth: [2, 2, 0] }, 7)).toMatchObject({ tier: 'red' })
    expect(screened([forYouth], { youth: [2, 2, 0] }, 5).tier).not.toBe('red')
  })

  it('a rule for some grades that does not hold is no reason', () => {
    expect(screened([forYouth], { child: [0, 0, 0, 0], youth: [1, 1, 0] })).toMatchObject({
      tier: 'none',
      isDetermined: true,
      reasons: [],
    })
  })

  it('grade 0 is a grade, which takes what it is named for and nothing else', () => {
    expect(screened([forYouth], { youth: [2, 2, 0] }, 0)).toMatchObject({
      tier: 'none',
      isDetermined: true,
      crisis: 'false',
    })
    expect(screened([forYouth], {}, 0).scores['child']?.scales['total']?.status).toBe(
      'not-administered',
    )
  })

  it('a crisis rule for some grades is certain', () => {
    const crisis = makeRule(
      'crisis',
      'red',
      { instrument: 'youth', criticalItem: 'thoughts' },
      {
        grades: [6, 7],
        crisis: true,
      },
    )
    expect(screened([crisis], { youth: [1, 1, 2] })).toMatchObject({ tier: 'red', crisis: 'true' })
  })

  it('critical items that may have been due are unknown', () => {
    expect(screened([forAll], { youth: [1, 1, 0] }).crisis).toBe('unknown')
    expect(screened([forAll], { youth: [1, 1, 0] }, 7).crisis).toBe('false')
  })
})

describe('instruments that a grade does not take', () => {
  it('are not administered, and answers to them are kept', () => {
    const { scores, quality } = screened([], { youth: [1, 1, 0], child: [1, null, null, 1] }, 7)
    expect(quality).toBe('valid')
    expect(scores['child']?.scales['total']?.status).toBe('too-few-answered')
    expect(screened([], { youth: [1, 1, 0] }, 7).scores['child']?.scales['total']?.status).toBe(
      'not-administered',
    )
  })

  it('a critical item answered all the same is a crisis', () => {
    expect(screened([], { youth: [1, 1, 0], child: [0, 0, 0, 1] }, 7).crisis).toBe('true')
  })

  it.each<[string, Condition]>([
    ['low on it', { instrument: 'child', scale: 'total', atMost: 8 }],
    ['not high on it', { not: { instrument: 'child', scale: 'total', atLeast: 1 } }],
    ['no thoughts on it', { not: { instrument: 'child', criticalItem: 'thoughts' } }],
  ])('put nobody in a tier for being %s', (_, when) => {
    const rules = [makeRule('rule', 'red', when)]
    expect(screened(rules, { youth: [1, 1, 0] }, 7)).toMatchObject({
      tier: 'none',
      isDetermined: true,
    })
    expect(screened(rules, { child: [0, 0, 0, 0] }, 4).tier).toBe('red')
  })
})

describe('screening', () => {
  it('blanks that the form skips by design are not missing', () => {
    expect(screened([], { youth: [0, null, null] }, 7)).toMatchObject({
      quality: 'valid',
      crisis: 'false',
      tier: 'none',
    })
    expect(screened([], { youth: [1, null, null] }, 7).quality).toBe('invalid')
  })

  it('reasons of one truth stand in the order of their tiers', () => {
    const on = (id: string, tier: string, atLeast: number) =>
      makeRule(id, tier, { instrument: 'youth', scale: 'total', atLeast })
    const rules = [
      on('y1', 'yellow', 1),
      on('r1', 'red', 1),
      on('y9', 'yellow', 3),
      on('r9', 'red', 3),
    ]
    const ids = (youth: (number | null)[]) =>
      screened(rules, { youth }, 7).reasons.map(({ rule, truth }) => `${rule.id} ${truth}`)
    expect(ids([2, 2, 2])).toEqual(['r1 true', 'r9 true', 'y1 true', 'y9 true'])
    expect(ids([1, 1, null])).toEqual(['r1 true', 'y1 true', 'r9 unknown', 'y9 unknown'])
  })

  it('an open crisis rule on an invalid sheet leaves it invalid, with the crisis unknown', () => {
    const crisis = makeRule(
      'crisis',
      'red',
      { instrument: 'youth', criticalItem: 'thoughts' },
      {
        crisis: true,
      },
    )
    expect(screened([crisis], { youth: [1, null, null] }, 7)).toMatchObject({
      quality: 'invalid',
      crisis: 'unknown',
      tier: 'invalid',
      tierPossible: 'invalid',
    })
  })

  it('answers to an instrument that is not part of the protocol are an issue', () => {
    const { issues } = screen(compiledWith(), {
      answers: { youht: { y0: 1 } },
      person: { grade: 7 },
    })
    expect(issues.map(({ code, severity, message }) => [code, severity, message])).toEqual([
      ['unknown-instrument', 'warning', 'expected an instrument of test, received youht'],
    ])
  })

  it('a smaller block after a larger one, or one of no sheets, is screened as by itself', () => {
    const compiled = compiledWith(
      makeRule('high', 'red', high),
      makeRule('low', 'yellow', { not: { atLeastOf: 2, of: [high, high] } }),
    )
    const buffer = createScreenBuffer(compiled, 257)
    const columns = (rows: readonly (readonly number[])[], nItems: number) => ({
      length: rows.length,
      codes: Array.from({ length: nItems }, (_, item) =>
        Uint8Array.from(rows, (row) => row[item] ?? MISSING.blank),
      ),
    })
    const sheetsOf = (rows: readonly (readonly number[])[], grade: number) => ({
      length: rows.length,
      persons: { ...nobody(rows.length), grade: new Int8Array(rows.length).fill(grade) },
      responses: [
        columns(
          rows.map(() => []),
          4,
        ),
        columns(rows, 3),
      ],
      seconds: null,
      instructedFailed: null,
    })
    const many = Array.from({ length: 257 }, () => Array(3).fill(MISSING.blank))
    expect([...screenTable(compiled, sheetsOf(many, 7), buffer).tier]).toEqual(
      many.map(() => TIER_INVALID),
    )
    const few = [
      [2, 2, 2],
      [0, 1, 0],
    ]
    const reused = screenTable(compiled, sheetsOf(few, 7), buffer)
    const fresh = screenTable(compiled, sheetsOf(few, 7))
    expect([...fresh.tier]).toEqual([0, 1])
    for (const key of ['tier', 'tierPossible', 'determined', 'quality', 'crisis'] as const)
      expect(reused[key].slice(0, 2), key).toEqual(fresh[key])
    expect(screenTable(compiled, sheetsOf([], 7), buffer).length).toBe(0)
  })

  it('blocks that do not belong together are refused', () => {
    const compiled = compiledWith()
    const four = blockOf([[0, 0, 0, 0]])
    const sheets = (responses: (typeof four)[]) => ({
      length: 1,
      persons: nobody(1),
      responses,
      seconds: null,
      instructedFailed: null,
    })
    expect(() => screenTable(compiled, sheets([four]))).toThrow(
      /^screenTable requires 2 response blocks, received 1$/,
    )
    expect(() => screenTable(compiled, sheets([four, { length: 0, codes: [] }]))).toThrow(
      /^screenTable requires 1 rows a block, received 0$/,
    )
    expect(() =>
      screenTable(compiled, sheets([four, four]), createScreenBuffer(compiled, 0)),
    ).toThrow(/^screenTable requires a buffer of 1 rows, received 0$/)
  })
})
