import { coverageTable } from './coverage-table.js'
import { formatCount, formatPercent } from './format-number.js'
import { cellOf } from './groups.js'
import { html, type Markup, NOTHING } from './html.js'
import type { Page, Section } from './page.js'
import { bodyOf, table } from './table.js'
import type { ReportText } from './texts-en.js'

type Line = readonly [string, Markup, string]

/** Who took part, what became of the rows, and how many students are on the crisis list. */
export function accountingSection(page: Page): Section {
  const { words, input } = page
  const { rows, scored, rejected, hasRoster } = input.accounting
  const heads = [words('what'), words('number'), words('meaning')]
  const parts = [rows, scored, rejected].map(formatCount)
  const title = words('accounting')
  const body = html`${table(page, title, heads, [bodyOf(lines(page))])}
${coverageTable(page)}<p>${words('accountingNote', ...parts)}${hasRoster ? NOTHING : html` ${words('noRoster')}`}</p>
${crisisBox(page)}`
  return { id: 'accounting', title, body }
}

function lines({ words, textOf, input }: Page): Line[] {
  const { enrolled, answered, missing, unknownToRoster, hasRoster, ...sheets } = input.accounting
  const line = (key: Counted, count: number, base: readonly [ReportText, number] | null): Line => {
    const meaning = words(`${key}Meaning`, textOf(input.protocol.baseline.names))
    const share = base === null ? NOTHING : html`<small>${shareOf(count, base)}</small>`
    return [words(key), html`${formatCount(count)}${share}`, meaning]
  }
  const shareOf = (count: number, [of, total]: readonly [ReportText, number]): string =>
    total > 0 ? words(of, formatPercent(count / total)) : ''
  const ofEnrolled = ['ofEnrolled', enrolled] as const
  const ofAnswered = ['ofAnswered', answered] as const
  return [
    ...(hasRoster ? [line('enrolled', enrolled, null)] : []),
    line('answered', answered, hasRoster && unknownToRoster === 0 ? ofEnrolled : null),
    ...(hasRoster ? [line('missing', missing, ofEnrolled)] : []),
    line('valid', sheets.valid, ofAnswered),
    line('suspect', sheets.suspect, ofAnswered),
    line('invalid', sheets.invalid, ofAnswered),
    line('rejected', sheets.rejected, null),
    ...(hasRoster ? [line('unknown', unknownToRoster, null)] : []),
  ]
}

type Counted =
  | 'enrolled'
  | 'answered'
  | 'missing'
  | 'valid'
  | 'suspect'
  | 'invalid'
  | 'rejected'
  | 'unknown'

/** The number alone, from the rows that may be published; never a name, a school or a grade. */
function crisisBox({ words, everybody, measures }: Page): Markup {
  const [flagged, open] = measures.find(({ kind }) => kind === 'crisis')?.categories ?? []
  const count = (category: { readonly id: string } | undefined): string => {
    const row = cellOf(everybody, 'all', 'crisis', category?.id ?? '')
    if (row === undefined) return '–'
    return row.count === null ? words('hidden') : formatCount(row.count)
  }
  return html`<aside class="crisis"><h3>${words('crisis')}</h3>
<p>${words('crisisCount', count(flagged))}</p>
<p>${words('crisisOpen', count(open))}</p>
<p>${words('crisisPointer')}</p></aside>
`
}
