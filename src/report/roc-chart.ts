import { html, type Markup } from './html.js'

/** One curve: shares in 0–1 in the order of the curve, and the point in use. */
export interface RocLine {
  readonly label: string
  readonly points: readonly { readonly sensitivity: number; readonly specificity: number }[]
  readonly cut: { readonly sensitivity: number; readonly specificity: number } | null
}

const SIZE = 320
const FROM = 44
const TOP = 12
const COLOURS = ['#0b5394', '#b45f06', '#38761d', '#741b47', '#45818e', '#7f6000']
const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1]

/** ROC curves as an SVG document of its own: sensitivity upwards, 1 − specificity to the right. */
export function rocChart(
  lines: readonly RocLine[],
  words: { readonly title: string; readonly x: string; readonly y: string },
): string {
  const width = FROM + SIZE + 16
  const height = TOP + SIZE + 44 + lines.length * 18
  const { markup } =
    html`<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12">
<title id="title">${words.title}</title>
<rect x="${FROM}" y="${TOP}" width="${SIZE}" height="${SIZE}" fill="none" stroke="#55646d"/>
<line x1="${x(1)}" y1="${y(0)}" x2="${x(0)}" y2="${y(1)}" stroke="#cfd8dc"/>
${TICKS.map(tick)}${lines.map(line)}<text x="${FROM + SIZE / 2}" y="${TOP + SIZE + 34}" text-anchor="middle">${words.x}</text>
<text x="12" y="${TOP + SIZE / 2}" text-anchor="middle" transform="rotate(-90 12 ${TOP + SIZE / 2})">${words.y}</text>
</svg>
`
  return markup
}

const x = (specificity: number): number => round(FROM + (1 - specificity) * SIZE)
const y = (sensitivity: number): number => round(TOP + (1 - sensitivity) * SIZE)
const round = (value: number): number => Math.round(value * 100) / 100

function tick(share: number): Markup {
  return html`<text x="${x(1 - share)}" y="${TOP + SIZE + 16}" text-anchor="middle">${share}</text><text x="${FROM - 6}" y="${y(share) + 4}" text-anchor="end">${share}</text>
`
}

function line({ label, points, cut }: RocLine, index: number): Markup {
  const colour = COLOURS[index % COLOURS.length] ?? ''
  const path = points.map((one) => `${x(one.specificity)},${y(one.sensitivity)}`).join(' ')
  const mark =
    cut === null
      ? html``
      : html`<circle cx="${x(cut.specificity)}" cy="${y(cut.sensitivity)}" r="4" fill="${colour}"/>`
  const legend = TOP + SIZE + 54 + index * 18
  return html`<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${mark}
<rect x="${FROM}" y="${legend - 9}" width="12" height="4" fill="${colour}"/><text x="${FROM + 18}" y="${legend}">${label}</text>
`
}
