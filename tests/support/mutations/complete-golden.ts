import { readFileSync, writeFileSync } from 'node:fs'
import type { InstrumentDocument } from '../../../src/instrument/document.js'
import type { Instrument } from '../../../src/instrument/instrument.js'
import { parseInstrument } from '../../../src/instrument/parse-instrument.js'
import type { GoldenCase } from '../../../src/risk/check-golden.js'
import { score } from '../../../src/score/score.js'
import {
  goldenDocument,
  instrumentDocument,
  instrumentFile,
  NORM_IDS,
  normFile,
  readingsOf,
} from '../library.js'
import { naiveScorer } from '../naive/score-file.js'
import { statedOf } from '../stated.js'
import { candidateSheets, type Sheet } from './candidate-sheets.js'
import { catcherOf, type Golden, normTable } from './catch-mutation.js'
import { type FactMutation, mutated } from './mutation.js'
import { mutationText, surveyOf } from './survey.js'

/** Where the figures of an added case come from. */
export const COMPUTED = 'computed by the second scorer of the tests from the facts of this file'

/**
 * Adds to the worked answers of an instrument what notices the changes that they let pass: what the file states beside
 * scores, and for each survivor a sheet that tells it apart, with the figures that the naive scorer gives.
 *
 * @returns the number of cases added
 */
export function completeGolden(id: string): number {
  const document = instrumentDocument(id)
  const before = goldenDocument(id) as Golden
  const golden: Golden = { ...before, stated: statedOf(document) }
  const added: GoldenCase[] = []
  for (const mutation of surveyOf(id).left) {
    if (catcherOf(document, { ...golden, cases: added }, mutation) !== null) continue
    const found = tellingCase(id, document, mutation, before.cases.length + added.length + 1)
    if (found !== null) added.push(found)
  }
  const file = `instruments/${id}/golden.json`
  const text = readFileSync(file, 'utf8')
  const next = withCases(withStated(text, golden.stated), added)
  if (next !== text) writeFileSync(file, next)
  return added.length
}

/** A sheet that comes out otherwise once the fact is changed; null where none of the candidates does. */
function tellingCase(
  id: string,
  document: InstrumentDocument,
  mutation: FactMutation,
  number: number,
): GoldenCase | null {
  const [, list, name] = mutation.place
  const own = list === 'variants' && typeof name === 'string' ? [name] : readingsOf(document)
  const norms = [undefined, ...NORM_IDS.filter((norm) => norm.startsWith(`${id}/`))]
  for (const variant of own) {
    const [was, is] = [document, mutated(document, mutation)].map((one) => parsed(one, variant))
    if (was === undefined || is === undefined) continue
    for (const norm of norms) {
      const tables = norm === undefined ? [] : [normTable(norm)]
      for (const sheet of candidateSheets(was)) {
        const record = recordOf(was, sheet)
        const result = (one: Instrument): string => {
          const { scales, rules, criticalItems, validity } = score(
            one,
            record,
            sheet.person,
            tables,
          )
          const figures = Object.values(scales).map(({ standard, ...figure }) => [
            figure,
            standard?.score,
          ])
          return JSON.stringify([figures, rules, criticalItems, validity])
        }
        if (result(was) === result(is)) continue
        return workedCase(id, was, sheet, {
          name: `sheet ${number}, which notices a change of ${mutationText(mutation)}`,
          ...(variant !== undefined && { variant }),
          ...(norm !== undefined && { norms: norm }),
        })
      }
    }
  }
  return null
}

function parsed(document: unknown, variant: string | undefined): Instrument | undefined {
  const result = parseInstrument(document, variant === undefined ? {} : { variant })
  return result.ok ? result.value : undefined
}

function recordOf(
  { items }: Instrument,
  { answers }: Sheet,
): Record<string, Sheet['answers'][number]> {
  return Object.fromEntries(items.map((item, index) => [item.id, answers[index] ?? null]))
}

function workedCase(
  id: string,
  instrument: Instrument,
  sheet: Sheet,
  head: Pick<GoldenCase, 'name' | 'variant' | 'norms'>,
): GoldenCase {
  const tables = head.norms === undefined ? [] : [normFile(head.norms)]
  const scorer = naiveScorer(instrumentFile(id), head.variant, tables)
  const { scales, rules, criticalItems, validity } = scorer(
    recordOf(instrument, sheet),
    sheet.person,
  )
  const possible = Object.entries(rules)
  const figures = instrument.scales.map(({ id: scale, cutScoreSets }) => {
    const found = scales[scale] as (typeof scales)[string]
    const { raw, status, band, low, high, nMissing, standard } = found
    return [
      scale,
      {
        raw,
        status,
        ...(cutScoreSets.length > 0 && { band }),
        ...((status !== 'scored' || low !== high) && { low, high, nMissing }),
        ...(standard && { standard: standard.score }),
      },
    ]
  })
  const part = <T>(key: string, entries: readonly (readonly [string, T])[]) =>
    entries.length === 0 ? {} : { [key]: Object.fromEntries(entries) }
  return {
    ...head,
    answers: sheet.answers,
    ...(Object.keys(sheet.person).length > 0 && { person: sheet.person }),
    expected: {
      scales: Object.fromEntries(figures),
      ...part(
        'rules',
        Object.entries(rules).map(([rule, { certain }]) => [rule, certain]),
      ),
      ...part(
        'rulesPossible',
        possible.map(([rule, outcome]) => [rule, outcome.possible]),
      ),
      ...part('criticalItems', Object.entries(criticalItems)),
      ...part('validity', Object.entries(validity)),
    },
    source: COMPUTED,
  }
}

/** The text of a file with what it states on a line of its own, the first. */
function withStated(text: string, stated: Golden['stated']): string {
  const line = `  "stated": ${inline(stated)},\n`
  const without = text.replace(/^ {2}"stated": .*\n/m, '')
  return without.replace(/^\{\s*/, () => `{\n${line}  `)
}

/** The text of a file with more cases at its end. */
function withCases(text: string, cases: readonly GoldenCase[]): string {
  if (cases.length === 0) return text
  const written = cases.map(
    (one) =>
      `    {\n${Object.entries(one)
        .map(([key, value]) => `      ${JSON.stringify(key)}: ${inline(value)}`)
        .join(',\n')}\n    }`,
  )
  return text.replace(/\s*\]\s*\}\s*$/, () => `,\n${written.join(',\n')}\n  ]\n}\n`)
}

/** JSON on one line, with spaces where a person puts them. */
function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const parts = Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${inline(one)}`)
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`
}
