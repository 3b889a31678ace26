import { formatCount, formatPercent } from './format-number.js'
import { groupTable } from './group-table.js'
import { cellOf, type Group } from './groups.js'
import { html, type Markup, NOTHING } from './html.js'
import { axisFor, type IntervalPoint, intervalChart } from './interval-chart.js'
import { type Key, keyLabel } from './keys.js'
import type { Page, Section } from './page.js'
import { type StackedBar, stackedBars } from './stacked-bars.js'
import { countCell, HIDDEN_CELL, intervalText, table } from './table.js'
import { gradeName } from './words.js'

/** The tiers of everybody: chart, table with intervals, and what stands apart from the tiers. */
export function tiersSection(page: Page): Section {
  const { words, everybody, textOf, input } = page
  const { protocol, accounting } = input
  const baseline = textOf(protocol.baseline.names)
  const apart = [baseline, formatCount(accounting.invalid), formatCount(accounting.missing)]
  const undetermined = page.keys.at(-1)?.name ?? ''
  const head = { id: 'tiers', title: words('tiers') }
  if (everybody === undefined || everybody.isHidden)
    return { ...head, body: html`<p>${words('noRows')}</p>` }
  const body = html`<p>${words('tiersNote')}</p>
${tierChart(page, 'chart-all', words('chartStackedAll'), [everybody])}
${overallTable(page, everybody)}
<p>${words('apartNote', ...apart)}</p>
<p>${words('undeterminedNote', undetermined)}</p>
${sexTable(page)}`
  return { ...head, body }
}

/** The tiers of each grade across schools: chart, table, shares with their intervals. */
export function gradesSection(page: Page): Section | null {
  const { words } = page
  const groups = page.groups.get('grade') ?? []
  if (groups.length === 0) return null
  const title = words('tiersByGrade')
  const body = html`${tierChart(page, 'chart-grades', words('chartStacked'), groups)}
<p class="small">${words('legendCells')} ${words('legendValid')} ${words('legend')}</p>
${groupTable(page, title, words('grade'), groups)}
<div class="charts">${intervalCharts(page, groups)}</div>`
  return { id: 'grades', title, body }
}

function overallTable(page: Page, everybody: Group): Markup {
  const { words, keys } = page
  const heads = ['tier', 'students', 'shareInterval', 'validOnly'] as const
  const rows = keys.map(
    (key) => html`<tr><th scope="row">${keyLabel(key)}</th>${overallCells(everybody, key)}</tr>
`,
  )
  const body = html`<tbody>${rows}</tbody>`
  return table(
    page,
    words('tiers'),
    heads.map((head) => words(head)),
    [body],
  )
}

function overallCells(everybody: Group, { category }: Key): Markup {
  const row = cellOf(everybody, 'all', 'tier', category)
  const valid = cellOf(everybody, 'valid', 'tier', category)
  const validShare = valid?.share ?? null
  const validCell =
    validShare === null ? HIDDEN_CELL : html`<td class="figure">${formatPercent(validShare)} %</td>`
  const { share = null, low = null, high = null } = row ?? {}
  const isKnown = share !== null && low !== null && high !== null
  const shareWithInterval = isKnown
    ? html`<td class="figure"><b>${formatPercent(share)} %</b> (${intervalText(low, high)})</td>`
    : HIDDEN_CELL
  return html`${countCell(row?.count ?? null)}${shareWithInterval}${validCell}`
}

function sexTable(page: Page): Markup {
  const groups = (page.groups.get('all') ?? []).filter(({ sex }) => sex !== 'all')
  if (groups.length === 0) return NOTHING
  const caption = page.words('tiersBySex')
  return html`<h3>${caption}</h3>${groupTable(page, caption, page.words('group'), groups)}`
}

function tierChart(page: Page, id: string, title: string, groups: readonly Group[]): Markup {
  const { words, keys, input } = page
  const bars = groups.map((group): StackedBar => {
    const cells = keys.map(({ category }) => cellOf(group, 'all', 'tier', category))
    const n = cells[0]?.n ?? null
    const label = group.level === 'grade' ? gradeName(group.label, input.language) : words('all')
    const note = n === null ? '·' : `n ${formatCount(n)}`
    return { label, note, shares: cells.map((cell) => cell?.share) }
  })
  const hiddenName = words('chartHidden')
  return stackedBars({ id, title, description: words('chartStackedDesc'), keys, bars, hiddenName })
}

/** One chart for each tier, all on the same axis. */
function intervalCharts(page: Page, groups: readonly Group[]): Markup[] {
  const { words, input } = page
  const tiers = page.keys.filter(({ isTier }) => isTier)
  const series = tiers.map(({ category }) =>
    groups.map((group): IntervalPoint => {
      const { share = null, low = null, high = null } = cellOf(group, 'all', 'tier', category) ?? {}
      return { label: gradeName(group.label, input.language), share, low, high }
    }),
  )
  const axis = axisFor(series.flat())
  return tiers.map(({ letter, name, colour }, index) =>
    intervalChart({
      id: `chart-interval-${index}`,
      title: words('chartInterval', `${letter} ${name}`),
      description: words('chartIntervalDesc'),
      colour,
      points: series[index] ?? [],
      axis,
    }),
  )
}
