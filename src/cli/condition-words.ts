import type { Bounded, Condition } from '../instrument/document.js'
import type { Instrument } from '../instrument/instrument.js'
import { type Language, type Text, textIn } from '../issue/text.js'

const JOINERS: Readonly<Record<'all' | 'any' | 'of', Text>> = {
  all: { en: ' and ', zh: '，且' },
  any: { en: ' or ', zh: '，或' },
  of: { en: '; ', zh: '；' },
}

/** The instrument that a condition is about, or where to find it where conditions name theirs. */
export type AboutInstrument = Instrument | ReadonlyMap<string, Instrument>

/**
 * A condition as a person reads it: `phq9_9 (thoughts of death) ≥ 1`; where conditions name their instruments,
 * `phq-9 total (Low mood) ≥ 20`.
 */
export function conditionText(
  condition: Condition,
  instrument: AboutInstrument,
  language: Language,
): string {
  const inner = (one: Condition): string => {
    const text = conditionText(one, instrument, language)
    return 'all' in one || 'any' in one ? bracketed(text, language) : text
  }
  const each = (list: readonly Condition[], joiner: keyof typeof JOINERS): string =>
    list
      .map(list.length > 1 ? inner : (one) => conditionText(one, instrument, language))
      .join(textIn(JOINERS[joiner], language))
  if ('all' in condition) return each(condition.all, 'all')
  if ('any' in condition) return each(condition.any, 'any')
  if ('not' in condition) {
    const text = bracketed(conditionText(condition.not, instrument, language), language)
    return language === 'zh' ? `并非${text}` : `not ${text}`
  }
  if ('atLeastOf' in condition) {
    const list = each(condition.of, 'of')
    return language === 'zh'
      ? `以下 ${condition.of.length} 项中至少 ${condition.atLeastOf} 项：${list}`
      : `at least ${condition.atLeastOf} of ${condition.of.length}: ${list}`
  }
  if ('id' in instrument) return referenceText(condition, instrument, language)
  const named = instrument.get(condition.instrument ?? '')
  return named === undefined
    ? (condition.instrument ?? '')
    : `${named.id} ${referenceText(condition, named, language)}`
}

function referenceText(
  condition: Extract<Condition, { instrument?: string }>,
  instrument: Instrument,
  language: Language,
): string {
  if ('item' in condition) return itemText(condition, instrument, language)
  if ('scale' in condition) {
    const { scale: id, bands, on } = condition
    const scale = instrument.scales.find((one) => one.id === id)
    const name = named(id, scale?.names, language)
    const standard =
      on === 'standard-score' ? (language === 'zh' ? '标准分' : ' standard score') : ''
    if (bands === undefined) return `${name}${standard} ${boundsText(condition)}`
    const labels = bands.map((band) => textIn(instrument.bands[band] ?? { en: band }, language))
    return `${name}: ${labels.join(' / ')}`
  }
  if ('rule' in condition) {
    const rule = instrument.rules.find(({ id }) => id === condition.rule)
    const labels = condition.outcomes.map((id) => {
      const outcome = rule?.outcomes.find((one) => one.id === id)
      return textIn(outcome?.names ?? { en: id }, language)
    })
    return `${named(condition.rule, rule?.names, language)}: ${labels.join(' / ')}`
  }
  const critical = instrument.criticalItems.find(({ id }) => id === condition.criticalItem)
  return named(condition.criticalItem, critical?.names, language)
}

function itemText(
  condition: Extract<Condition, { item: string }>,
  { items }: Instrument,
  language: Language,
): string {
  const item = items.find(({ id }) => id === condition.item)
  const name = named(condition.item, item?.names, language)
  if (condition.codes === undefined) return `${name} ${boundsText(condition)}`
  const answers = condition.codes.map((code) => {
    const label = item?.options.find((option) => option.code === code)?.label
    return label ? textIn(label, language) : String(code)
  })
  return `${name} = ${answers.join(' / ')}`
}

/** Bounds with the signs of arithmetic. */
export function boundsText({ atLeast, above, atMost, below }: Bounded): string {
  const signs: readonly (readonly [string, number | undefined])[] = [
    ['≥', atLeast],
    ['>', above],
    ['≤', atMost],
    ['<', below],
  ]
  return signs
    .flatMap(([sign, bound]) => (bound === undefined ? [] : [`${sign} ${bound}`]))
    .join(' & ')
}

function named(id: string, names: Text | undefined, language: Language): string {
  if (names === undefined) return id
  return `${id}${language === 'zh' ? '' : ' '}${bracketed(textIn(names, language), language)}`
}

function bracketed(text: string, language: Language): string {
  return language === 'zh' ? `（${text}）` : `(${text})`
}
