import { describe, expect, it } from 'vitest'
import { makeInstrument, makeItem, makeScale } from '../../tests/support/make-instrument.js'
import { makeProtocol, makeRule } from '../../tests/support/make-protocol.js'
import { compileInstrument } from '../score/compile-instrument.js'
import { compileProtocol } from './compile-protocol.js'
import type { Protocol, QualityRule } from './protocol.js'

const instrumentOf = (id: string, variant: string | null = null) =>
  compileInstrument(
    makeInstrument({ id, variant, items: [makeItem('q', 3)], scales: [makeScale('s', [0])] }),
  )
const INSTRUMENTS = [instrumentOf('a'), instrumentOf('b', 'short')]
const when = { instrument: 'b', scale: 's', atLeast: 1 }
const quality = (parts: Partial<QualityRule> = {}): QualityRule => ({
  id: 'q',
  names: { en: 'q' },
  index: 'missing-share',
  atLeast: 0.5,
  state: 'invalid',
  ...parts,
})
const protocolOf = (parts: Partial<Protocol> = {}) =>
  makeProtocol({
    instruments: [{ instrument: 'a' }, { instrument: 'b', grades: [6, 7] }],
    rules: [makeRule('r', 'yellow', when)],
    ...parts,
  })

describe('compileProtocol', () => {
  it('turns tiers, grades and instruments into indexes', () => {
    const compiled = compileProtocol(
      protocolOf({
        rules: [makeRule('r', 'yellow', when), makeRule('g', 'red', when, { grades: [4] })],
        quality: [quality(), quality({ id: 'b', instruments: ['b'] })],
      }),
      INSTRUMENTS,
    )
    expect(compiled.rules.map(({ tier }) => tier)).toEqual([1, 0])
    const gradesOf = (flags: Uint8Array | null | undefined) =>
      flags && [...flags.keys()].filter((grade) => flags[grade] === 1)
    expect(compiled.rules.map(({ grades }) => gradesOf(grades))).toEqual([null, [4]])
    expect(compiled.dueGrades.map(gradesOf)).toEqual([null, [6, 7]])
    expect(compiled.quality.map(({ instruments }) => instruments)).toEqual([[0, 1], [1]])
    expect(compiled.quality[0]?.index.id).toBe('missing-share')
    expect(compiled.rules[0]?.when).toMatchObject({ kind: 'scale', source: 1, scale: 0 })
  })

  it('takes the variant that the protocol names, and any where it names none', () => {
    const named = protocolOf({
      instruments: [{ instrument: 'a' }, { instrument: 'b', variant: 'short' }],
    })
    expect(compileProtocol(named, INSTRUMENTS).instruments).toBe(INSTRUMENTS)
    expect(compileProtocol(protocolOf(), INSTRUMENTS).instruments).toBe(INSTRUMENTS)
  })

  it.each<[string, Partial<Protocol>, string]>([
    [
      'another order',
      { instruments: [{ instrument: 'b' }, { instrument: 'a' }] },
      'compileProtocol requires the instruments b, a, received a, b',
    ],
    [
      'one too many',
      { instruments: [{ instrument: 'a' }] },
      'compileProtocol requires the instruments a, received a, b',
    ],
    [
      'another variant',
      { instruments: [{ instrument: 'a', variant: 'long' }, { instrument: 'b' }] },
      'compileProtocol requires a in the variant long, received null',
    ],
    [
      'a tier that is not there',
      { rules: [makeRule('r', 'purple', when)] },
      'compileProtocol knows no tier of rule r',
    ],
    [
      'an index that is not there',
      { quality: [quality({ index: 'mood' })] },
      'compileProtocol knows no index mood',
    ],
    [
      'an instrument of quality that is not there',
      { quality: [quality({ instruments: ['c'] })] },
      'compileProtocol knows no instrument of quality rule q',
    ],
    [
      'an index that lacks pairs',
      { quality: [quality({ index: 'psychometric-synonyms', instruments: ['a'] })] },
      'compileProtocol lacks synonyms of an instrument of quality rule q',
    ],
    [
      'an index that no instrument can have',
      { quality: [quality({ index: 'mahalanobis-distance' })] },
      'compileProtocol lacks distance of an instrument of quality rule q',
    ],
    [
      'a pair with an item that is not there',
      { instruments: [{ instrument: 'a', antonyms: [['x', 'y']] }, { instrument: 'b' }] },
      'compileQualityPlan knows no item x',
    ],
    [
      'a scale that is not there',
      { rules: [makeRule('r', 'red', { ...when, scale: 't' })] },
      'compileCondition knows no scale t',
    ],
  ])('refuses %s', (_, parts, message) => {
    expect(() => compileProtocol(protocolOf(parts), INSTRUMENTS)).toThrow(new RangeError(message))
  })
})
