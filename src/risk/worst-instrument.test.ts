import { describe, expect, it } from 'vitest'
import { makeInstrument, makeItem } from '../../tests/support/make-instrument.js'
import { makeProtocol, makeRule } from '../../tests/support/make-protocol.js'
import { compileInstrument } from '../score/compile-instrument.js'
import { compileProtocol } from './compile-protocol.js'
import type { QualityRule } from './protocol.js'
import { screen } from './screen.js'

const ITEMS = ['q0', 'q1', 'q2', 'q3']
const instruments = ['a', 'b'].map((id) =>
  makeInstrument({ id, items: ITEMS.map((item) => makeItem(item, 3)), scales: [] }),
)
/** Runs of one answer: as many as four answers on average; or none, and answers that differ widely. */
const STEADY = [1, 1, 1, 1]
const WILD = [0, 3, 0, 3]

function speaks(rule: Pick<QualityRule, 'index' | 'atLeast' | 'below'>, ...sheets: number[][]) {
  const protocol = makeProtocol({
    instruments: instruments.map(({ id }) => ({ instrument: id })),
    quality: [{ id: 'r', names: { en: 'x' }, state: 'suspect', ...rule }],
    rules: [makeRule('any', 'red', { instrument: 'a', item: 'q0', atLeast: 0 })],
  })
  const answers = Object.fromEntries(
    instruments.map(({ id }, at) => [
      id,
      Object.fromEntries(ITEMS.map((item, index) => [item, sheets[at]?.[index]])),
    ]),
  )
  const compiled = compileProtocol(
    protocol,
    instruments.map((one) => compileInstrument(one)),
  )
  return screen(compiled, { answers }).quality === 'suspect'
}

describe('a rule over several instruments speaks where any one of them gives it reason', () => {
  it.each([
    ['average-run', { atLeast: 3 }, STEADY, WILD],
    ['average-run', { below: 2 }, WILD, STEADY],
    ['intra-individual-variability', { atLeast: 1 }, WILD, STEADY],
    ['intra-individual-variability', { below: 1 }, STEADY, WILD],
  ])('%s %j', (index, bound, reason, none) => {
    const rule = { index, ...bound }
    expect(speaks(rule, reason, none)).toBe(true)
    expect(speaks(rule, none, reason)).toBe(true)
    expect(speaks(rule, reason, reason)).toBe(true)
    expect(speaks(rule, none, none)).toBe(false)
  })
})
