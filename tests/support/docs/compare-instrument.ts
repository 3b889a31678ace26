import type { Instrument } from '../../../src/instrument/instrument.js'
import { parseInstrument } from '../../../src/instrument/parse-instrument.js'
import type { AnswerRecord } from '../../../src/score/answers-to-row.js'
import type { Score } from '../../../src/score/read-score.js'
import { score } from '../../../src/score/score.js'
import {
  goldenDocument,
  instrumentDocument,
  instrumentFile,
  NORM_IDS,
  normFile,
  readingsOf,
} from '../library.js'
import { normTable } from '../mutations/catch-mutation.js'
import { COMPUTED } from '../mutations/complete-golden.js'
import { expectationsOf } from '../naive/differences.js'
import { naiveScorer } from '../naive/score-file.js'
import { someSheets } from '../some-sheets.js'
import { difference, hashOf, type InstrumentComparison } from './validation-data.js'

const N_SHEETS = 60
const SEED = 7

/** The files that a comparison of an instrument speaks for. */
export function filesOfInstrument(id: string): string {
  const norms = NORM_IDS.filter((norm) => norm.startsWith(`${id}/`))
  return hashOf([
    `instruments/${id}/instrument.json`,
    `instruments/${id}/golden.json`,
    ...norms.map((norm) => `norms/${norm}.json`),
  ])
}

/** Compares the engine with every worked answer of an instrument, and with the second scorer on made-up sheets. */
export function compareInstrument(id: string): InstrumentComparison {
  const document = instrumentDocument(id)
  const { cases } = goldenDocument(id)
  const differences: number[] = []
  const instruments = new Map<string | undefined, Instrument>()
  for (const variant of readingsOf(document)) instruments.set(variant, parsed(document, variant))
  for (const { variant, answers, person, norms, expected } of cases) {
    const instrument = instruments.get(variant) as Instrument
    const record = Object.fromEntries(
      instrument.items.map((item, index) => [item.id, answers[index] ?? null]),
    )
    const tables = norms === undefined ? [] : [normTable(norms)]
    const result = score(instrument, record, person, tables)
    const { scales } = result
    differences.push(...outcomes(result, expectationsOf(expected)))
    for (const [scale, figures] of Object.entries(expected.scales ?? {})) {
      const found = scales[scale] as Score['scales'][string]
      differences.push(
        ...numbers({ ...found, standard: found.standard?.score }, figures as Figures),
      )
    }
  }
  let madeUp = 0
  for (const [variant, instrument] of instruments)
    for (const norm of [undefined, ...NORM_IDS.filter((one) => one.startsWith(`${id}/`))]) {
      const naive = naiveScorer(
        instrumentFile(id),
        variant,
        norm === undefined ? [] : [normFile(norm)],
      )
      const tables = norm === undefined ? [] : [normTable(norm)]
      for (const { answers, person } of someSheets(instrument, N_SHEETS, SEED)) {
        const result = score(instrument, answers as AnswerRecord, person, tables)
        const { scales } = result
        const found = naive(answers, person)
        differences.push(...outcomes(result, found))
        for (const [scale, figures] of Object.entries(found.scales)) {
          const ours = scales[scale] as Score['scales'][string]
          differences.push(
            ...numbers(
              { ...ours, standard: ours.standard?.score },
              { ...figures, standard: figures.standard?.score },
            ),
          )
        }
        madeUp++
      }
    }
  const isExample = ({ source }: { source: string }): boolean => /example/.test(source)
  const bySecondScorer = cases.filter(({ source }) => source === COMPUTED).length
  const examples = cases.filter(isExample).length
  return {
    files: filesOfInstrument(id),
    examples,
    fromKey: cases.length - examples - bySecondScorer,
    bySecondScorer,
    madeUp,
    figures: differences.length,
    largest: differences.reduce((one, other) => Math.max(one, other), 0),
  }
}

type Figures = Readonly<Record<string, unknown>>

/** How far apart the numbers of two scales are; a number that only one has is infinitely far. */
function numbers(found: object, expected: Figures): number[] {
  return ['raw', 'low', 'high', 'standard'].flatMap((key) => {
    const wanted = expected[key]
    if (typeof wanted !== 'number') return []
    const actual = (found as Figures)[key]
    return [typeof actual === 'number' ? difference(actual, wanted) : Number.POSITIVE_INFINITY]
  })
}

/** Statuses, bands, outcomes of rules, critical items and validity: 0 apart where they agree, else infinitely far. */
function outcomes(found: unknown, expected: unknown): number[] {
  if (typeof expected === 'object' && expected !== null)
    return Object.entries(expected).flatMap(([key, value]) =>
      outcomes((found as Figures | null | undefined)?.[key], value),
    )
  if (typeof expected !== 'string') return []
  return [found === expected ? 0 : Number.POSITIVE_INFINITY]
}

function parsed(document: unknown, variant: string | undefined): Instrument {
  const result = parseInstrument(document, variant === undefined ? {} : { variant })
  if (!result.ok) throw new Error(result.issues[0]?.message)
  return result.value
}
