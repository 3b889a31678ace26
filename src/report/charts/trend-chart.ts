import { axisFor } from '../interval-chart.js'
import { columnAt, columnAxis, gridOf, type Plot, percentAxis, yAt } from './axes.js'
import { CHART_WIDTH, type Chart, type ChartNames, chartOf } from './chart.js'
import { frameOf } from './frame.js'
import type { IntervalShare } from './interval-bars.js'
import { type LegendEntry, legendOf } from './legend.js'
import { label, pixel, rectangle, uprightWhisker } from './marks.js'

export interface TrendSeries {
  readonly name: string
  /** `#rrggbb`. */
  readonly colour: string
  /** One for each wave: null where it is hidden, undefined where there is none. */
  readonly values: readonly (IntervalShare | null | undefined)[]
}

export interface TrendData {
  readonly waves: readonly string[]
  readonly series: readonly TrendSeries[]
}

const HEIGHT = 190
/** Lines of a series, apart in grey print: whole, dashed, dotted. */
const DASHES = ['', '7 4', '2 3', '9 3 2 3', '12 4', '4 4']

/** Shares from wave to wave, a line with its intervals for each series. A hidden value breaks the line. */
export function trendChart(names: ChartNames, { waves, series }: TrendData): Chart {
  const looks = series.map(({ colour }, index) => lookOf(colour, index))
  const entries = series.map(
    ({ name }, index): LegendEntry => ({ look: looks[index] ?? '', name, shape: 'line' }),
  )
  const legend = legendOf(entries, CHART_WIDTH)
  const plot: Plot = { left: 44, top: legend.height + 10, width: CHART_WIDTH - 54, height: HEIGHT }
  const size = { width: CHART_WIDTH, height: plot.top + HEIGHT + 40 }
  const shown = series.flatMap(({ values }) => values.filter((value) => value != null))
  const axis = axisFor(shown.map((value) => ({ label: '', ...value })))
  const option = {
    grid: gridOf(plot),
    xAxis: columnAxis(waves, plot.width / waves.length - 8),
    yAxis: percentAxis(axis),
  }
  const marks = series.map((one, index) => {
    const shift = (index - (series.length - 1) / 2) * 9
    const x = (wave: number): number => columnAt(plot, wave, waves.length) + shift
    const y = (share: number): number => yAt(plot, (share * 100) / axis.end)
    return seriesMarks(one, looks[index] ?? '', index, x, y) + hiddenMarks(one, x, plot)
  })
  return chartOf(names, size, frameOf(option, size), legend.svg, ...marks)
}

const lookOf = (colour: string, index: number): string =>
  `fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${DASHES[index % DASHES.length]}"`

function seriesMarks(
  { values, colour }: TrendSeries,
  look: string,
  index: number,
  x: (wave: number) => number,
  y: (share: number) => number,
): string {
  let path = ''
  let isDrawing = false
  const marks = values.map((value, wave) => {
    if (value == null) {
      isDrawing = false
      return ''
    }
    path += `${isDrawing ? 'L' : 'M'}${pixel(x(wave))} ${pixel(y(value.share))}`
    isDrawing = true
    const line = uprightWhisker(y(value.high), y(value.low), x(wave), colour)
    return line + symbol(index, x(wave), y(value.share), colour)
  })
  return (path === '' ? '' : `<path d="${path}" ${look}/>`) + marks.join('')
}

/** Circle, square, diamond, triangle: series stay apart in grey print. */
function symbol(index: number, x: number, y: number, colour: string): string {
  const look = `fill="${colour}" stroke="#fff" stroke-width="1"`
  const at = (dx: number, dy: number): string => `${pixel(x + dx)} ${pixel(y + dy)}`
  const shapes = [
    () => `<circle cx="${pixel(x)}" cy="${pixel(y)}" r="4.5" ${look}/>`,
    () => rectangle(x - 4, y - 4, 8, 8, look),
    () => `<path d="M${at(0, -5.5)}L${at(5.5, 0)}L${at(0, 5.5)}L${at(-5.5, 0)}Z" ${look}/>`,
    () => `<path d="M${at(0, -5)}L${at(5, 4)}L${at(-5, 4)}Z" ${look}/>`,
  ]
  return shapes[index % shapes.length]?.() ?? ''
}

/** A dot at the foot of the plot where a value is hidden. */
function hiddenMarks({ values }: TrendSeries, x: (wave: number) => number, plot: Plot): string {
  const y = plot.top + plot.height - 8
  return values
    .map((value, wave) => (value === null ? label(x(wave), y, '·', 'middle') : ''))
    .join('')
}
