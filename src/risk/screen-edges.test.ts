import { describe, expect, it } from 'vitest'
import { blockOf, nobody } from '../../tests/support/make-instrument.js'
import { makeRule } from '../../tests/support/make-protocol.js'
import { compiledWith, high, screened } from '../../tests/support/two-ages.js'
import { MISSING } from '../table/missing.js'
import { screen } from './screen.js'
import { createScreenBuffer } from './screen-buffer.js'
import { screenTable } from './screen-table.js'
import { TIER_INVALID } from './screened-block.js'

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
