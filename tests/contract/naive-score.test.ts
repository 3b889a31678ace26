import { describe, expect, it } from 'vitest'
import { parseInstrument } from '../../src/instrument/parse-instrument.js'
import type { NormTable } from '../../src/norm/norm-table.js'
import { parseNormTable } from '../../src/norm/parse-norm-table.js'
import { score } from '../../src/score/score.js'
import {
  goldenDocument,
  INSTRUMENT_IDS,
  instrumentDocument,
  instrumentFile,
  NORM_IDS,
  normDocument,
  normFile,
  readingsOf,
} from '../support/library.js'
import { differences, expectationsOf } from '../support/naive/differences.js'
import { naiveScorer } from '../support/naive/score-file.js'
import { someSheets } from '../support/some-sheets.js'

const N_SHEETS = 40
const SEED = 20_261_122

describe.each(INSTRUMENT_IDS)('%s by a second scorer', (id) => {
  const document = instrumentDocument(id)
  const ids = Object.keys(document.properties)
  const { cases } = goldenDocument(id)

  it.each(cases.map((golden) => [golden.name, golden] as const))('%s', (_, golden) => {
    const norms = golden.norms === undefined ? [] : [normFile(golden.norms)]
    const scorer = naiveScorer(instrumentFile(id), golden.variant, norms)
    const record = Object.fromEntries(golden.answers.map((code, index) => [ids[index] ?? '', code]))
    const found = scorer(record, golden.person)
    expect(differences(expectationsOf(golden.expected), found)).toEqual([])
  })

  it.each(readingsOf(document).map((variant) => ({ name: variant ?? 'the default', variant })))(
    `${N_SHEETS} made-up sheets come out alike: $name`,
    ({ variant }) => {
      const parsed = parseInstrument(document, variant === undefined ? {} : { variant })
      if (!parsed.ok) throw new Error(`${id} does not parse`)
      for (const norm of normsOf(id, parsed.value.scales.length)) {
        const tables = norm === null ? [] : [tableOf(norm)]
        const scorer = naiveScorer(
          instrumentFile(id),
          variant,
          norm === null ? [] : [normFile(norm)],
        )
        for (const { answers, person } of someSheets(parsed.value, N_SHEETS, SEED)) {
          const { scales, rules, criticalItems, validity } = score(
            parsed.value,
            answers,
            person,
            tables,
          )
          expect(
            differences(scorer(answers, person), { scales, rules, criticalItems, validity }),
            JSON.stringify({ norm, answers: Object.values(answers), person }),
          ).toEqual([])
        }
      }
    },
  )
})

/** Without norms, and with each table of the instrument. */
function normsOf(id: string, nScales: number): readonly (string | null)[] {
  return nScales === 0 ? [null] : [null, ...NORM_IDS.filter((norm) => norm.startsWith(`${id}/`))]
}

function tableOf(norm: string): NormTable {
  const table = parseNormTable(normDocument(norm))
  if (!table.ok) throw new Error(`tableOf cannot read ${norm}`)
  return table.value
}
