import type { CohortRow } from '../cohort/cohort-rows.js'
import { formatCount, formatPercent } from './format-number.js'
import { html, type Markup, NOTHING } from './html.js'
import type { Page } from './page.js'

/** A table that can be scrolled sideways on a narrow screen. `bodies` hold the rows, as `tbody` elements. */
export function table(
  page: Page,
  caption: string,
  heads: readonly (Markup | string)[],
  bodies: readonly Markup[],
): Markup {
  const cells = heads.map((head) => html`<th scope="col">${head}</th>`)
  const label = `${caption} (${page.words('scroll')})`
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${label}"><table>
<caption>${caption}</caption>
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

export const HIDDEN_CELL: Markup = html`<td class="figure hidden">·</td>`

/** A number of a group; hidden where it is not given. */
export function countCell(count: number | null): Markup {
  return count === null ? HIDDEN_CELL : html`<td class="figure">${formatCount(count)}</td>`
}

/** Count, share and interval of one category; below it the share without suspect sheets, where `valid` is given. */
export function figureCell(page: Page, row: CohortRow | undefined, valid?: CohortRow): Markup {
  if (row === undefined) return html`<td class="figure">–</td>`
  const other = valid === undefined ? NOTHING : validLine(page, valid)
  if (row.count === null) return html`<td class="figure hidden">·${other}</td>`
  return html`<td class="figure"><b>${formatCount(row.count)}</b>${shareLine(row)}${other}</td>`
}

function shareLine({ share, low, high }: CohortRow): Markup {
  if (share === null || low === null || high === null) return NOTHING
  return html`<small>${formatPercent(share)} (${intervalText(low, high)})</small>`
}

function validLine(page: Page, { share }: CohortRow): Markup {
  const text = share === null ? '·' : formatPercent(share)
  return html`<small class="valid" title="${page.words('validOnly')}">[${text}]</small>`
}

/** Both ends of an interval of shares in percent. */
export function intervalText(low: number, high: number): string {
  return `${formatPercent(low)}–${formatPercent(high)}`
}
