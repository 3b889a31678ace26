import { describe, expect, it } from 'vitest'
import {
  blockOf,
  makeCutScores,
  makeInstrument,
  makeItem,
  makeScale,
} from '../../tests/support/make-instrument.js'
import { testNormTable } from '../norm/test-norm-table.js'
import { compileInstrument } from '../score/compile-instrument.js'
import { createScoreBuffer, type ScoreBuffer } from '../score/score-buffer.js'
import { scoreTable } from '../score/score-table.js'
import { MISSING } from '../table/missing.js'
import { explainScores } from './explain-scores.js'

const names = { en: 'x', zh: 'x' }
const instrument = makeInstrument({
  items: [0, 1, 2, 3].map((index) => makeItem(`q${index}`, 3)),
  scales: [
    makeScale('s', [0, 1, 2], {
      attainable: { minimum: 0, maximum: 9 },
      missing: { maxMissing: 1, completion: 'prorate', round: 'none' },
      cutScoreSets: [{ group: {}, cutScores: makeCutScores([null, 4, 7]) }],
    }),
    makeScale('plain', [2, 3], { attainable: { minimum: 0, maximum: 6 } }),
  ],
  rules: [
    {
      id: 'state',
      names,
      outcomes: [
        { id: 'poor', names: { en: 'poor' }, when: { scale: 's', atLeast: 6 } },
        { id: 'fair', names: { en: 'fair' }, when: { scale: 's', atLeast: 3 } },
        { id: 'good', names: { en: 'good' } },
      ],
    },
  ],
  unanswered: [{ items: ['q3'], code: 0, source: 'book' }],
  criticalItems: [{ id: 'third', names, severity: 'crisis', when: { item: 'q2', atLeast: 2 } }],
  validity: [{ id: 'lie', names, state: 'suspect', when: { item: 'q3', atLeast: 3 } }],
})
const norms = testNormTable(
  [
    { scale: 's', sex: 'female', conversion: { kind: 'mean-sd', mean: 4, sd: 2 } },
    { scale: 's', sex: 'male', conversion: { kind: 'mean-sd', mean: 3, sd: 1.5 } },
  ],
  { instrument: 'test' },
)
const compiled = compileInstrument(instrument, [norms])

const B = MISSING.blank
const SHEETS: readonly (readonly number[])[] = [
  [0, 0, 0, 0],
  [3, 3, 3, 3],
  [1, B, 2, 3],
  [B, B, 1, 0],
  [2, MISSING.outOfRange, 1, B],
  [MISSING.declined, 1, 2, 2],
  [1, 2, B, 3],
]

function scored(rows: readonly (readonly number[])[], sexes: readonly number[]): ScoreBuffer {
  const buffer = createScoreBuffer(compiled, rows.length)
  const persons = {
    length: rows.length,
    sex: Uint8Array.from(sexes),
    ageMonths: new Int16Array(rows.length).fill(-1),
    grade: new Int8Array(rows.length).fill(-1),
  }
  scoreTable(compiled, blockOf(rows), persons, buffer)
  return buffer
}

describe('explainScores', () => {
  it.each(['en', 'zh'] as const)(
    'says of each sheet of a block what it says of the sheet alone: %s',
    (language) => {
      const sexes = SHEETS.map((_, row) => row % 3)
      const block = scored(SHEETS, sexes)
      const lines = SHEETS.map((sheet, row) => {
        const alone = explainScores(compiled, scored([sheet], [sexes[row] ?? 0]), 0, language)
        expect(explainScores(compiled, block, row, language), `sheet ${row}`).toEqual(alone)
        return alone.join('\n')
      })
      expect(new Set(lines).size).toBe(SHEETS.length)
    },
  )
})
