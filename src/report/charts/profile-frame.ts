import { gridOf, type Plot, rowAt, rowAxis } from './axes.js'
import { CHART_WIDTH, type ChartNames, chartOf, INK } from './chart.js'
import type { ChartOption, ChartSize } from './echarts.js'
import { frameOf } from './frame.js'
import { label, pixel, whisker } from './marks.js'
import { labelWidth } from './text-width.js'

/** A scale in a profile. */
export interface ProfileScale {
  readonly label: string
  readonly minimum: number
  readonly maximum: number
  /**
   * Bands from the lowest: where each begins, the first at the minimum, and how dark it is shaded, from 0, light, to 1.
   * One band where the scale has none or they are not to be seen.
   */
  readonly bands: readonly { readonly from: number; readonly shade: number }[]
}

/** A score in a profile. */
export interface ProfileMark {
  readonly value: number
  /** Interval around it. */
  readonly low?: number
  readonly high?: number
  /** Score of the wave before. */
  readonly previous?: number
  /** At the end of the row, such as `12 · moderate`. */
  readonly text: string
}

/** The same drawing for every student who took the same scales. */
export interface ProfileFrame extends ChartSize {
  /**
   * The whole `<svg>` of one student.
   *
   * @param marks - one for each scale; a text alone, such as a status, where there is no score
   */
  readonly draw: (names: ChartNames, marks: readonly (ProfileMark | string)[]) => string
  /** Across, in pixels, of a score of a scale. */
  readonly xOf: (scale: number, value: number) => number
  /** Down, in pixels, of a scale. */
  readonly yOf: (scale: number) => number
}

const PITCH = 34
const LANE = 14
const VALUE_WIDTH = 112
const LIGHT = [233, 239, 242] as const
const DARK = [120, 144, 156] as const

/**
 * Draws the frame of a profile once: a lane for each scale from its lowest to its highest score, shaded by band, with
 * the scores at which bands begin. A student's marks are then placed by multiplication alone.
 *
 * @param scales - in the order of the lanes
 */
export function profileFrame(scales: readonly ProfileScale[]): ProfileFrame {
  const { option, size, plot } = profileOption(scales)
  const frame = frameOf(option, size) + boundaries(scales, plot)
  const spans = scales.map(({ minimum, maximum }) => plot.width / (maximum - minimum || 1))
  const rows = scales.map((_, row) => rowAt(plot, row, scales.length))
  const xOf = (scale: number, value: number): number =>
    plot.left + (value - (scales[scale]?.minimum ?? 0)) * (spans[scale] ?? 0)
  const yOf = (scale: number): number => rows[scale] ?? 0
  const draw = (names: ChartNames, marks: readonly (ProfileMark | string)[]): string => {
    let drawn = ''
    for (let scale = 0; scale < marks.length; scale++) {
      const mark = marks[scale] ?? ''
      const y = yOf(scale)
      const text = typeof mark === 'string' ? mark : mark.text
      if (typeof mark !== 'string') drawn += markOf(mark, (value) => xOf(scale, value), y)
      drawn += label(plot.left + plot.width + 12, y, text, 'start', VALUE_LOOK)
    }
    return chartOf(names, size, frame, drawn).svg
  }
  return { ...size, draw, xOf, yOf }
}

const VALUE_LOOK = `fill="${INK.text}"`

/** What ECharts draws of a profile, and where the lanes lie. */
export function profileOption(scales: readonly ProfileScale[]): {
  readonly option: ChartOption
  readonly size: ChartSize
  readonly plot: Plot
} {
  const labels = scales.map((scale) => scale.label)
  const width = labelWidth(labels, 146)
  const plot: Plot = {
    left: width + 14,
    top: 4,
    width: CHART_WIDTH - width - 14 - VALUE_WIDTH,
    height: scales.length * PITCH,
  }
  const size = { width: CHART_WIDTH, height: plot.height + 12 }
  const most = Math.max(1, ...scales.map(({ bands }) => bands.length))
  const option = {
    grid: gridOf(plot),
    xAxis: { type: 'value', min: 0, max: 1, show: false },
    yAxis: rowAxis(labels, width),
    series: Array.from({ length: most }, (_, band) => ({
      type: 'bar',
      stack: 'bands',
      barWidth: LANE,
      silent: true,
      emphasis: { disabled: true },
      data: scales.map((scale) => segment(scale, band)),
    })),
  }
  return { option, size, plot }
}

function segment({ minimum, maximum, bands }: ProfileScale, index: number): object | null {
  const band = bands[index]
  if (band === undefined) return null
  const to = bands[index + 1]?.from ?? maximum
  const from = Math.max(minimum, band.from)
  const value = Math.max(0, Math.min(maximum, to) - from) / (maximum - minimum || 1)
  return { value, itemStyle: { color: shadeOf(band.shade), borderColor: '#fff', borderWidth: 1 } }
}

const shadeOf = (shade: number): string =>
  `rgb(${LIGHT.map((from, at) => Math.round(from + ((DARK[at] ?? 0) - from) * shade))})`

/** The lowest and the highest score, and those at which bands begin, in small print below the lane. */
function boundaries(scales: readonly ProfileScale[], plot: Plot): string {
  const texts = scales.flatMap(({ minimum, maximum, bands }, row) => {
    const y = rowAt(plot, row, scales.length) + LANE / 2 + 6
    const scores = [...new Set([minimum, ...bands.map(({ from }) => from), maximum])]
    let last = Number.NEGATIVE_INFINITY
    return scores.map((score) => {
      const x = plot.left + ((score - minimum) / (maximum - minimum || 1)) * plot.width
      if (score < minimum || score > maximum || x - last < 16) return ''
      last = x
      return `<text x="${pixel(x)}" y="${pixel(y)}">${pixel(score)}</text>`
    })
  })
  return `<g font-size="9" fill="${INK.soft}" text-anchor="middle" dominant-baseline="central">${texts.join('')}</g>`
}

function markOf(
  { value, low, high, previous }: ProfileMark,
  x: (value: number) => number,
  y: number,
): string {
  const line = low === undefined || high === undefined ? '' : whisker(x(low), x(high), y)
  const before =
    previous === undefined
      ? ''
      : `<circle cx="${pixel(x(previous))}" cy="${pixel(y)}" r="4.5" fill="#fff" stroke="${INK.mark}" stroke-width="1.6"/>`
  return `${line}${before}<circle cx="${pixel(x(value))}" cy="${pixel(y)}" r="5.5" fill="${INK.mark}" stroke="#fff" stroke-width="1.6"/>`
}
