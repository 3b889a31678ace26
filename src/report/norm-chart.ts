import { html, type Markup } from './html.js'

/** Norm curves of one scale: the raw score at some standard scores, group after group. */
export interface NormPanel {
  readonly title: string
  readonly groups: readonly string[]
  readonly lines: readonly { readonly label: string; readonly raws: readonly number[] }[]
  readonly range: { readonly minimum: number; readonly maximum: number }
}

const WIDTH = 460
const HEIGHT = 240
const LEFT = 46
const TOP = 30
const PITCH = HEIGHT + 84
const COLOURS = ['#9fb3bd', '#6f8a97', '#0b5394', '#6f8a97', '#9fb3bd']

/** Panels below each other as an SVG document of its own. */
export function normChart(title: string, panels: readonly NormPanel[]): string {
  const height = panels.length * PITCH + 10
  const { markup } =
    html`<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title" width="${LEFT + WIDTH + 60}" height="${height}" viewBox="0 0 ${LEFT + WIDTH + 60} ${height}" font-family="system-ui, sans-serif" font-size="11">
<title id="title">${title}</title>
${panels.map(panelOf)}</svg>
`
  return markup
}

function panelOf({ title, groups, lines, range }: NormPanel, index: number): Markup {
  const top = index * PITCH + TOP
  const span = range.maximum - range.minimum || 1
  const x = (group: number): number =>
    round(LEFT + (groups.length < 2 ? 0.5 : group / (groups.length - 1)) * WIDTH)
  const y = (raw: number): number => round(top + HEIGHT * (1 - (raw - range.minimum) / span))
  const curves = lines.map(({ label, raws }, line) => {
    const points = raws.flatMap((raw, group) =>
      Number.isNaN(raw) ? [] : [`${x(group)},${y(raw)}`],
    )
    const last = raws.findLastIndex((raw) => !Number.isNaN(raw))
    if (last < 0) return html``
    const colour = COLOURS[line % COLOURS.length] ?? ''
    const dots = points.map((point) => {
      const [cx = '', cy = ''] = point.split(',')
      return html`<circle cx="${cx}" cy="${cy}" r="2.5" fill="${colour}"/>`
    })
    return html`<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>${dots}<text x="${x(last) + 6}" y="${y(raws[last] ?? 0) + 4}">${label}</text>
`
  })
  const names = groups.map(
    (name, group) =>
      html`<text x="${x(group)}" y="${top + HEIGHT + 14}" text-anchor="end" transform="rotate(-30 ${x(group)} ${top + HEIGHT + 14})">${name}</text>`,
  )
  return html`<text x="${LEFT}" y="${top - 10}" font-size="13" font-weight="600">${title}</text>
<rect x="${LEFT}" y="${top}" width="${WIDTH}" height="${HEIGHT}" fill="none" stroke="#cfd8dc"/>
<text x="${LEFT - 6}" y="${top + 8}" text-anchor="end">${round(range.maximum)}</text><text x="${LEFT - 6}" y="${top + HEIGHT}" text-anchor="end">${round(range.minimum)}</text>
${curves}${names}
`
}

const round = (value: number): number => Math.round(value * 100) / 100
