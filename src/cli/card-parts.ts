import { confidenceText } from '../instrument/confidence-text.js'
import type { RuleDocument } from '../instrument/document.js'
import type { Instrument } from '../instrument/instrument.js'
import { type Language, textIn } from '../issue/text.js'
import { metricOf } from '../norm/metrics.js'
import type { NormTable } from '../norm/norm-table.js'
import { cited } from './card-cite.js'
import { type CardWord, cardWord } from './card-words.js'
import { conditionText } from './condition-words.js'
import { partText } from './part-words.js'

/** Each rule with its outcomes, the most pressing first, and when each holds. */
export function ruleLines(instrument: Instrument, language: Language): string[] {
  return instrument.rules.flatMap(({ id, names, outcomes, source, confidence }: RuleDocument) => [
    `${id}: ${textIn(names, language)}${cited(source, confidence, language)}`,
    ...outcomes.map(({ names: outcome, when }) => {
      const condition =
        when === undefined
          ? cardWord(language, 'otherwise')
          : conditionText(when, instrument, language)
      return `    ${textIn(outcome, language)}: ${condition}`
    }),
  ])
}

/** Critical items and validity checks: how pressing, when, on whose word. */
export function checkLines(
  list: 'criticalItems' | 'validity',
  instrument: Instrument,
  language: Language,
): string[] {
  return instrument[list].map((one) => {
    const state = cardWord(language, 'severity' in one ? one.severity : one.state)
    const when = conditionText(one.when, instrument, language)
    const source = cited(one.source, one.confidence, language)
    return `${textIn(one.names, language)} (${state}): ${when}${source}`
  })
}

/** What counts for a question that was skipped by design, or left open. */
export function skippedLines(instrument: Instrument, language: Language): string[] {
  const { gates, unanswered = [], items } = instrument
  const label = (ids: readonly string[], code: string | number | boolean): string => {
    const option = items.find(({ id }) => id === ids[0])?.options.find((one) => one.code === code)
    return option?.label ? textIn(option.label, language) : String(code)
  }
  return [
    ...gates.map(({ when, items: ids, code, source, confidence }) => {
      const condition = conditionText(when, instrument, language)
      const text = cardWord(language, 'whenSkipped', condition, ids.join(' '), label(ids, code))
      return `${text}${cited(source, confidence, language)}`
    }),
    ...unanswered.map(({ items: ids, code, source, confidence }) => {
      const text = cardWord(language, 'whenOpen', ids.join(' '), label(ids, code))
      return `${text}${cited(source, confidence, language)}`
    }),
  ]
}

const KEYS: readonly (readonly ['sex' | 'age' | 'grades' | 'informant', CardWord])[] = [
  ['sex', 'bySex'],
  ['age', 'byAge'],
  ['grades', 'byGrade'],
  ['informant', 'byInformant'],
]

/** Each norm table: population, year, n, metric, what it tells apart, how well checked, whether it is outdated. */
export function normLines(tables: readonly NormTable[], language: Language): string[] {
  if (tables.length === 0) return [cardWord(language, 'noNorms')]
  return tables.flatMap((table) => {
    const { id, names, population, year, n, metric, cells, confidence, outdated } = table
    const size = n === null ? cardWord(language, 'notKnown') : String(n)
    const scale = textIn(metricOf(metric).names, language)
    const told = KEYS.filter(([key]) => cells.some((cell) => cell[key] !== undefined))
    const words = told.map(([, word]) => cardWord(language, word))
    const by =
      words.length === 0
        ? []
        : [cardWord(language, 'by', words.join(language === 'zh' ? '、' : ', '))]
    return [
      `${id}: ${textIn(names, language)}${cited(null, confidence, language)}`,
      `    ${[cardWord(language, 'normOf', population, String(year), size, scale), ...by].join(language === 'zh' ? '，' : ', ')}`,
      ...(outdated === undefined ? [] : [`    ${cardWord(language, 'outdated', outdated)}`]),
    ]
  })
}

/** Codes of terminologies, by what they stand for. */
export function codeLines({ codes, scales, items }: Instrument, language: Language): string[] {
  const names = new Map([...scales, ...items].map((one) => [one.id, one.names]))
  return Object.entries(codes).flatMap(([terminology, terms]) =>
    Object.entries(terms).map(([term, code]) => {
      const text = names.get(term)
      const label = text === undefined ? '' : ` ${textIn(text, language)}`
      return `${terminology.toUpperCase()} ${code}: ${term === 'panel' ? cardWord(language, 'panel') : `${term}${label}`}`
    }),
  )
}

/** How well each part of the file was checked, part by part. */
export function confidenceLines({ provenance }: Instrument, language: Language): string[] {
  return Object.entries(provenance).map(([part, value]) => {
    const texts = typeof value === 'string' ? confidenceText(value, language) : value.join(', ')
    return `${partText(part, language)}: ${texts}`
  })
}
