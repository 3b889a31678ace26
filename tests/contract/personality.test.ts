import { describe, expect, it } from 'vitest'
import type { Condition } from '../../src/instrument/document.js'
import type { Instrument } from '../../src/instrument/instrument.js'
import {
  listInstruments,
  listProtocols,
  loadInstrument,
  loadProtocol,
} from '../../src/io/catalogue.js'
import { lintProtocol } from '../../src/risk/lint-protocol.js'
import { mindgauge } from '../cli/run-command.js'
import { makeProtocol, makeRule } from '../support/make-protocol.js'

const PERSONALITY = ['bfi-10', 'ipip-50', 'mini-ipip', 'tipi']

const loaded = (id: string): Instrument => {
  const result = loadInstrument(id)
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('\n'))
  return result.value
}
const instruments = listInstruments().map(loaded)

it('the measures of personality are known, and are all that there are', () => {
  const found = instruments.filter(({ domain }) => domain === 'personality').map(({ id }) => id)
  expect(found).toEqual(PERSONALITY)
})

it('no shipped protocol rests a tier on one', () => {
  for (const id of listProtocols()) {
    const protocol = loadProtocol(id)
    expect(protocol.ok, id).toBe(true)
    if (!protocol.ok) continue
    const rules = JSON.stringify(protocol.value.rules)
    for (const one of PERSONALITY) expect(rules, id).not.toContain(`"${one}"`)
  }
})

describe.each(PERSONALITY)('%s', (id) => {
  const instrument = loaded(id)
  const found = (condition: object): string[] => {
    const when = { ...condition, instrument: id } as Condition
    const protocol = makeProtocol({
      instruments: [{ instrument: id }],
      rules: [makeRule('r', 'red', when, { source: 'made' })],
      references: { made: { text: 'Made up' } },
    })
    return lintProtocol(protocol, [instrument]).map(({ severity, path }) => `${severity} ${path}`)
  }

  it('has no bands, no better end and no critical item', () => {
    expect(instrument.criticalItems).toEqual([])
    for (const { cutScoreSets, direction, neverTiered } of instrument.scales)
      expect([cutScoreSets, direction, neverTiered]).toEqual([[], 'neutral', true])
  })

  it('is refused as the ground of a tier, each scale and each single answer', () => {
    for (const { id: scale } of instrument.scales)
      expect(found({ scale, atLeast: 3 }), scale).toEqual(['error /rules/0/when/instrument'])
    for (const { id: item } of instrument.items)
      expect(found({ item, codes: [1] }), item).toEqual(['error /rules/0/when/instrument'])
  })

  it('is said on its card to stand apart', async () => {
    expect((await mindgauge('instruments', id)).out).toContain('personality, apart from the tiers')
    expect((await mindgauge('instruments', id, '--lang', 'zh')).out).toContain('人格，不参与分级')
  })
})
