import type { Key } from '../keys.js'
import { gridOf, type Plot, percentAxis, rowAt, rowAxis, xAt } from './axes.js'
import { CHART_WIDTH, type Chart, type ChartNames, chartOf } from './chart.js'
import { definitionsOf, fillOf } from './fills.js'
import { frameOf } from './frame.js'
import { legendOf } from './legend.js'
import { label, rectangle } from './marks.js'
import { labelWidth, textWidth } from './text-width.js'

export interface StackedRow {
  readonly label: string
  /** At the end of the row, such as the denominator. */
  readonly note: string
  /** Share in 0–1 of each key; null where it is hidden, undefined where there is none. */
  readonly shares: readonly (number | null | undefined)[]
}

export interface StackedData {
  readonly keys: readonly Key[]
  readonly rows: readonly StackedRow[]
  /** Name of the part that is left when hidden shares are put together. */
  readonly hiddenName: string
}

const PITCH = 28
const BAR = 17
const LEAST_NOTE = 24
const HIDDEN_LOOK = 'fill="#fff" stroke="#78909c" stroke-dasharray="3 3"'

/** Bars of 100 percent, one a row, parted by key. Hidden shares are drawn as one open part: what the shown ones leave. */
export function stackedChart(names: ChartNames, { keys, rows, hiddenName }: StackedData): Chart {
  const isAnyHidden = rows.some(({ shares }) => shares.includes(null))
  const hidden = isAnyHidden ? [{ look: HIDDEN_LOOK, name: hiddenName }] : []
  const entries = keys.map((key) => ({ look: fillOf(names.id, key), name: key.name }))
  const legend = legendOf([...entries, ...hidden], CHART_WIDTH)
  const width = labelWidth(
    rows.map((row) => row.label),
    130,
  )
  const noteWidth = Math.max(LEAST_NOTE, ...rows.map(({ note }) => Math.ceil(textWidth(note)) + 8))
  const plot: Plot = {
    left: width + 12,
    top: legend.height + 6,
    width: CHART_WIDTH - width - 12 - noteWidth,
    height: rows.length * PITCH,
  }
  const size = { width: CHART_WIDTH, height: plot.top + plot.height + 24 }
  const option = {
    grid: gridOf(plot),
    xAxis: percentAxis({ end: 100, step: 25 }),
    yAxis: rowAxis(
      rows.map((row) => row.label),
      width,
    ),
  }
  const bars = rows.map((row, index) => {
    const y = rowAt(plot, index, rows.length)
    return `${bar(row, keys, plot, y, names.id)}${label(CHART_WIDTH, y, row.note, 'end')}`
  })
  return chartOf(
    names,
    size,
    definitionsOf(names.id, keys),
    frameOf(option, size),
    legend.svg,
    ...bars,
  )
}

function bar(
  { shares }: StackedRow,
  keys: readonly Key[],
  plot: Plot,
  y: number,
  id: string,
): string {
  const top = y - BAR / 2
  let start = 0
  const parts = keys.map((key, index) => {
    const share = shares[index]
    if (share === null || share === undefined || share === 0) return ''
    const from = start
    start += share
    return rectangle(xAt(plot, from), top, share * plot.width, BAR, fillOf(id, key))
  })
  const rest = Math.max(0, 1 - start)
  const open = shares.includes(null)
    ? rectangle(xAt(plot, start), top, rest * plot.width, BAR, HIDDEN_LOOK)
    : ''
  return parts.join('') + open
}
