import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Answer,
  compiled,
  mood,
  protocol,
  screened,
} from '../../tests/support/mood-and-worry.js'
import { compileInstrument } from '../score/compile-instrument.js'
import { MISSING } from '../table/missing.js'
import { compileProtocol } from './compile-protocol.js'
import { explainScreening } from './explain.js'
import { screenTable } from './screen-table.js'

const answer = fc.oneof(
  { weight: 4, arbitrary: fc.nat(2) },
  { weight: 1, arbitrary: fc.constant(null) },
)
const sheet = fc.tuple(
  fc.array(answer, { minLength: 4, maxLength: 4 }),
  fc.array(answer, { minLength: 2, maxLength: 2 }),
  fc.constantFrom(4, 6, 7),
)
const RANK = ['red', 'yellow', 'none']

describe('screening', () => {
  it('the certain and the possible tier hold however the missing answers turn out', () => {
    fc.assert(
      fc.property(sheet, ([m, w, grade]) => {
        const open = screened(m, w, grade)
        fc.pre(open.quality !== 'invalid')
        const ranks = completions([...m, ...w]).map((full) => {
          const closed = screened(full.slice(0, 4), full.slice(4), grade)
          expect(closed.isDetermined).toBe(true)
          return RANK.indexOf(closed.tier)
        })
        const certain = open.tier === 'undetermined' ? 2 : RANK.indexOf(open.tier)
        expect(Math.max(...ranks)).toBeLessThanOrEqual(certain)
        expect(Math.min(...ranks)).toBeGreaterThanOrEqual(RANK.indexOf(open.tierPossible))
        if (open.isDetermined) expect(new Set(ranks)).toEqual(new Set([RANK.indexOf(open.tier)]))
      }),
      { numRuns: 300 },
    )
  })

  it('complete low answers are the baseline, determined', () => {
    expect(screened([0, 1, 0, 0])).toMatchObject({
      tier: 'none',
      tierPossible: 'none',
      isDetermined: true,
      crisis: 'false',
    })
  })

  it('a missing answer that could matter leaves the sheet undetermined, never in the baseline', () => {
    expect(screened([1, null, 1, 0])).toMatchObject({
      tier: 'undetermined',
      tierPossible: 'yellow',
      isDetermined: false,
    })
    expect(screened([0, 0, 1, null])).toMatchObject({
      tier: 'undetermined',
      tierPossible: 'red',
      crisis: 'unknown',
    })
  })

  it('a missing answer that cannot matter leaves the tier determined', () => {
    expect(screened([0, null, 1, 0])).toMatchObject({ tier: 'none', isDetermined: true })
  })

  it('a certain tier is kept beside a higher one that is possible', () => {
    expect(screened([2, 2, null, 0])).toMatchObject({
      tier: 'yellow',
      tierPossible: 'red',
      isDetermined: false,
    })
  })

  it('a blank sheet is invalid and in no tier', () => {
    const blank = screened([null, null, null, null], [null, null])
    expect(blank).toMatchObject({
      quality: 'invalid',
      tier: 'invalid',
      tierPossible: 'invalid',
      isDetermined: false,
      qualityReasons: ['blank'],
    })
  })

  it('a critical item on an invalid sheet still puts it in the crisis tier', () => {
    const sheet = screened([null, null, null, 1], [null, null])
    expect(sheet).toMatchObject({
      quality: 'invalid',
      crisis: 'true',
      tier: 'red',
      isDetermined: false,
    })
    expect(sheet.reasons.map(({ rule }) => rule.id)).toEqual(['crisis'])
  })

  it('a suspect sheet keeps its tier and says why it is suspect', () => {
    expect(screened([1, 1, 1, 1])).toMatchObject({
      quality: 'suspect',
      qualityReasons: ['same'],
      tier: 'red',
    })
  })

  it('an instrument that the grade does not take neither raises nor opens a tier', () => {
    expect(screened([0, 0, 1, 0], [null, null], 4)).toMatchObject({
      tier: 'none',
      isDetermined: true,
      quality: 'valid',
    })
  })

  it('a rule counts only in its grades', () => {
    expect(screened([0, 0, 1, 0], [2, 2], 7).tier).toBe('yellow')
    expect(screened([0, 0, 1, 0], [2, 2], 6).tier).toBe('none')
  })

  it('a watch item is reported and is no crisis', () => {
    const watched = screened([0, 0, 2, 0])
    expect(watched.crisis).toBe('false')
    expect(watched.scores['mood']?.criticalItems).toEqual({ m3: 'false', m2: 'true' })
  })

  it('reasons name the rules that hold before those that may, the most pressing first', () => {
    const { reasons } = screened([2, 2, null, 0], [2, null])
    expect(reasons.map(({ rule, truth }) => [rule.id, truth])).toEqual([
      ['mood-raised', 'true'],
      ['mood-high', 'unknown'],
      ['worry', 'unknown'],
    ])
  })

  it('an answer that is no code is an issue and leaves the tier open', () => {
    const odd = screened([0, 9, 0, 0])
    expect(
      odd.issues.map(({ code, column, expected, received }) => [code, column, expected, received]),
    ).toEqual([['item-out-of-range', 'm1', '0..2', '9']])
    expect(odd.scores['mood']?.scales['total']?.status).toBe('out-of-range')
  })

  it('other instruments than the protocol’s are refused', () => {
    expect(() => compileProtocol(protocol, [compileInstrument(mood)])).toThrow(
      /^compileProtocol requires the instruments mood, worry/,
    )
  })

  it('many sheets at once give what each gives alone', () => {
    fc.assert(
      fc.property(fc.array(sheet, { minLength: 1, maxLength: 12 }), (sheets) => {
        const column = (item: number) =>
          Uint8Array.from(sheets, ([m, w]) => [...m, ...w][item] ?? MISSING.blank)
        const block = screenTable(compiled, {
          length: sheets.length,
          persons: {
            length: sheets.length,
            sex: new Uint8Array(sheets.length),
            ageMonths: new Int16Array(sheets.length).fill(-1),
            grade: Int8Array.from(sheets, ([, , grade]) => grade),
          },
          responses: [
            { length: sheets.length, codes: [0, 1, 2, 3].map(column) },
            { length: sheets.length, codes: [4, 5].map(column) },
          ],
          seconds: null,
          instructedFailed: null,
        })
        sheets.forEach(([m, w, grade], row) => {
          const alone = screened(m, w, grade)
          const name =
            RANK[block.tier[row] as number] ??
            (block.tier[row] === 255 ? 'invalid' : 'undetermined')
          expect(name).toBe(alone.tier)
          expect(block.determined[row] === 1).toBe(alone.isDetermined)
        })
      }),
    )
  })

  it('an explanation names items, sums, the rules that hold, the tier and what it is not', () => {
    const sheet = { answers: { mood: { m0: 2, m1: 2, m2: null, m3: 0 } }, person: { grade: 5 } }
    const words = explainScreening(compiled, sheet).join('\n')
    expect(words).toContain('m0 m0: answered 2, counts 2')
    expect(words).toContain('sum of 3 of 4: 4')
    expect(words).toContain('not scored: too few answers')
    expect(words).toContain('with the missing answers it could be 4 to 6')
    expect(words).toContain('tier: yellow; with the missing answers it may be red')
    expect(words).toContain('not a diagnosis')
    expect(explainScreening(compiled, sheet, 'zh').join('\n')).toContain(
      '预警级别：yellow；补全缺失作答后可能为 red',
    )
  })
})

/** Every way to answer what is missing. */
function completions(answers: readonly Answer[]): number[][] {
  const blank = answers.indexOf(null)
  if (blank < 0) return [answers as number[]]
  return [0, 1, 2].flatMap((code) => completions(answers.with(blank, code)))
}
