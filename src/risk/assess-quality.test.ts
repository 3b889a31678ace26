import { describe, expect, it } from 'vitest'
import { makeInstrument, makeItem, makeScale } from '../../tests/support/make-instrument.js'
import { makeProtocol, makeRule } from '../../tests/support/make-protocol.js'
import { compileInstrument } from '../score/compile-instrument.js'
import { compileProtocol } from './compile-protocol.js'
import type { QualityRule } from './protocol.js'
import { type Sheet, screen } from './screen.js'

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
