import type { Instrument } from '../../src/instrument/instrument.js'
import { type CompiledProtocol, compileProtocol } from '../../src/risk/compile-protocol.js'
import type { Protocol } from '../../src/risk/protocol.js'
import { type Screening, screen } from '../../src/risk/screen.js'
import { compileInstrument } from '../../src/score/compile-instrument.js'
import { makeInstrument, makeItem, makeScale } from './make-instrument.js'

/** Four items of three codes; the last is a crisis item, the third one to watch. */
export const mood: Instrument = makeInstrument({
  id: 'mood',
  items: [0, 1, 2, 3].map((index) => makeItem(`m${index}`, 2)),
  scales: [makeScale('total', [0, 1, 2, 3])],
  criticalItems: [
    { id: 'm3', names: { en: 'thoughts' }, when: { item: 'm3', atLeast: 1 }, severity: 'crisis' },
    { id: 'm2', names: { en: 'watch' }, when: { item: 'm2', atLeast: 2 }, severity: 'watch' },
  ],
})
/** Two items, for grades 6 and 7. */
export const worry: Instrument = makeInstrument({
  id: 'worry',
  items: [0, 1].map((index) => makeItem(`w${index}`, 2)),
  scales: [makeScale('total', [0, 1])],
})

const names = { en: 'x', zh: '某' }
const tier = (id: string) => ({
  id,
  names: { en: id },
  colour: 'red',
  withinHours: 24,
  who: names,
  action: names,
})
/** Both, with a rule of quality each way, two tiers and four rules. */
export const protocol: Protocol = {
  id: 'test',
  version: '1.0.0',
  names: { en: 'Test' },
  grades: [4, 5, 6, 7],
  instruments: [{ instrument: 'mood' }, { instrument: 'worry', grades: [6, 7] }],
  quality: [
    { id: 'blank', names, index: 'missing-share', atLeast: 0.75, state: 'invalid' },
    { id: 'same', names, index: 'all-same', instruments: ['mood'], atLeast: 1, state: 'suspect' },
  ],
  tiers: [tier('red'), tier('yellow')],
  baseline: { id: 'none', names: { en: 'no card' } },
  rules: [
    {
      id: 'crisis',
      tier: 'red',
      names,
      crisis: true,
      when: { criticalItem: 'm3', instrument: 'mood' },
    },
    {
      id: 'mood-high',
      tier: 'red',
      names,
      when: { scale: 'total', instrument: 'mood', atLeast: 6 },
    },
    {
      id: 'mood-raised',
      tier: 'yellow',
      names,
      when: { scale: 'total', instrument: 'mood', atLeast: 4 },
    },
    {
      id: 'worry',
      tier: 'yellow',
      names,
      grades: [7],
      when: { scale: 'total', instrument: 'worry', atLeast: 3 },
    },
  ],
  levels: ['school'],
  suppression: { minimumCell: 5, minimumGroup: 10 },
  duplicates: 'last',
  references: {},
  fingerprint: '0',
}
export const compiled: CompiledProtocol = compileProtocol(protocol, [
  compileInstrument(mood),
  compileInstrument(worry),
])

export type Answer = number | null
/** What comes of the answers to both. */
export function screened(
  m: readonly Answer[],
  w: readonly Answer[] = [0, 0],
  grade = 7,
): Screening {
  const record = (prefix: string, answers: readonly Answer[]) =>
    Object.fromEntries(answers.map((answer, index) => [`${prefix}${index}`, answer]))
  return screen(compiled, {
    answers: { mood: record('m', m), worry: record('w', w) },
    person: { grade },
  })
}
