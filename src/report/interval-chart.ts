import { formatPercent } from './format-number.js'
import { html, type Markup } from './html.js'

export interface IntervalPoint {
  readonly label: string
  /** In 0–1; null where it is hidden. */
  readonly share: number | null
  readonly low: number | null
  readonly high: number | null
}

interface IntervalChart {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly colour: string
  readonly points: readonly IntervalPoint[]
  /** End of the axis in percent, a whole number of `step`s. */
  readonly axis: Axis
}

export interface Axis {
  readonly end: number
  readonly step: number
}

const STEPS = [0.5, 1, 2, 5, 10, 20]
const PITCH = 20
const TOP = 4
/** Percents of the width: where the plot begins and how wide it is; the numbers stand behind it. */
const PLOT = { from: 22, width: 62 }

/** An axis from 0 that holds every interval, with at most six ticks. */
export function axisFor(points: readonly IntervalPoint[]): Axis {
  const most = Math.max(0.5, ...points.map(({ high }) => (high ?? 0) * 100))
  const step = STEPS.find((one) => most / one <= 5) ?? 20
  return { end: Math.ceil(most / step) * step, step }
}

/** Shares as points with whiskers over their intervals, one line for each group. */
export function intervalChart(chart: IntervalChart): Markup {
  const { id, title, description, points, axis } = chart
  const bottom = TOP + points.length * PITCH
  return html`<figure>
<figcaption>${title}</figcaption>
<svg class="chart" role="img" aria-labelledby="${id}-title ${id}-desc" width="100%" height="${bottom + 20}">
<title id="${id}-title">${title}</title><desc id="${id}-desc">${description}</desc>
${ticks(axis, bottom)}
${points.map((point, index) => pointLine(point, chart, TOP + index * PITCH + PITCH / 2))}</svg>
</figure>
`
}

function ticks({ end, step }: Axis, bottom: number): Markup[] {
  return Array.from({ length: Math.round(end / step) + 1 }, (_, index) => {
    const x = place(index * step, end)
    return html`<line x1="${x}" x2="${x}" y1="${TOP}" y2="${bottom}" class="tick"/><text x="${x}" y="${bottom + 14}" class="note middle">${index * step}</text>`
  })
}

function pointLine(
  { label, share, low, high }: IntervalPoint,
  { axis: { end }, colour }: IntervalChart,
  y: number,
): Markup {
  const name = html`<text x="0" y="${y + 4}" class="label">${label}</text>`
  if (share === null || low === null || high === null)
    return html`${name}<text x="100%" y="${y + 4}" class="share end">·</text>
`
  return html`${name}<line x1="${place(low * 100, end)}" x2="${place(high * 100, end)}" y1="${y}" y2="${y}" class="whisker"/><circle cx="${place(share * 100, end)}" cy="${y}" r="4.5" fill="${colour}" class="point"/><text x="100%" y="${y + 4}" class="share end">${formatPercent(share)}</text>
`
}

function place(value: number, end: number): string {
  return `${(PLOT.from + (value / end) * PLOT.width).toFixed(2)}%`
}
