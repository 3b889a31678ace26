import { EXPLAIN_WORDS } from '../risk/explain-words.js'
import { accountingSection } from './accounting-section.js'
import { html, type Markup, NOTHING } from './html.js'
import { instrumentsSection } from './instruments-section.js'
import { patternDefinitions } from './keys.js'
import { methodsSection, sourcesSection } from './methods-section.js'
import { openPage, type Page, type Section } from './page.js'
import { personalitySection } from './personality-section.js'
import { placesSections } from './places-section.js'
import { protocolSection } from './protocol-section.js'
import type { ReportInput } from './report-input.js'
import { scalesSection } from './scales-section.js'
import { STYLE } from './style.js'
import { gradesSection, tiersSection } from './tiers-section.js'

/**
 * The report of a campaign as one HTML page that may be published: no script, nothing to load, for a screen, a phone and
 * A4. All that it shows of results comes from the rows, in which small numbers are hidden; the accounting is shown as it
 * is. It names no student and no class.
 *
 * @param input - what was screened, with what, and the rows of `cohortRows`
 * @returns the page; the same input gives the same text
 */
export function renderReport(input: ReportInput): string {
  const page = openPage(input)
  const sections = sectionsOf(page)
  const { words } = page
  const title = `${words('title')} · ${page.textOf(input.protocol.names)}`
  const { markup } = html`<!doctype html>
<html lang="${input.language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
${patternDefinitions(page.keys)}
${heading(page)}
${contents(page, sections)}
<main>
${sections.map(sectionMarkup)}</main>
${footer(page)}
</body>
</html>
`
  return markup
}

/** In the order of the page; the sources last, because the others cite them. */
function sectionsOf(page: Page): Section[] {
  return [
    accountingSection(page),
    tiersSection(page),
    gradesSection(page),
    ...placesSections(page),
    scalesSection(page),
    personalitySection(page),
    protocolSection(page),
    instrumentsSection(page),
    methodsSection(page),
    sourcesSection(page),
  ].filter((section) => section !== null)
}

function sectionMarkup({ id, title, body }: Section): Markup {
  return html`<section id="${id}"><h2>${title}</h2>
${body}
</section>
`
}

function heading({ words, textOf, input }: Page): Markup {
  const { protocol, wave, language } = input
  const example = protocol.example === true ? html`<p class="box">${words('example')}</p>` : NOTHING
  const waveLine = wave === null ? NOTHING : html`<p>${words('wave', wave)}</p>`
  return html`<header><h1>${words('title')}</h1>
<p class="protocol">${textOf(protocol.names)}</p>
${waveLine}
${example}
<p class="box"><strong>${EXPLAIN_WORDS[language].note}</strong> ${words('diagnosis')}</p></header>`
}

function contents({ words }: Page, sections: readonly Section[]): Markup {
  const items = sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)
  return html`<nav aria-label="${words('contents')}"><ul>${items}</ul></nav>`
}

function footer({ words, input }: Page): Markup {
  const { id, version, fingerprint } = input.protocol
  return html`<footer>${words('madeWith', input.version, id, version, fingerprint)}</footer>`
}
