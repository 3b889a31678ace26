import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeInstrument, makeItem, makeScale } from '../../tests/support/make-instrument.js'
import { makeProtocol, makeRule } from '../../tests/support/make-protocol.js'
import { scaledInstrument } from '../../tests/support/quality-sheets.js'
import { compileInstrument } from '../score/compile-instrument.js'
import { QUALITY_INDEXES } from '../score/quality/quality-indexes.js'
import type { QualityReference } from '../score/quality/reference/quality-reference.js'
import { FIRST_MISSING, MISSING } from '../table/missing.js'
import { compileProtocol } from './compile-protocol.js'
import type { QualityRule } from './protocol.js'
import { type Sheet, screen } from './screen.js'
import { screenTable } from './screen-table.js'

const names = { en: 'x' }
const lie = (id: string, state: 'suspect' | 'invalid') => ({
  id,
  names,
  when: { item: id, atLeast: 2 },
  state,
})
const instrument = makeInstrument({
  id: 'a',
  items: ['q0', 'q1', 'q2', 'q3'].map((id) => makeItem(id, 3)),
  scales: [makeScale('s', [0, 1])],
  validity: [lie('q2', 'suspect'), lie('q3', 'invalid')],
})

const rule = (
  id: string,
  state: 'suspect' | 'invalid',
  parts: Partial<QualityRule>,
): QualityRule => ({
  id,
  names,
  index: 'seconds-per-item',
  state,
  ...parts,
})

function judged(
  quality: QualityRule[],
  sheet: Partial<Sheet> = {},
  answers: object = { q0: 0, q1: 1, q2: 0, q3: 1 },
) {
  const compiled = compileProtocol(
    makeProtocol({
      instruments: [{ instrument: 'a' }],
      quality,
      rules: [makeRule('any', 'red', { instrument: 'a', item: 'q0', atLeast: 0 })],
    }),
    [compileInstrument(instrument)],
  )
  const found = screen(compiled, { answers: { a: { ...answers } }, ...sheet })
  return [found.quality, found.qualityReasons.join()]
}

describe('rules of response quality', () => {
  it.each([
    [{ below: 2 }, 4, ['suspect', 'r']],
    [{ below: 1 }, 4, ['valid', '']],
    [{ atLeast: 1 }, 4, ['suspect', 'r']],
    [{ atLeast: 1 }, 3.9, ['valid', '']],
    [{ atLeast: 1, below: 2 }, 8, ['valid', '']],
    [{ atLeast: 1, below: 2 }, 7.9, ['suspect', 'r']],
    [{}, 8, ['suspect', 'r']],
    [{ below: 2 }, Number.NaN, ['valid', '']],
    [{ below: 2 }, 0, ['suspect', 'r']],
  ])('a rule of %j on %d seconds for four items gives %j', (bounds, seconds, expected) => {
    expect(judged([rule('r', 'suspect', bounds)], { seconds })).toEqual(expected)
  })

  it('a rule on what was not recorded does not speak', () => {
    expect(judged([rule('r', 'suspect', { below: 99 })])).toEqual(['valid', ''])
    const instructed = rule('r', 'suspect', { index: 'instructed-failed', atLeast: 0 })
    expect(judged([instructed])).toEqual(['valid', ''])
    expect(judged([instructed], { instructedFailed: 0 })).toEqual(['suspect', 'r'])
  })

  it.each([255, 256, 257, 512, 1e9])(
    '%d instructed items failed are not fewer than one',
    (instructedFailed) => {
      const instructed = rule('r', 'invalid', { index: 'instructed-failed', atLeast: 1 })
      expect(judged([instructed], { instructedFailed })).toEqual(['invalid', 'r'])
    },
  )

  it('a count that is not known is none, and one below nought is refused', () => {
    const instructed = rule('r', 'suspect', { index: 'instructed-failed', atLeast: 0 })
    expect(judged([instructed], { instructedFailed: Number.NaN })).toEqual(['valid', ''])
    expect(() => judged([instructed], { instructedFailed: -1 })).toThrow('screen requires')
  })

  it('the worst state counts, in whatever order the rules stand, and each rule is named', () => {
    const rules = [rule('s', 'suspect', { below: 9 }), rule('i', 'invalid', { below: 9 })]
    expect(judged(rules, { seconds: 4 })).toEqual(['invalid', 's,i'])
    expect(judged([...rules].reverse(), { seconds: 4 })).toEqual(['invalid', 'i,s'])
  })

  it.each([
    ['nothing', { q2: 0, q3: 0 }, ['valid', '']],
    ['suspect', { q2: 2, q3: 0 }, ['suspect', 'one']],
    ['invalid', { q2: 0, q3: 2 }, ['invalid', 'one,two']],
    ['both', { q2: 3, q3: 3 }, ['invalid', 'one,two']],
    ['nothing certain, as answers are missing', { q0: 1 }, ['valid', '']],
  ])('validity scales that say %s', (_, answers, expected) => {
    const rules = [
      rule('one', 'suspect', { index: 'validity-state', atLeast: 1 }),
      rule('two', 'invalid', { index: 'validity-state', atLeast: 2 }),
    ]
    expect(judged(rules, {}, answers)).toEqual(expected)
  })

  it('a rule for no instrument does not speak', () => {
    for (const index of [
      'missing-share',
      'longest-run-share',
      'all-same',
      'cycle-share',
      'seconds-per-item',
    ])
      expect(
        judged([rule('r', 'invalid', { index, instruments: [], below: 9 })], { seconds: 1 }),
        index,
      ).toEqual(['valid', ''])
  })
})

const two = ['a', 'b'].map((id) => scaledInstrument(6, new Array<boolean>(18).fill(false), id))
const pairs = [0, 2, 4, 6, 8].map((at) => [`i${at + 1}`, `i${at + 2}`] as const)
const references = two.map(({ id, items }): QualityReference => {
  const ids = items.map((item) => item.id)
  return {
    id,
    version: '1.0.0',
    instrument: id,
    instrumentFingerprint: '',
    data: { file: 'x', mindgauge: '0', n: 9 },
    items: ids,
    keyedMeans: ids.map((_, at) => 1 + (at % 4)),
    synonyms: { atLeast: 0.6, pairs },
    antonyms: { atMost: -0.6, pairs },
    distance: {
      items: ids,
      means: ids.map(() => 3),
      covariance: ids.map((_, row) => Array.from({ length: row + 1 }, (__, at) => +(at === row))),
    },
    fingerprint: '',
  }
})

/** Which of the rules speak on each sheet. */
function speaking(quality: QualityRule[], sheets: readonly (readonly number[])[]): number[][] {
  const compiled = compileProtocol(
    makeProtocol({
      instruments: two.map(({ id }) => ({ instrument: id })),
      quality,
      qualityReferences: references,
      rules: [],
    }),
    two.map((one) => compileInstrument(one)),
  )
  const length = sheets.length
  const found = screenTable(compiled, {
    length,
    persons: {
      length,
      sex: new Uint8Array(length),
      grade: new Int8Array(length).fill(5),
      ageMonths: new Int16Array(length).fill(-1),
    },
    responses: two.map((_, part) => ({
      length,
      codes: Array.from({ length: 18 }, (__, item) =>
        Uint8Array.from(sheets, (sheet) => sheet[part * 18 + item] as number),
      ),
    })),
    seconds: Float64Array.from(sheets, (_, row) => row * 7),
    instructedFailed: Uint8Array.from(sheets, (_, row) => row),
  })
  return found.qualityRules.map((flags) => [...flags.subarray(0, length)])
}

describe('rules that look at the same numbers', () => {
  const code = fc.constantFrom(0, 0, 0, 1, 1, 2, 3, MISSING.blank)
  const chaotic = fc.array(code, { minLength: 36, maxLength: 36 })
  const cyclic = fc
    .tuple(fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 6 }), fc.nat({ max: 36 }), code)
    .map(([cycle, at, odd]) =>
      Array.from({ length: 36 }, (_, item) =>
        item === at ? odd : (cycle[item % cycle.length] as number),
      ),
    )
  const blank = fc.constant(new Array<number>(36).fill(FIRST_MISSING))
  const sheets = fc.array(fc.oneof(chaotic, cyclic, blank), { minLength: 1, maxLength: 12 })
  const bound = fc.constantFrom(-1, -0.5, 0, 0.2, 0.5, 0.7, 0.9, 1, 1.5, 3, 8, 18, 40)

  it.each(QUALITY_INDEXES.map(({ id }) => id))('%s speaks as if it stood alone', (index) => {
    const one = fc.record({
      kind: fc.constantFrom('atLeast', 'below', 'neither'),
      number: bound,
      index: fc.oneof({ weight: 4, arbitrary: fc.constant(index) }, fc.constant('all-same')),
      instruments: fc.constantFrom(undefined, ['a'], ['a', 'b']),
    })
    fc.assert(
      fc.property(fc.array(one, { minLength: 2, maxLength: 6 }), sheets, (drawn, answers) => {
        const rules = drawn.map(({ kind, number, index: looksAt, instruments }, at) =>
          rule(`r${at}`, 'suspect', {
            index: looksAt,
            ...(kind === 'neither' ? {} : { [kind]: number }),
            ...(instruments === undefined ? {} : { instruments }),
          }),
        )
        const apart = rules.map((alone) => speaking([alone], answers)[0])
        expect(speaking(rules, answers)).toEqual(apart)
      }),
      { numRuns: 60 },
    )
  })
})
