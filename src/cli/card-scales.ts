import type { GroupDocument, MissingRuleDocument } from '../instrument/document.js'
import type { CutScore, Instrument, Item, Scale, Transform } from '../instrument/instrument.js'
import type { ScaleReliability } from '../instrument/reliability.js'
import { type Language, textIn } from '../issue/text.js'
import { type Cite, cited } from './card-cite.js'
import { type CardWord, cardWord } from './card-words.js'
import { boundsText } from './condition-words.js'
import { informantText } from './informant-text.js'

type Say = (word: CardWord, ...parts: readonly string[]) => string

/** A scale as lines: what it is made of, its key, missing rule, transforms, and its cut scores one by one. */
export function scaleLines(
  scale: Scale,
  instrument: Instrument,
  rule: MissingRuleDocument | undefined,
  language: Language,
): string[] {
  const say: Say = (word, ...parts) => cardWord(language, word, ...parts)
  const cite: Cite = (source, confidence) => cited(source, confidence, language)
  const { terms, of, attainable } = scale
  const made = say(
    of === 'items' ? 'ofItems' : 'ofScales',
    say(scale.aggregate),
    String(terms.length),
  )
  const range = say('range', String(attainable.minimum), String(attainable.maximum))
  const facts = [made, range, say(scale.direction)]
  const head = `${scale.id}: ${textIn(scale.names, language)}: ${facts.join(', ')}`
  return [
    `${head}${cite(scale.source, scale.confidence)}`,
    `    ${say('keyed')}: ${scale.terms.map((term) => termText(term, scale, instrument)).join(' ')}`,
    ...(scale.recode === null ? [] : [`    ${say('recoded')}: ${recodeText(scale.recode)}`]),
    ...scale.transform.map((step) => `    ${say('next')}: ${transformText(step, say)}`),
    `    ${say('missing')}: ${missingText(scale, say)}${cite(rule?.source, rule?.confidence)}`,
    ...(scale.reliability ?? []).map(
      (one) =>
        `    ${say('reliability')}: ${reliabilityText(one, say)}${cite(one.source, one.confidence)}`,
    ),
    ...scale.cutScoreSets.flatMap(({ group, cutScores }) => {
      const who = groupText(group, say, language)
      const on = say(scale.cutScoresOn === 'raw' ? 'bands' : 'onStandard')
      return [
        `    ${on}${who === '' ? '' : `, ${who}`}:`,
        ...cutScores.map((cut) => `      ${bandText(cut, instrument, language, say, cite)}`),
      ]
    }),
  ]
}

/** A reliability: which one, how far apart, of how many and of whom. */
function reliabilityText(
  { kind, coefficient, weeks, n, population }: ScaleReliability,
  say: Say,
): string {
  const parts = [
    say(kind, String(coefficient)),
    weeks === undefined ? '' : say('weeksApart', String(weeks)),
    n === undefined ? '' : `n = ${n}`,
    population ?? '',
  ]
  return parts.filter((part) => part !== '').join(', ')
}

/** Sensitivity or specificity, with the number of persons that it rests on. */
function shareText(
  word: 'sensitivity' | 'specificity',
  share: number | null,
  n: number | undefined,
  say: Say,
): string {
  if (share === null) return ''
  const text = say(word, String(share))
  return n === undefined ? text : `${text} (${say('ofPersons', String(n))})`
}

/** An item with its codes and what each is worth. */
export function itemLine({ id, names, options, reverseKeyed }: Item, language: Language): string {
  const codes = options.map(({ code, score, label }) => {
    const worth = score === null || score === code ? String(code) : `${code}→${score}`
    return label === null ? worth : `${worth} ${textIn(label, language)}`
  })
  const reversed = reverseKeyed ? ` (${cardWord(language, 'reversed')})` : ''
  return `${id}: ${textIn(names, language)}: ${codes.join(' | ')}${reversed}`
}

function missingText({ missing }: Scale, say: Say): string {
  const { maxMissing, completion, round } = missing
  if (maxMissing === 0) return say('noneMissing')
  const text = say(completion, String(maxMissing))
  return completion === 'prorate' && round !== 'none' ? `${text} (${say(round)})` : text
}

/** A term as it is keyed: − before a reversed item, its weight, what of it is counted. */
function termText(
  { index, weight, counts }: Scale['terms'][number],
  { of }: Scale,
  { items, scales }: Instrument,
): string {
  const item = of === 'items' ? items[index] : undefined
  const id = (of === 'items' ? item?.id : scales[index]?.id) ?? ''
  const sign = item?.reverseKeyed === true ? '−' : ''
  const times = weight === 1 ? '' : `${weight}×`
  if (counts === null) return `${times}${sign}${id}`
  const { low, lowStrict, high, highStrict } = counts
  const bounds = boundsText({
    ...(low !== null && { [lowStrict ? 'above' : 'atLeast']: low }),
    ...(high !== null && { [highStrict ? 'below' : 'atMost']: high }),
  })
  return `${sign}${id}[${bounds}]`
}

function recodeText(recode: Readonly<Record<string, number>>): string {
  return Object.entries(recode)
    .map(([from, to]) => `${from}→${to}`)
    .join(' ')
}

function transformText(step: Transform, say: Say): string {
  if (step.kind === 'lookup')
    return step.from.map((raw, index) => `${raw}→${step.to[index]}`).join(' ')
  const { multiply, divide, add, round } = step
  const parts = [
    multiply === 1 ? '' : `× ${multiply}`,
    divide === 1 ? '' : `÷ ${divide}`,
    add === 0 ? '' : `${add < 0 ? '−' : '+'} ${Math.abs(add)}`,
    round === 'none' ? '' : say(round),
  ]
  return parts.filter((part) => part !== '').join(' ')
}

/** Whom a set of cut scores is for; empty for everybody. */
function groupText(
  { sex, age, grades, informant }: GroupDocument,
  say: Say,
  language: Language,
): string {
  const parts = [
    sex === undefined ? '' : say(sex),
    age === undefined ? '' : ageText(age, say),
    grades === undefined ? '' : say('grades', grades.join(' ')),
    informant === undefined ? '' : informantText(informant, language),
  ]
  return parts.filter((part) => part !== '').join(', ')
}

/** Ages `[from, to)` in whole years. */
function ageText({ from, to }: { readonly from?: number; readonly to?: number }, say: Say): string {
  if (to === undefined) return say('agesFrom', String(from ?? 0))
  return from === undefined
    ? say('agesUpTo', String(to - 1))
    : say('agesTo', String(from), String(to - 1))
}

function bandText(
  cut: CutScore,
  { bands }: Instrument,
  language: Language,
  say: Say,
  cite: Cite,
): string {
  const label = bands[cut.band]
  const from = cut.at === null ? '' : `${cut.strict ? '>' : '≥'} ${cut.at} `
  const figures = [
    shareText('sensitivity', cut.sensitivity, cut.nSensitivity, say),
    shareText('specificity', cut.specificity, cut.nSpecificity, say),
    cut.population ?? '',
  ].filter((part) => part !== '')
  const known = figures.length === 0 ? '' : `: ${figures.join(', ')}`
  return `${from}${textIn(label ?? { en: cut.band }, language)}${cite(cut.source, cut.confidence)}${known}`
}
