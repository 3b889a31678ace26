import { funnelLimits } from '../../stat/funnel-limits.js'
import { type Axis, axisFor } from '../interval-chart.js'
import { countAxis, gridOf, type Plot, percentAxis, xAt, yAt } from './axes.js'
import { CHART_WIDTH, type Chart, type ChartNames, chartOf, INK } from './chart.js'
import { frameBy } from './frame.js'
import { type LegendEntry, legendOf } from './legend.js'
import { label, pixel } from './marks.js'

/** A group in a funnel: how many sheets, and which share of them. */
export interface FunnelMark {
  readonly n: number
  /** In 0–1. */
  readonly share: number
}

export interface FunnelData {
  /** Share of all groups together, in 0–1. */
  readonly target: number
  readonly others: readonly FunnelMark[]
  /** The group that the page is about. */
  readonly own: FunnelMark | null
  readonly texts: FunnelTexts
}

export interface FunnelTexts {
  readonly own: string
  readonly others: string
  readonly target: string
  readonly limits95: string
  readonly limits998: string
  /** Of the axis of sizes. */
  readonly sizes: string
}

const HEIGHT = 230
const N_STEPS = 48
const LINES = [
  { confidence: 0.95, type: 'dashed', colour: '#6f8a97', width: 1.2 },
  { confidence: 0.998, type: 'solid', colour: '#37474f', width: 1.2 },
] as const
const OWN_COLOUR = '#d55e00'
const TARGET_LOOK = 'stroke="#0072b2" stroke-width="1.4" stroke-dasharray="2 3" fill="none"'

/**
 * Groups by size and share between the limits of chance: exact binomial limits of 95 and 99.8 percent around the share
 * of all groups. It ranks nothing.
 */
export function funnelChart(names: ChartNames, { target, others, own, texts }: FunnelData): Chart {
  const legend = legendOf(entriesOf(texts, own !== null), CHART_WIDTH)
  const plot: Plot = { left: 44, top: legend.height + 10, width: CHART_WIDTH - 60, height: HEIGHT }
  const size = { width: CHART_WIDTH, height: plot.top + HEIGHT + 44 }
  const marks = own === null ? others : [...others, own]
  const sizes = countAxisFor(Math.max(1, ...marks.map(({ n }) => n)))
  const highest = Math.max(target, ...marks.map(({ share }) => share))
  const shares = axisFor([{ label: '', share: highest, low: 0, high: Math.min(1, highest * 1.08) }])
  const frame = frameBy(
    ['funnel', target, sizes, shares, plot, texts.sizes],
    () => ({
      grid: gridOf(plot),
      xAxis: countAxis(sizes, texts.sizes),
      yAxis: percentAxis(shares),
      series: limitLines(target, sizes.end, shares.end),
    }),
    size,
  )
  const x = (n: number): number => xAt(plot, n / sizes.end)
  const y = (share: number): number => yAt(plot, (share * 100) / shares.end)
  const level = `<path d="M${pixel(plot.left)} ${pixel(y(target))}H${pixel(plot.left + plot.width)}" ${TARGET_LOOK}/>`
  const circles = others.map(
    ({ n, share }) => `<circle cx="${pixel(x(n))}" cy="${pixel(y(share))}" r="3"/>`,
  )
  const group = `<g fill="#90a4ae" fill-opacity=".55" stroke="#455a64" stroke-width=".7">${circles.join('')}</g>`
  return chartOf(names, size, frame, level, group, ownMark(own, texts, x, y), legend.svg)
}

function ownMark(
  own: FunnelMark | null,
  texts: FunnelTexts,
  x: (n: number) => number,
  y: (share: number) => number,
): string {
  if (own === null) return ''
  const [cx, cy] = [x(own.n), y(own.share)]
  const mark = `<path d="M${pixel(cx)} ${pixel(cy - 7)}l7 7l-7 7l-7 -7Z" fill="${OWN_COLOUR}" stroke="#fff" stroke-width="1.5"/>`
  const place = cx > CHART_WIDTH * 0.6 ? 'end' : 'start'
  const text = label(cx + (place === 'end' ? -11 : 11), cy - 11, texts.own, place, OWN_LABEL)
  return mark + text
}

const OWN_LABEL = `font-weight="600" fill="${INK.text}" paint-order="stroke" stroke="#fff" stroke-width="3"`

function entriesOf(texts: FunnelTexts, hasOwn: boolean): LegendEntry[] {
  const [inner, outer] = LINES
  return [
    ...(hasOwn ? [{ look: `fill="${OWN_COLOUR}"`, name: texts.own }] : []),
    { look: 'fill="#90a4ae" fill-opacity=".55" stroke="#455a64" rx="6"', name: texts.others },
    { look: TARGET_LOOK, name: texts.target, shape: 'line' },
    {
      look: `stroke="${inner.colour}" stroke-dasharray="4 3"`,
      name: texts.limits95,
      shape: 'line',
    },
    { look: `stroke="${outer.colour}" stroke-width="1.6"`, name: texts.limits998, shape: 'line' },
  ]
}

/** The limits at sizes that lie closer together where the funnel is steep; as percents, cut where the plot ends. */
function limitLines(target: number, end: number, highest: number): object[] {
  const sizes = [
    ...new Set(
      Array.from({ length: N_STEPS }, (_, at) =>
        Math.max(1, Math.round(end * ((at + 1) / N_STEPS) ** 2)),
      ),
    ),
  ]
  return LINES.flatMap(({ confidence, ...look }) =>
    (['low', 'high'] as const).map((side) => ({
      type: 'line',
      silent: true,
      showSymbol: false,
      clip: false,
      lineStyle: look,
      itemStyle: { color: look.colour },
      data: sizes.flatMap((n) => {
        const limit = funnelLimits(n, target, confidence)[side] * 100
        return limit <= highest ? [[n, Math.round(limit * 100) / 100]] : []
      }),
    })),
  )
}

const NICE = [1, 2, 5]

function countAxisFor(most: number): Axis {
  let power = 1
  while (power * 5 * 5 < most) power *= 10
  const step = (NICE.find((one) => most / (one * power) <= 5) ?? 5) * power
  return { end: Math.ceil(most / step) * step, step }
}
