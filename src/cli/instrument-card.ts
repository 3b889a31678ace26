import type { InstrumentDocument, Sourced } from '../instrument/document.js'
import type { CutScore, Instrument, Item, Scale } from '../instrument/instrument.js'
import { type Language, type Text, textIn } from '../issue/text.js'
import { type CardWord, cardWord } from './card-words.js'

/** What a card shows beside the parsed instrument. */
export interface CardSource {
  readonly instrument: Instrument
  readonly variants: InstrumentDocument['scoring']['variants']
  /** Ids of norm tables that are shipped for it. */
  readonly norms: readonly string[]
  readonly language: Language
}

/** An instrument as lines to read: keys, cut scores with source and confidence, variants, doubts, sources. */
export function instrumentCard(source: CardSource): string[] {
  const { instrument, norms, language } = source
  const say: Say = (word, ...parts) => cardWord(language, word, ...parts)
  const section = (word: CardWord, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', say(word), ...lines.map((line) => `  ${line}`)]
  const scales = instrument.scales.flatMap((scale) => scaleLines(scale, source, say))
  const items = instrument.items.map((item) => itemLine(item, language, say))
  return [
    ...headLines(source, say),
    ...section('scales', scales),
    ...section('rules', ruleLines(source)),
    ...section(
      'critical',
      instrument.criticalItems.map((one) => factLine(`${one.id} (${one.severity})`, one, language)),
    ),
    ...section(
      'validity',
      instrument.validity.map((one) => factLine(`${one.id} (${one.state})`, one, language)),
    ),
    ...section('items', items),
    ...section('variants', variantLines(source)),
    ...section('norms', norms),
    ...section('doubts', instrument.doubts),
    ...section('sources', sourceLines(instrument)),
  ]
}

function headLines({ instrument, language }: CardSource, say: Say): string[] {
  const { licence, names, id, version, variant, domain } = instrument
  return [
    `${textIn(names, language)} (${id} ${version})`,
    `${say('fingerprint')}: ${instrument.fingerprint}`,
    ...(variant === null ? [] : [`${say('variant')}: ${variant}`]),
    ...(domain === 'personality' ? [`${say('domain')}: ${say('personality')}`] : []),
    `${say('informants')}: ${instrument.informants.join(', ')}`,
    `${say('ages')}: ${agesText(instrument, say)}`,
    `${say('licence')}: ${licence.status} [${licence.confidence}]: ${licence.detail}`,
    `${say('key')}: ${String(instrument.provenance['key'] ?? 'unknown')}`,
  ]
}

/** A named fact with its source and confidence. */
function factLine(
  label: string,
  fact: Sourced & { readonly names: Text },
  language: Language,
): string {
  return `${label}: ${textIn(fact.names, language)}${cited(fact.source, fact.confidence)}`
}

function ruleLines({ instrument, language }: CardSource): string[] {
  return instrument.rules.map(({ id, names, outcomes, source, confidence }) => {
    const ids = outcomes.map((outcome) => outcome.id).join(' > ')
    return `${id}: ${textIn(names, language)}: ${ids}${cited(source, confidence)}`
  })
}

function variantLines({ instrument, variants = {}, language }: CardSource): string[] {
  return Object.entries(variants).map(([id, variant]) =>
    factLine(`${instrument.id}@${id}`, variant, language),
  )
}

function sourceLines({ references }: Instrument): string[] {
  return Object.entries(references).map(([id, { text, doi, url }]) =>
    [`[${id}] ${text}`, doi === undefined ? '' : `doi:${doi}`, url ?? '']
      .filter((part) => part !== '')
      .join(' '),
  )
}

type Say = (word: CardWord, ...parts: readonly string[]) => string

/** Source and confidence behind a fact. */
function cited(source?: string | null, confidence?: string): string {
  const parts = [source, confidence].filter((part) => part !== undefined && part !== null)
  return parts.length === 0 ? '' : ` [${parts.join(', ')}]`
}

function agesText({ ages }: Instrument, say: Say): string {
  if (ages === null) return say('agesAny')
  if (!isOpen(ages.to)) return say('agesTo', String(ages.from), String(ages.to - 1))
  return say('agesFrom', String(ages.from))
}

/** Whether an age is no upper limit. */
export function isOpen(age: number | null): boolean {
  return age === null || age > 120
}

function scaleLines(scale: Scale, { language, instrument }: CardSource, say: Say): string[] {
  const { terms, of, attainable, missing } = scale
  const made = say(
    of === 'items' ? 'ofItems' : 'ofScales',
    say(scale.aggregate),
    String(terms.length),
  )
  const range = say('range', String(attainable.minimum), String(attainable.maximum))
  const allowed =
    missing.maxMissing === 0
      ? say('noneMissing')
      : say(missing.completion, String(missing.maxMissing))
  const parts = terms.map(({ index, weight }) => {
    const id = of === 'items' ? instrument.items[index]?.id : instrument.scales[index]?.id
    return weight === 1 ? (id ?? '') : `${weight} × ${id}`
  })
  const name = textIn(scale.names, language)
  return [
    `${scale.id}: ${name}: ${made}, ${range}, ${say(scale.direction)}, ${allowed}${cited(scale.source, scale.confidence)}`,
    `    ${parts.join(' ')}`,
    ...scale.cutScoreSets.map(({ group, cutScores }) => {
      const bands = cutScores.map((cut) => bandText(cut, instrument, language)).join('; ')
      const who = Object.keys(group).length === 0 ? '' : ` ${JSON.stringify(group)}`
      const on = scale.cutScoresOn === 'raw' ? say('bands') : say('onStandard')
      return `    ${on}${who}: ${bands}`
    }),
  ]
}

function bandText(cut: CutScore, { bands }: Instrument, language: Language): string {
  const label = bands[cut.band]
  const name = label === undefined ? cut.band : textIn(label, language)
  const from = cut.at === null ? '' : `${cut.strict ? '>' : '≥'} ${cut.at} `
  return `${from}${name}${cited(cut.source, cut.confidence)}`
}

function itemLine(
  { id, names, options, reverseKeyed }: Item,
  language: Language,
  say: Say,
): string {
  const codes = options.map(({ code, score }) =>
    score === null || score === code ? String(code) : `${code}→${score}`,
  )
  const reversed = reverseKeyed ? ` (${say('reversed')})` : ''
  return `${id}: ${textIn(names, language)}: ${codes.join(' ')}${reversed}`
}
