import { confidenceText } from '../instrument/confidence-text.js'
import type { Sourced } from '../instrument/document.js'
import { referencesOf } from '../instrument/references-of.js'
import { isEveryGrade, type QualityRule, type TierRule } from '../risk/protocol.js'
import { html, type Markup, NOTHING } from './html.js'
import { keyLabel } from './keys.js'
import type { Page, Section } from './page.js'
import { qualityIndexName } from './quality-index-names.js'
import { titledTable } from './table.js'

/** The protocol as it was applied: tiers and what follows, rules with their sources, notes. */
export function protocolSection(page: Page): Section {
  const { words, textOf, input } = page
  const { notes = [] } = input.protocol
  const list = notes.map((note) => html`<li>${textOf(note)}</li>`)
  const body = html`${actionTable(page)}
${ruleTable(page)}
${qualityTable(page)}
${list.length === 0 ? NOTHING : html`<h3>${words('notes')}</h3><ul>${list}</ul>`}`
  return { id: 'protocol', title: words('protocol'), body }
}

function actionTable(page: Page): Markup {
  const { textOf, keys, input } = page
  const heads = ['tier', 'within', 'who', 'action'] as const
  const rows = input.protocol.tiers.map(({ names, withinHours, who, action }, index) => {
    const key = keys[index]
    const label = key === undefined ? textOf(names) : keyLabel(key)
    return [label, timeText(page, withinHours), textOf(who), textOf(action)]
  })
  return titledTable(page, 'tierActions', heads, rows)
}

/** Hours of a tier in words; whole days from the second day on. */
export function timeText({ words }: Pick<Page, 'words'>, hours: number): string {
  const isDays = hours > 24 && hours % 24 === 0
  return isDays ? words('days', String(hours / 24)) : words('hours', String(hours))
}

function ruleTable(page: Page): Markup {
  const { words, textOf, keys, input } = page
  const heads = ['tier', 'rule', 'grades', 'source', 'checked'] as const
  const rows = input.protocol.rules.map((rule) => {
    const { tier, names, crisis, grades } = rule
    const key = keys.find(({ category }) => category === tier)
    const mark = crisis === true ? html` <small>(${words('crisisRule')})</small>` : NOTHING
    return [
      key === undefined ? tier : keyLabel(key),
      html`${textOf(names)}${mark}`,
      gradesText(page, grades),
      ...sourceCells(page, sourcedOf(rule)),
    ]
  })
  return titledTable(page, 'rules', heads, rows)
}

/** The rule itself and the parts of its condition that name a source of their own. */
function sourcedOf(rule: TierRule): Sourced[] {
  return [rule, ...referencesOf(rule.when, '').map(({ condition }) => condition)]
}

function sourceCells({ citations, input }: Page, sourced: readonly Sourced[]): Markup[] {
  const named = sourced.map(({ source }) => source)
  const confidences = sourced.flatMap(({ confidence }) => confidence ?? [])
  const checked = [...new Set(confidences)].map((one) => confidenceText(one, input.language))
  return [citations.cite(named, input.protocol.references), html`${checked.join('; ')}`]
}

function qualityTable(page: Page): Markup {
  const { words, textOf, input } = page
  const heads = ['rule', 'index', 'state', 'source', 'checked'] as const
  const rows = input.protocol.quality.map((rule) => [
    textOf(rule.names),
    thresholdText(page, rule),
    words(rule.state),
    ...sourceCells(page, [rule]),
  ])
  return titledTable(page, 'quality', heads, rows)
}

/** The value of an index from which a rule of response quality speaks. */
export function thresholdText(
  { words, input }: Pick<Page, 'words'> & { readonly input: Pick<Page['input'], 'language'> },
  { index, atLeast, below }: QualityRule,
): string {
  const name = qualityIndexName(index, input.language)
  const parts = [
    ...(atLeast === undefined ? [] : [words('atLeast', name, String(atLeast))]),
    ...(below === undefined ? [] : [words('below', name, String(below))]),
  ]
  return parts.join(', ')
}

/** The grades, those of the protocol where there are none of their own; in words where they are not told apart. */
export function gradesText({ words, input }: Page, own?: readonly number[]): string {
  const grades = own ?? input.protocol.grades
  return isEveryGrade(grades) ? words('everyGrade') : gradeRange(grades)
}

/** Grades as ranges: 4–6, 8. */
export function gradeRange(grades: readonly number[]): string {
  const sorted = [...new Set(grades)].sort((first, second) => first - second)
  const ranges: string[] = []
  for (let from = 0; from < sorted.length; ) {
    let to = from
    while (sorted[to + 1] === (sorted[to] ?? 0) + 1) to++
    ranges.push(to === from ? `${sorted[from]}` : `${sorted[from]}–${sorted[to]}`)
    from = to + 1
  }
  return ranges.join(', ')
}
