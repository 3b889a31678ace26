import { type Language, textIn } from '../issue/text.js'
import type { CompiledInstrument } from '../score/plan.js'
import { readScore } from '../score/read-score.js'
import type { ScaleColumns } from '../score/score-block.js'
import type { ScoreBuffer } from '../score/score-buffer.js'
import { explainScale } from './explain-scale.js'
import { EXPLAIN_WORDS } from './explain-words.js'

/** The lines that say how the scores of one row of a scored buffer came about. */
export function explainScores(
  compiled: CompiledInstrument,
  scored: ScoreBuffer,
  row: number,
  language: Language,
): string[] {
  const words = EXPLAIN_WORDS[language]
  const { instrument } = compiled
  const buffer = row === 0 ? scored : rowOf(scored, row)
  const score = readScore(compiled, buffer, 0)
  return [
    ...instrument.scales.flatMap((_, index) => explainScale(compiled, buffer, index, language)),
    ...instrument.rules.map(({ id, names, outcomes }) => {
      const named = (outcome: string | undefined) => {
        const found = outcomes.find((entry) => entry.id === outcome)
        return found === undefined ? '' : textIn(found.names, language)
      }
      const outcome = score.rules[id]
      return words.rule(textIn(names, language), named(outcome?.certain), named(outcome?.possible))
    }),
    ...instrument.criticalItems.map(({ id, names }) =>
      words.criticalItem(textIn(names, language), score.criticalItems[id] ?? 'unknown'),
    ),
    ...instrument.validity.map(({ id, names }) =>
      words.validity(textIn(names, language), score.validity[id] ?? 'unknown'),
    ),
  ]
}

/** One row as a buffer of its own, without copying. */
function rowOf(buffer: ScoreBuffer, row: number): ScoreBuffer {
  const one = (column: Uint8Array): Uint8Array => column.subarray(row, row + 1)
  const next = row + 1
  return {
    ...buffer,
    length: 1,
    responses: { length: 1, codes: buffer.responses.codes.map(one) },
    nUnanswered: buffer.nUnanswered.subarray(row, next),
    scales: buffer.scales.map(
      (scale): ScaleColumns => ({
        raw: scale.raw.subarray(row, next),
        low: scale.low.subarray(row, next),
        high: scale.high.subarray(row, next),
        status: one(scale.status),
        sums: null,
        nMissing: scale.nMissing.subarray(row, next),
        band: one(scale.band),
        cutScoreSet: one(scale.cutScoreSet),
        standard:
          scale.standard === null
            ? null
            : {
                value: scale.standard.value.subarray(row, next),
                low: scale.standard.low.subarray(row, next),
                high: scale.standard.high.subarray(row, next),
                status: one(scale.standard.status),
                cell: scale.standard.cell.subarray(row, next),
              },
      }),
    ),
    rules: buffer.rules.map(({ certain, possible }) => ({
      certain: one(certain),
      possible: one(possible),
    })),
    criticalItems: buffer.criticalItems.map(one),
    validity: buffer.validity.map(one),
  }
}
