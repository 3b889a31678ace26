import { describe, expect, it } from 'vitest'
import { makeInstrument, makeItem, makeScale } from '../../tests/support/make-instrument.js'
import { makeProtocol, makeRule } from '../../tests/support/make-protocol.js'
import type { Condition } from '../instrument/document.js'
import { lintProtocol } from './lint-protocol.js'
import type { TierRule } from './protocol.js'

const names = { en: 'x' }
const critical = (id: string, severity: 'crisis' | 'watch') => ({
  id,
  names,
  severity,
  when: { item: 'q', atLeast: 1 },
})
const instrumentOf = (id: string) =>
  makeInstrument({
    id,
    items: [makeItem('q', 3)],
    scales: [makeScale('s', [0])],
    criticalItems: [critical('harm', 'crisis'), critical('sleep', 'watch')],
  })

const harm: Condition = { instrument: 'a', criticalItem: 'harm' }
const crisisRule = (when: Condition, parts: Partial<TierRule> = {}) =>
  makeRule('r', 'red', when, { crisis: true, source: 'made', ...parts })

function uncovered(...rules: TierRule[]): string[] {
  const protocol = makeProtocol({
    instruments: [{ instrument: 'a', grades: [4, 5] }, { instrument: 'b' }],
    rules: [...rules, crisisRule({ instrument: 'b', criticalItem: 'harm' }, { id: 'b' })],
    references: { made: { text: 'Made up' } },
  })
  return lintProtocol(protocol, [instrumentOf('a'), instrumentOf('b')])
    .filter(({ code }) => code === 'crisis-uncovered')
    .map(({ message }) => message)
}

const MISSED =
  '/instruments/0: expected a crisis rule for the critical item harm in every grade, received none in'

describe('crisis items of a protocol', () => {
  it.each<[string, TierRule[]]>([
    ['a crisis rule of its own', [crisisRule(harm)]],
    [
      'one of several by itself',
      [crisisRule({ any: [{ instrument: 'a', item: 'q', atLeast: 3 }, harm] })],
    ],
    [
      'crisis rules for each grade',
      [crisisRule(harm, { grades: [4] }), crisisRule(harm, { grades: [5, 6] })],
    ],
  ])('are covered by %s', (_, rules) => {
    expect(uncovered(...rules)).toEqual([])
  })

  it.each<[string, TierRule[], string]>([
    ['without a rule', [], '4, 5'],
    ['by a rule that invalid sheets silence', [makeRule('r', 'red', harm)], '4, 5'],
    ['by a rule for other grades', [crisisRule(harm, { grades: [5, 6] })], '4'],
    [
      'by a rule for the same item of another instrument',
      [crisisRule({ ...harm, instrument: 'b' })],
      '4, 5',
    ],
    ['by a rule for another item', [crisisRule({ ...harm, criticalItem: 'sleep' })], '4, 5'],
    ['by a rule on a score', [crisisRule({ instrument: 'a', scale: 's', atLeast: 1 })], '4, 5'],
    ['only together with more', [crisisRule({ all: [harm, harm] })], '4, 5'],
    ['by its opposite', [crisisRule({ not: harm })], '4, 5'],
  ])('are not covered %s', (_, rules, grades) => {
    expect(uncovered(...rules)).toEqual([`${MISSED} ${grades}`])
  })
})
