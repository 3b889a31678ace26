import { axisFor } from '../interval-chart.js'
import type { Key } from '../keys.js'
import { gridOf, type Plot, percentAxis, rowAt, rowAxis, xAt } from './axes.js'
import { CHART_WIDTH, type Chart, type ChartNames, chartOf } from './chart.js'
import { definitionsOf, fillOf } from './fills.js'
import { frameOf } from './frame.js'
import { legendOf } from './legend.js'
import { label, rectangle, whisker } from './marks.js'
import { labelWidth } from './text-width.js'

/** A share with its interval, each in 0–1. */
export interface IntervalShare {
  readonly share: number
  readonly low: number
  readonly high: number
}

export interface IntervalRow {
  readonly label: string
  /** One for each key: null where it is hidden, undefined where there is none. */
  readonly values: readonly (IntervalShare | null | undefined)[]
}

export interface IntervalData {
  /** Series; without a legend where there is one. */
  readonly keys: readonly Key[]
  readonly rows: readonly IntervalRow[]
  readonly hiddenName: string
}

const BAR = 9
const GAP = 2

/** Shares as bars from 0 with a line across their intervals; a row has a bar for each series. */
export function intervalBars(names: ChartNames, { keys, rows, hiddenName }: IntervalData): Chart {
  const entries = keys.map((key) => ({ look: fillOf(names.id, key), name: key.name }))
  const legend = legendOf(keys.length > 1 ? entries : [], CHART_WIDTH)
  const width = labelWidth(
    rows.map((row) => row.label),
    158,
  )
  const pitch = Math.max(28, keys.length * (BAR + GAP) + 10)
  const plot: Plot = {
    left: width + 12,
    top: legend.height + 6,
    width: CHART_WIDTH - width - 12 - 22,
    height: rows.length * pitch,
  }
  const size = { width: CHART_WIDTH, height: plot.top + plot.height + 24 }
  const shown = rows.flatMap(({ values }) => values.filter((value) => value != null))
  const axis = axisFor(shown.map((value) => ({ label: '', ...value })))
  const option = {
    grid: gridOf(plot),
    xAxis: percentAxis(axis),
    yAxis: rowAxis(
      rows.map((row) => row.label),
      width,
    ),
  }
  const bars = rows.flatMap(({ values }, index) =>
    values.map((value, series) => {
      const middle = (keys.length - 1) / 2
      const y = rowAt(plot, index, rows.length) + (series - middle) * (BAR + GAP)
      const key = keys[series]
      if (value === undefined || key === undefined) return ''
      if (value === null)
        return label(plot.left + 4, y, hiddenName, 'start', 'font-size="10" fill="#55646d"')
      return intervalBar(value, plot, axis.end / 100, y, fillOf(names.id, key))
    }),
  )
  return chartOf(
    names,
    size,
    definitionsOf(names.id, keys),
    frameOf(option, size),
    legend.svg,
    ...bars,
  )
}

function intervalBar(
  { share, low, high }: IntervalShare,
  plot: Plot,
  end: number,
  y: number,
  look: string,
): string {
  const x = (value: number): number => xAt(plot, value / end)
  const bar = rectangle(plot.left, y - BAR / 2, x(share) - plot.left, BAR, look)
  return bar + whisker(x(low), x(high), y)
}
