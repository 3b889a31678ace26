import { readFileSync } from 'node:fs'
import { informantText } from '../../../src/cli/informant-text.js'
import { purposeText } from '../../../src/cli/instrument-card.js'
import { confidenceText } from '../../../src/instrument/confidence-text.js'
import type { InstrumentDocument, ScaleDocument } from '../../../src/instrument/document.js'
import { licenceText } from '../../../src/instrument/licence-text.js'
import type { LeftOut } from '../../../src/io/left-out.js'
import { INSTRUMENT_IDS, instrumentDocument, NORM_IDS, normDocument } from '../library.js'
import { table } from './validation-page.js'

/** The page of every instrument that is shipped, and of those that are not: `docs/catalogue.md`. */
export function cataloguePage(): string {
  const documents = INSTRUMENT_IDS.map((id) => [id, instrumentDocument(id)] as const)
  const { leftOut }: { readonly leftOut: readonly LeftOut[] } = JSON.parse(
    readFileSync('instruments/left-out.json', 'utf8'),
  )
  return [
    '# Catalogue 量表目录',
    '',
    'Written by `npm run docs`; `npm test` fails where a file has changed since. `mindgauge instruments ID` prints the card of one: keys, missing rules, cut scores with sources, critical items, doubts.',
    '',
    `## Instruments (${documents.length})`,
    '',
    'Evidence is how well key and cut scores were checked. A screening score is not a diagnosis.',
    '',
    ...table(
      [
        'id',
        'name 名称',
        'purpose 用途',
        'answered by',
        'ages',
        'items',
        'scales',
        'licence',
        'evidence',
      ],
      documents.map(([id, document]) => rowOf(id, document)),
    ),
    '',
    `## Norm tables (${NORM_IDS.length})`,
    '',
    ...table(
      ['id', 'name 名称', 'population', 'year', 'n', 'metric', 'evidence', 'age of the norms'],
      NORM_IDS.map(normRow),
    ),
    '',
    `## Left out (${leftOut.length}) 未收录`,
    '',
    ...table(
      ['id', 'name 名称', 'licence', 'key', 'reason', '原因'],
      leftOut.map(({ id, names, licence, key, reason }) => [
        id,
        both(names),
        licenceText(licence, 'en'),
        confidenceText(key, 'en'),
        reason.en,
        reason.zh ?? '',
      ]),
    ),
    '',
  ].join('\n')
}

function rowOf(id: string, document: InstrumentDocument): readonly string[] {
  const { scoring, properties } = document
  const { names, informants, ages, licence, scales } = scoring
  const purposes = (['en', 'zh'] as const).map((language) => purposeText(document, language) ?? '')
  return [
    `[${id}](../instruments/${id}/README.md)`,
    both(names),
    [...new Set(purposes)].join(' '),
    informants.map((one) => informantText(one, 'en')).join(', '),
    ages === undefined ? 'not stated' : agesText(ages),
    String(Object.keys(properties).length),
    scales.map(({ names: scale }) => both(scale)).join('; ') || 'rules only',
    licenceText(licence.status, 'en'),
    evidenceOf(document),
  ]
}

/** How well the key was checked, and the cut scores of any reading. */
function evidenceOf({ scoring }: InstrumentDocument): string {
  const written: readonly Partial<ScaleDocument>[] = [
    ...scoring.scales,
    ...Object.values(scoring.variants ?? {}).flatMap(({ scales = {} }) => Object.values(scales)),
  ]
  const cuts = written.flatMap(({ cutScores = [], cutScoresBy = [] }) => [
    ...cutScores,
    ...cutScoresBy.flatMap((one) => one.cutScores),
  ])
  const found = [...new Set(cuts.flatMap(({ confidence }) => confidence ?? []))]
  const key = `key: ${confidenceText(scoring.provenance.key, 'en')}`
  const words = found.map((one) => confidenceText(one, 'en'))
  return words.length === 0 ? key : `${key}; cut scores: ${words.join(', ')}`
}

function normRow(id: string): readonly string[] {
  const { names, population, year, n, metric, confidence, outdated } = normDocument(id)
  return [
    id,
    both(names),
    population,
    String(year),
    n === null ? 'not known' : String(n),
    metric,
    confidenceText(confidence, 'en'),
    outdated ?? '',
  ]
}

function agesText({ from = 0, to }: NonNullable<InstrumentDocument['scoring']['ages']>): string {
  return to === undefined ? `${from} and older` : `${from} to ${to - 1}`
}

function both({ en, zh }: { readonly en: string; readonly zh?: string }): string {
  return zh === undefined ? en : `${en} ${zh}`
}
