import type { CohortRow } from '../cohort/cohort-rows.js'
import { formatCount, formatPercent } from './format-number.js'
import { html, type Markup, NOTHING } from './html.js'
import type { Page } from './page.js'
import type { ReportText } from './texts-en.js'

/** A table that can be scrolled sideways on a narrow screen; a heading above it says its name. `bodies` hold the rows, as `tbody` elements. */
export function table(
  page: Page,
  name: string,
  heads: readonly (Markup | string)[],
  bodies: readonly Markup[],
): Markup {
  const cells = heads.map((head) => html`<th scope="col">${head}</th>`)
  const label = `${name} (${page.words('scroll')})`
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${label}"><table aria-label="${name}">
<thead><tr>${cells}</tr></thead>
${bodies}
</table></div>
`
}

/** Rows of cells: the first of each row is its heading. */
export function bodyOf(rows: readonly (readonly (Markup | string | number)[])[]): Markup {
  const lines = rows.map(([head = '', ...cells]) => {
    const rest = cells.map((cell) => html`<td>${cell}</td>`)
    return html`<tr><th scope="row">${head}</th>${rest}</tr>
`
  })
  return html`<tbody>${lines}</tbody>`
}

/** A table under a heading of its own. */
export function titledTable(
  page: Page,
  title: ReportText,
  heads: readonly ReportText[],
  rows: readonly (readonly (Markup | string)[])[],
): Markup {
  const name = page.words(title)
  const columns = heads.map((head) => page.words(head))
  return html`<h3>${name}</h3>
${table(page, name, columns, [bodyOf(rows)])}`
}

export const HIDDEN_CELL: Markup = html`<td class="figure hidden">·</td>`

/** A number of a group; hidden where it is not given. */
export function countCell(count: number | null): Markup {
  return count === null ? HIDDEN_CELL : html`<td class="figure">${formatCount(count)}</td>`
}

/** Count, share and interval of one category; in brackets the share without suspect sheets, where `valid` is given. */
export function figureCell(page: Page, row: CohortRow | undefined, valid?: CohortRow): Markup {
  if (row === undefined) return html`<td class="figure">–</td>`
  const other = valid === undefined ? NOTHING : validShare(page, valid)
  if (row.count === null) return html`<td class="figure hidden">·<small>${other}</small></td>`
  const { share, low, high } = row
  const count = html`<b>${formatCount(row.count)}</b>`
  if (share === null || low === null || high === null) return html`<td class="figure">${count}</td>`
  return html`<td class="figure">${count} ${formatPercent(share)}<small>(${intervalText(low, high)})${other}</small></td>`
}

function validShare(page: Page, { share }: CohortRow): Markup {
  const text = share === null ? '·' : formatPercent(share)
  return html` <span title="${page.words('validOnly')}">[${text}]</span>`
}

/** Both ends of an interval of shares in percent. */
export function intervalText(low: number, high: number): string {
  return `${formatPercent(low)}–${formatPercent(high)}`
}
