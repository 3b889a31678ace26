import { confidenceText } from '../instrument/confidence-text.js'
import { CONFIDENCES } from '../instrument/document.js'
import type { Instrument } from '../instrument/instrument.js'
import { licenceName } from '../instrument/licence-text.js'
import type { NormTable } from '../norm/norm-table.js'
import { formatCount } from './format-number.js'
import { html, type Markup, NOTHING } from './html.js'
import type { Page, Section } from './page.js'
import { gradesText } from './protocol-section.js'
import { bodyOf, table, titledTable } from './table.js'

/** What the answers were scored with: instruments and norm tables, with versions, terms of use and doubts. */
export function instrumentsSection(page: Page): Section {
  const { words, input } = page
  const heads = [
    'instrument',
    'grades',
    'version',
    'variant',
    'fingerprint',
    'licence',
    'keyChecked',
    'doubts',
  ] as const
  const rows = input.instruments.map((instrument, index) =>
    instrumentCells(page, instrument, index),
  )
  const body = html`${table(
    page,
    words('instruments'),
    heads.map((head) => words(head)),
    [bodyOf(rows)],
  )}
${input.norms.length === 0 ? html`<p>${words('noNorms')}</p>` : normTables(page)}`
  return { id: 'instruments', title: words('instruments'), body }
}

function instrumentCells(page: Page, instrument: Instrument, index: number): (Markup | string)[] {
  const { textOf, input } = page
  const { id, names, version, variant, fingerprint, licence, provenance, doubts } = instrument
  const { protocol } = input
  const key = CONFIDENCES.find((one) => one === provenance['key']) ?? 'unknown'
  return [
    html`${textOf(names)} <small>${id}</small>`,
    gradesText(page, protocol.instruments[index]?.grades),
    version,
    variant ?? '–',
    html`<code>${fingerprint}</code>`,
    licenceName(licence.status, input.language),
    confidenceText(key, input.language),
    formatCount(doubts.length),
  ]
}

function normTables(page: Page): Markup {
  const { input } = page
  const heads = ['norm', 'population', 'year', 'n', 'version', 'fingerprint', 'checked'] as const
  const rows = input.norms.map((norm) => normCells(page, norm))
  return titledTable(page, 'norms', heads, rows)
}

function normCells(page: Page, norm: NormTable): (Markup | string)[] {
  const { words, textOf, input } = page
  const { id, names, population, year, n, version, fingerprint, outdated, confidence } = norm
  const note =
    outdated === undefined ? NOTHING : html`<small>${words('outdated', outdated)}</small>`
  return [
    html`${textOf(names)} <small>${id}</small>`,
    html`${population}${note}`,
    String(year),
    n === null ? words('notKnown') : formatCount(n),
    version,
    html`<code>${fingerprint}</code>`,
    confidenceText(confidence, input.language),
  ]
}
