import type { Condition } from '../../src/instrument/document.js'
import type { Instrument } from '../../src/instrument/instrument.js'
import { compileInstrument } from '../../src/score/compile-instrument.js'
import { compileCondition } from '../../src/score/condition/compile-condition.js'
import { evaluateCondition, type TruthPool } from '../../src/score/condition/evaluate-condition.js'
import { scoreTable } from '../../src/score/score-table.js'
import { TRUTHS } from '../../src/score/truth.js'
import { MISSING } from '../../src/table/missing.js'
import {
  blockOf,
  makeCutScores,
  makeInstrument,
  makeItem,
  makeScale,
  nobody,
} from './make-instrument.js'

export const B: number = MISSING.blank
const names = { en: 'x' }
export const instrument: Instrument = makeInstrument({
  items: [
    ...[0, 1, 2, 3].map((index) => makeItem(`q${index}`, 3)),
    {
      ...makeItem('w', 0),
      options: ['no', 'yes'].map((code) => ({ code, score: null, label: null })),
    },
  ],
  scales: [
    makeScale('s', [0, 1, 2], {
      cutScoreSets: [{ group: {}, cutScores: makeCutScores([null, 2, 4, 6]) }],
    }),
    makeScale('from-two', [0, 1, 2], {
      cutScoreSets: [{ group: {}, cutScores: makeCutScores([2, 4]) }],
    }),
    makeScale('girls', [0], {
      cutScoreSets: [{ group: { sex: 'female' }, cutScores: makeCutScores([null, 2]) }],
    }),
    makeScale('ratio', [2, 2], {
      of: 'scales',
      aggregate: 'ratio',
      cutScoreSets: [{ group: {}, cutScores: makeCutScores([null, 2]) }],
    }),
    makeScale('normed', [0], {
      cutScoresOn: 'standard-score',
      cutScoreSets: [{ group: {}, cutScores: makeCutScores([null, 60]) }],
    }),
  ],
  rules: [
    {
      id: 'r',
      names,
      outcomes: [
        { id: 'high', names, when: { scale: 's', atLeast: 6 } },
        { id: 'some', names, when: { scale: 's', atLeast: 4 } },
        { id: 'few', names, when: { scale: 's', atLeast: 2 } },
        { id: 'none', names },
      ],
    },
  ],
  criticalItems: [{ id: 'c', names, when: { item: 'q3', atLeast: 2 }, severity: 'crisis' }],
})
const compiled = compileInstrument(instrument)

/** Truths of a condition over rows, the columns of earlier conditions left as they were. */
export function truths(
  condition: Condition,
  rows: readonly (readonly number[])[],
  pool: TruthPool = [],
): string[] {
  const responses = blockOf(rows)
  const scores = scoreTable(compiled, responses, nobody(rows.length))
  const out = new Uint8Array(rows.length).fill(77)
  const scope = { length: rows.length, responses: [responses], scores: [scores], due: [null] }
  evaluateCondition(compileCondition(condition, [instrument]), scope, out, pool)
  return [...out].map((truth) => TRUTHS[truth] ?? `byte ${truth}`)
}
