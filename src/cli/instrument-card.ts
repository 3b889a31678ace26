import { confidenceText } from '../instrument/confidence-text.js'
import type { InstrumentDocument, MissingRuleDocument, Sourced } from '../instrument/document.js'
import type { Instrument, Scale } from '../instrument/instrument.js'
import { licenceText } from '../instrument/licence-text.js'
import { type Language, type Text, textIn } from '../issue/text.js'
import type { NormTable } from '../norm/norm-table.js'
import { cited } from './card-cite.js'
import {
  checkLines,
  codeLines,
  confidenceLines,
  normLines,
  ruleLines,
  skippedLines,
} from './card-parts.js'
import { itemLine, scaleLines } from './card-scales.js'
import { type CardWord, cardWord } from './card-words.js'
import { informantText } from './informant-text.js'

/** What a card shows beside the parsed instrument. */
export interface CardSource {
  readonly instrument: Instrument
  /** The file as written. */
  readonly document: InstrumentDocument
  /** Norm tables that are shipped for it. */
  readonly norms: readonly NormTable[]
  readonly language: Language
}

/**
 * An instrument as lines that a person can check and sign: purpose, ages, scales with keys, missing rules and cut
 * scores, rules, critical items, items, variants, norms, codes, how well each part was checked, licence, doubts, sources.
 */
export function instrumentCard(source: CardSource): string[] {
  const { instrument, norms, language } = source
  const section = (word: CardWord, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', cardWord(language, word), ...lines.map((line) => `  ${line}`)]
  const scales = instrument.scales.flatMap((scale) =>
    scaleLines(scale, instrument, missingRuleOf(scale, source), language),
  )
  return [
    ...headLines(source),
    ...section('scales', scales),
    ...section('rules', ruleLines(instrument, language)),
    ...section('critical', checkLines('criticalItems', instrument, language)),
    ...section('validity', checkLines('validity', instrument, language)),
    ...section('skipped', skippedLines(instrument, language)),
    ...section(
      'items',
      instrument.items.map((item) => itemLine(item, language)),
    ),
    ...section('variants', variantLines(source)),
    ...section('norms', normLines(norms, language)),
    ...section('codes', codeLines(instrument, language)),
    ...section('confidence', confidenceLines(instrument, language)),
    ...section('licenceTerms', [instrument.licence.detail]),
    ...section('doubts', instrument.doubts),
    ...section('sources', sourceLines(instrument)),
  ]
}

function headLines({ instrument, document, language }: CardSource): string[] {
  const { licence, names, id, version, variant, provenance } = instrument
  const say = (word: CardWord): string => cardWord(language, word)
  const purpose = purposeText(document, language)
  const checked = cited(null, licence.confidence, language)
  const key = confidenceText(String(provenance['key'] ?? 'unknown'), language)
  return [
    `${textIn(names, language)} (${id} ${version})`,
    ...(purpose === undefined ? [] : [`${say('purpose')}: ${purpose}`]),
    ...(instrument.domain === 'personality' ? [`${say('domain')}: ${say('personality')}`] : []),
    `${say('fingerprint')}: ${instrument.fingerprint}`,
    ...(variant === null ? [] : [`${say('variant')}: ${variant}`]),
    `${say('informants')}: ${instrument.informants.map((one) => informantText(one, language)).join(', ')}`,
    `${say('ages')}: ${agesText(instrument, language)}`,
    `${say('licence')}: ${licenceText(licence.status, language)}${checked}`,
    `${say('key')}: ${key}`,
  ]
}

/** What the questionnaire is for, as the file says it in a language; in English where it says it in no other. */
export function purposeText(
  { description, scoring }: InstrumentDocument,
  language: Language,
): string | undefined {
  return scoring.translations?.[language]?.description ?? description
}

/** The missing rule as written for this reading: it has its source, which the parsed scale has not. */
function missingRuleOf(
  { id }: Scale,
  { document, instrument }: CardSource,
): MissingRuleDocument | undefined {
  const { scales, variants = {} } = document.scoring
  const changed = variants[instrument.variant ?? '']?.scales?.[id]
  return changed?.missing ?? scales.find((scale) => scale.id === id)?.missing
}

function variantLines({ instrument, document, language }: CardSource): string[] {
  return Object.entries(document.scoring.variants ?? {}).map(
    ([id, { names, source, confidence }]: [string, Sourced & { readonly names: Text }]) =>
      `${instrument.id}@${id}: ${textIn(names, language)}${cited(source, confidence, language)}`,
  )
}

/** What is cited, each under the name by which a fact cites it. */
export function sourceLines({ references }: Pick<Instrument, 'references'>): string[] {
  return Object.entries(references).map(([id, { text, doi, url }]) =>
    [`[${id}] ${text}`, doi === undefined ? '' : `doi:${doi}`, url ?? '']
      .filter((part) => part !== '')
      .join(' '),
  )
}

/** Whom the questionnaire is for, in years. */
export function agesText({ ages }: Instrument, language: Language): string {
  if (ages === null) return cardWord(language, 'agesAny')
  if (isOpen(ages.to)) return cardWord(language, 'agesFrom', String(ages.from))
  return cardWord(language, 'agesTo', String(ages.from), String(ages.to - 1))
}

/** Whether an age is no upper limit. */
export function isOpen(age: number | null): boolean {
  return age === null || age > 120
}
