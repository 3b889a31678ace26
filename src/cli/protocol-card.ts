import type { Instrument } from '../instrument/instrument.js'
import { licenceText } from '../instrument/licence-text.js'
import { referencesOf } from '../instrument/references-of.js'
import { type Language, textIn } from '../issue/text.js'
import type { NormTable } from '../norm/norm-table.js'
import { gradeRange } from '../report/protocol-section.js'
import { isEveryGrade, type Protocol, type TierRule } from '../risk/protocol.js'
import { burdenOf, SECONDS_PER_ITEM } from './burden.js'
import { cited } from './card-cite.js'
import { normLines } from './card-parts.js'
import { boundsText, conditionText } from './condition-words.js'
import { crisisLines, watchLines } from './crisis-lines.js'
import { agesText, sourceLines } from './instrument-card.js'
import { type ProtocolWord, protocolWord } from './protocol-words.js'

/** What a protocol's card shows. */
export interface ProtocolCardSource {
  readonly protocol: Protocol
  /** With the protocol's variants, in its order. */
  readonly instruments: readonly Instrument[]
  /** For each instrument, the norm tables that the protocol uses. */
  readonly norms: readonly (readonly NormTable[])[]
  readonly language: Language
}

/**
 * A protocol as lines that an office can review and sign before launch: who answers what and how long it takes, norms,
 * tiers, rules with their citations, crisis items, response quality, notes, sources.
 */
export function protocolCard(source: ProtocolCardSource): string[] {
  const { protocol, norms, language } = source
  const tables = norms.flat()
  const section = (word: ProtocolWord, lines: readonly string[]): string[] =>
    lines.length === 0
      ? []
      : ['', protocolWord(language, word), ...lines.map((line) => `  ${line}`)]
  return [
    ...headLines(protocol, language),
    ...section('instruments', instrumentLines(source)),
    ...burdenSection(source),
    ...section(
      'norms',
      tables.length === 0 ? [protocolWord(language, 'noNorms')] : normLines(tables, language),
    ),
    ...section('tiers', tierLines(protocol, language)),
    ...section('rules', ruleLines(source)),
    ...section('crisis', crisisLines(source)),
    ...section('watch', watchLines(source)),
    ...section('quality', qualityLines(protocol, language)),
    ...section(
      'notes',
      (protocol.notes ?? []).map((note) => textIn(note, language)),
    ),
    ...section('sources', sourceLines(protocol)),
  ]
}

/** Who is screened, in words: students of which grades, or teachers. */
export function whoText({ role = 'student', grades }: Protocol, language: Language): string {
  const who = protocolWord(language, role)
  if (role === 'teacher') return who
  const which = isEveryGrade(grades)
    ? protocolWord(language, 'everyGrade')
    : protocolWord(language, 'grades', gradeRange(grades))
  return `${who}${language === 'zh' ? '，' : ', '}${which}`
}

function headLines(protocol: Protocol, language: Language): string[] {
  const { id, version, names, example, fingerprint, levels, suppression, duplicates } = protocol
  const say = (word: ProtocolWord, ...parts: string[]): string =>
    protocolWord(language, word, ...parts)
  const { minimumCell, minimumGroup } = suppression
  return [
    `${textIn(names, language)} (${id} ${version})`,
    ...(example === true ? [say('example')] : []),
    `${say('who')}: ${whoText(protocol, language)}`,
    `${say('fingerprint')}: ${fingerprint}`,
    `${say('levels')}: ${levels.join(', ')}`,
    say('hidden', String(minimumCell), String(minimumGroup)),
    `${say('duplicates')}: ${say(duplicates)}`,
  ]
}

function instrumentLines({ protocol, instruments, language }: ProtocolCardSource): string[] {
  const say = (word: ProtocolWord, ...parts: string[]): string =>
    protocolWord(language, word, ...parts)
  return instruments.flatMap((instrument, index) => {
    const { id, version, names, items, variant, licence, domain } = instrument
    const grades = protocol.instruments[index]?.grades
    const facts = [
      ...(grades === undefined ? [] : [say('grades', gradeRange(grades))]),
      say('nItems', String(items.length)),
      ...(variant === null ? [] : [say('variant', variant)]),
      say('ages', agesText(instrument, language)),
      ...(domain === 'personality' ? [say('apart')] : []),
    ]
    const licenced = licenceText(licence.status, language)
    return [
      `${id} ${version}: ${textIn(names, language)}`,
      `    ${facts.join(language === 'zh' ? '，' : ', ')}`,
      `    ${licenced}${cited(null, licence.confidence, language)}`,
    ]
  })
}

function burdenSection({ protocol, instruments, language }: ProtocolCardSource): string[] {
  const [least, most] = SECONDS_PER_ITEM
  const lines = burdenOf(protocol, instruments).map(({ grades, items, minutes }) => {
    const who =
      grades === null
        ? protocolWord(language, 'everyGrade')
        : protocolWord(language, 'grades', grades)
    return `  ${protocolWord(language, 'burdenOf', who, ...[items, ...minutes].map(String))}`
  })
  return ['', protocolWord(language, 'burden', String(least), String(most)), ...lines]
}

function tierLines({ tiers, baseline }: Protocol, language: Language): string[] {
  const lines = tiers.flatMap(({ id, names, who, action }) => [
    `${id}: ${textIn(names, language)}`,
    `    ${protocolWord(language, 'act', textIn(who, language))}`,
    `    ${protocolWord(language, 'action', textIn(action, language))}`,
  ])
  const none = protocolWord(language, 'baseline')
  return [...lines, `${baseline.id}: ${textIn(baseline.names, language)} (${none})`]
}

function ruleLines({ protocol, instruments, language }: ProtocolCardSource): string[] {
  const byId = new Map(instruments.map((one) => [one.id, one]))
  return protocol.rules.flatMap((rule) => {
    const { tier, names, grades, crisis, when, source, confidence } = rule
    const remarks = [
      ...(grades === undefined ? [] : [protocolWord(language, 'grades', gradeRange(grades))]),
      ...(crisis === true ? [protocolWord(language, 'crisisRule')] : []),
    ]
    const remark = remarks.length === 0 ? '' : ` (${remarks.join(language === 'zh' ? '，' : ', ')})`
    return [
      `${tier}: ${textIn(names, language)}${remark}${cited(source, confidence, language)}`,
      `    ${conditionText(when, byId, language)}${partSources(rule, language)}`,
    ]
  })
}

/** Sources that parts of a rule's condition name for themselves. */
function partSources({ when }: TierRule, language: Language): string {
  const texts = referencesOf(when, '').map(({ condition: { source, confidence } }) =>
    cited(source, confidence, language),
  )
  return [...new Set(texts)].join('')
}

function qualityLines(
  { quality, instructedItems, instruments, qualityReferences = [] }: Protocol,
  language: Language,
): string[] {
  const lines = quality.map((rule) => {
    const { names, index, state, source, confidence } = rule
    const of = rule.instruments === undefined ? '' : ` (${rule.instruments.join(', ')})`
    const bounds = boundsText({
      ...(rule.atLeast !== undefined && { atLeast: rule.atLeast }),
      ...(rule.below !== undefined && { below: rule.below }),
    })
    const what = `${index}${of} ${bounds} → ${protocolWord(language, state)}`
    return `${textIn(names, language)}: ${what}${cited(source, confidence, language)}`
  })
  const told = (instructedItems ?? []).map(({ column, expected }) => `${column} = ${expected}`)
  const items =
    told.length === 0 ? [] : [`${protocolWord(language, 'instructed')}: ${told.join(', ')}`]
  const references = qualityReferences.map(
    ({ id, version, fingerprint, data }) =>
      `${id} ${version}: n ${data.n}, ${protocolWord(language, 'fingerprint')} ${fingerprint}`,
  )
  return [...lines, ...items, ...pairLines(instruments), ...references]
}

/** Pairs of items that the protocol declares, by the index that uses them. */
function pairLines(instruments: Protocol['instruments']): string[] {
  return instruments.flatMap(({ synonyms = [], antonyms = [] }) =>
    [
      ['psychometric-synonyms', synonyms] as const,
      ['psychometric-antonyms', antonyms] as const,
    ].flatMap(([index, pairs]) =>
      pairs.length === 0 ? [] : [`${index}: ${pairs.map((pair) => pair.join(' – ')).join(', ')}`],
    ),
  )
}
