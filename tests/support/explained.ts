import type { Instrument, Item, Scale } from '../../src/instrument/instrument.js'
import { type ExplainOptions, explain } from '../../src/risk/explain.js'
import { makeCutScores, makeInstrument, makeItem, makeScale } from './make-instrument.js'

const labelled: Item = {
  ...makeItem('q0', 3),
  names: { en: 'mood', zh: '心境' },
  options: [0, 1, 2, 3].map((code) => ({
    code,
    score: code,
    label: { en: `answer ${code}`, zh: `选项${code}` },
  })),
  declined: [999],
}
const items = [labelled, makeItem('q1', 3, true), makeItem('q2', 3)]
export const ALLOW_ONE: Scale['missing'] = {
  maxMissing: 1,
  completion: 'prorate',
  round: 'half-up',
}

/** An instrument of three items and the given scales, with labels in two languages. */
export function instrumentOf(...scales: Scale[]): Instrument {
  return makeInstrument({
    id: 'tiny',
    items,
    scales,
    bands: { b0: { en: 'usual', zh: '正常' }, b1: { en: 'raised', zh: '偏高' } },
    references: { manual: { text: 'Manual (2000)' } },
  })
}

/** Lines of the last scale, without its title. */
export function lines(
  scales: Scale | Scale[],
  answers: readonly (number | null)[],
  options: ExplainOptions = {},
): string[] {
  const list = Array.isArray(scales) ? scales : [scales]
  const record = Object.fromEntries(answers.map((answer, index) => [`q${index}`, answer]))
  const all = explain(instrumentOf(...list), record, options)
  const title = all.findLastIndex((line) => !line.startsWith('  '))
  return all.slice(title + 1).map((line) => line.slice(2))
}

export const zh: { readonly language: 'zh' } = { language: 'zh' }
export const banded = (parts: Partial<Scale> = {}): Scale =>
  makeScale('s', [0, 1, 2], {
    names: { en: 'Low mood', zh: '情绪低落' },
    missing: ALLOW_ONE,
    cutScoreSets: [
      {
        group: {},
        cutScores: makeCutScores([null, 5]).map((cut) => ({ ...cut, source: 'manual' })),
      },
    ],
    ...parts,
  })
