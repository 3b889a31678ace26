import { describe, expect, it } from 'vitest'
import { makeInstrument, makeItem, makeScale } from '../../tests/support/make-instrument.js'
import { makeProtocol } from '../../tests/support/make-protocol.js'
import type { QualityReference } from '../score/quality/reference/quality-reference.js'
import { lintProtocol } from './lint-protocol.js'
import type { ProtocolInstrument, QualityRule } from './protocol.js'

const ITEMS = Array.from({ length: 6 }, (_, index) => makeItem(`q${index}`, 3))
/** Even–odd consistency wants three scales: `plain` has one, `scaled` three. */
const INSTRUMENTS = [
  makeInstrument({ id: 'plain', items: ITEMS, scales: [makeScale('s', [0, 1])] }),
  makeInstrument({
    id: 'scaled',
    items: ITEMS,
    scales: [0, 2, 4].map((from) => makeScale(`s${from}`, [from, from + 1])),
  }),
]
const pairs = (n: number) => Array.from({ length: n }, (_, at) => [`q${at}`, 'q5'] as const)

function reference(instrument: string): QualityReference {
  return {
    id: `${instrument}/x`,
    version: '1.0.0',
    instrument,
    instrumentFingerprint: '0000000000000000',
    data: { file: 'x.csv', mindgauge: '0.0.0', n: 9 },
    items: ITEMS.map(({ id }) => id),
    keyedMeans: ITEMS.map((_, item) => item),
    synonyms: { atLeast: 0.6, pairs: [] },
    antonyms: { atMost: -0.6, pairs: [] },
    fingerprint: '0000000000000000',
  }
}

function found(
  entries: readonly ProtocolInstrument[],
  rule: Partial<QualityRule>,
  qualityReferences?: readonly QualityReference[],
): string[] {
  const protocol = makeProtocol({
    instruments: entries,
    rules: [],
    quality: [
      {
        id: 'r',
        names: { en: 'r' },
        index: 'even-odd-consistency',
        state: 'suspect',
        below: 0.3,
        ...rule,
      },
    ],
    ...(qualityReferences === undefined ? {} : { qualityReferences }),
  })
  return lintProtocol(protocol, INSTRUMENTS)
    .filter(({ path = '' }) => /^\/(quality|instruments)\//.test(path) && !path.endsWith('/source'))
    .map(({ path, received }) => `${path} ${received}`)
}

const plain: ProtocolInstrument = { instrument: 'plain' }
const scaled: ProtocolInstrument = { instrument: 'scaled' }

describe('a rule of response quality', () => {
  it('for all instruments wants one of them that has what it needs', () => {
    expect(found([plain, scaled], {})).toEqual([])
    expect(found([scaled], {})).toEqual([])
    expect(found([plain], {})).toEqual(['/quality/0/index none for plain'])
  })
  it('for instruments by name wants it of each of them, and of no other', () => {
    expect(found([plain, scaled], { instruments: ['scaled'] })).toEqual([])
    expect(found([plain, scaled], { instruments: ['plain'] })).toEqual([
      '/quality/0/index none for plain',
    ])
    expect(found([plain, scaled], { instruments: ['plain', 'scaled'] })).toEqual([
      '/quality/0/index none for plain',
    ])
  })
  it('wants three pairs of items, of the protocol or of a reference', () => {
    const rule = { index: 'psychometric-synonyms' }
    expect(found([{ ...plain, synonyms: pairs(3) }], rule)).toEqual([])
    expect(found([{ ...plain, synonyms: pairs(2) }], rule)).toEqual([
      '/quality/0/index none for plain',
    ])
    expect(found([{ ...plain, antonyms: pairs(3) }], rule)).toEqual([
      '/quality/0/index none for plain',
    ])
    expect(found([{ ...plain, antonyms: pairs(3) }], { index: 'psychometric-antonyms' })).toEqual(
      [],
    )
  })
  it('wants the reference of its own instrument', () => {
    const rule = { index: 'person-total-correlation' }
    const named = { ...plain, qualityReference: 'x.json' }
    expect(found([named], rule, [reference('plain')])).toEqual([])
    expect(found([named], rule), 'a file that was not loaded').toEqual([])
    expect(found([plain], rule)).toEqual(['/quality/0/index none for plain'])
    expect(found([named], rule, [reference('scaled')])).toEqual([
      '/instruments/0/qualityReference one of another instrument',
    ])
  })
  it('is not looked at where an instrument names items that there are not', () => {
    const odd = { ...plain, synonyms: [['q0', 'zzz'] as const] }
    expect(found([odd], {})).toEqual(['/instruments/0/synonyms/0/1 zzz'])
  })
})
