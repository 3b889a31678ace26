import type { Condition } from '../../src/instrument/document.js'
import type { Instrument } from '../../src/instrument/instrument.js'
import { type CompiledProtocol, compileProtocol } from '../../src/risk/compile-protocol.js'
import type { QualityRule, TierRule } from '../../src/risk/protocol.js'
import { type Screening, screen } from '../../src/risk/screen.js'
import { compileInstrument } from '../../src/score/compile-instrument.js'
import { makeInstrument, makeItem, makeScale } from './make-instrument.js'
import { makeProtocol } from './make-protocol.js'

const CRISIS = { severity: 'crisis', names: { en: 'thoughts' } } as const
const child = makeInstrument({
  id: 'child',
  items: [0, 1, 2, 3].map((index) => makeItem(`c${index}`, 2)),
  scales: [makeScale('total', [0, 1, 2, 3])],
  criticalItems: [{ id: 'thoughts', when: { item: 'c3', atLeast: 1 }, ...CRISIS }],
})
/** An instrument of two for grades 6 and 7, with a gate and a crisis item. */
export const youth: Instrument = makeInstrument({
  id: 'youth',
  items: [0, 1, 2].map((index) => makeItem(`y${index}`, 2)),
  scales: [makeScale('total', [0, 1, 2])],
  gates: [{ when: { item: 'y0', codes: [0] }, items: ['y1', 'y2'], code: 0 }],
  criticalItems: [{ id: 'thoughts', when: { item: 'y2', atLeast: 2 }, ...CRISIS }],
})
const QUALITY: QualityRule[] = [
  {
    id: 'missing',
    names: { en: 'missing' },
    index: 'missing-share',
    atLeast: 0.5,
    state: 'invalid',
  },
]
/** The youths’ total is 4 or more. */
export const high: Condition = { instrument: 'youth', scale: 'total', atLeast: 4 }

/** A protocol of an instrument for grades 4 and 5 and one for 6 and 7, with the rules. */
export function compiledWith(...rules: TierRule[]): CompiledProtocol {
  return compileProtocol(
    makeProtocol({
      instruments: [
        { instrument: 'child', grades: [4, 5] },
        { instrument: 'youth', grades: [6, 7] },
      ],
      quality: QUALITY,
      rules,
    }),
    [compileInstrument(child), compileInstrument(youth)],
  )
}

/** The screening of one sheet by {@link compiledWith}. */
export function screened(
  rules: TierRule[],
  sheet: { child?: readonly (number | null)[]; youth?: readonly (number | null)[] },
  grade?: number,
): Screening {
  const record = (prefix: string, answers: readonly (number | null)[] = []) =>
    Object.fromEntries(answers.map((answer, index) => [`${prefix}${index}`, answer]))
  return screen(compiledWith(...rules), {
    answers: { child: record('c', sheet.child), youth: record('y', sheet.youth) },
    ...(grade === undefined ? {} : { person: { grade } }),
  })
}
