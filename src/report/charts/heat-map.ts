import { formatPercent } from '../format-number.js'
import { columnAt, columnAxis, gridOf, type Plot, rowAt, rowAxis } from './axes.js'
import { CHART_WIDTH, type Chart, type ChartNames, chartOf, INK } from './chart.js'
import { frameOf } from './frame.js'
import { label, rectangle } from './marks.js'
import { labelWidth } from './text-width.js'

export interface HeatMapData {
  readonly columns: readonly string[]
  readonly rows: readonly {
    readonly label: string
    /** Share in 0–1 for each column: null where it is hidden, undefined where nothing is asked. */
    readonly shares: readonly (number | null | undefined)[]
  }[]
  readonly hiddenName: string
}

const PITCH = 28
/** From light to dark in one hue, so that the order holds in grey print and without colour vision. */
const LIGHT = [240, 246, 250] as const
const DARK = [8, 69, 128] as const

/** Shares as shades, one row for each dimension, one column for each grade; each cell says its number too. */
export function heatMap(names: ChartNames, { columns, rows, hiddenName }: HeatMapData): Chart {
  const width = labelWidth(
    rows.map((row) => row.label),
    150,
  )
  const plot: Plot = {
    left: width + 12,
    top: 32,
    width: CHART_WIDTH - width - 12,
    height: rows.length * PITCH,
  }
  const size = { width: CHART_WIDTH, height: plot.top + plot.height + 4 }
  const option = {
    grid: gridOf(plot),
    xAxis: { ...columnAxis(columns, plot.width / columns.length), position: 'top' },
    yAxis: rowAxis(
      rows.map((row) => row.label),
      width,
    ),
  }
  const most = Math.max(0.01, ...rows.flatMap(({ shares }) => shares.map((share) => share ?? 0)))
  const cells = rows.flatMap(({ shares }, row) =>
    shares.map((share, column) => {
      const x = columnAt(plot, column, columns.length)
      const y = rowAt(plot, row, rows.length)
      return share === undefined
        ? ''
        : cell(share, most, x, y, plot.width / columns.length, hiddenName)
    }),
  )
  return chartOf(names, size, frameOf(option, size), ...cells)
}

function cell(
  share: number | null,
  most: number,
  x: number,
  y: number,
  width: number,
  hiddenName: string,
): string {
  const box = (look: string): string =>
    rectangle(x - width / 2 + 1, y - PITCH / 2 + 1, width - 2, PITCH - 2, look)
  if (share === null) {
    const text = width >= 44 ? hiddenName : '·'
    return box('fill="#fff" stroke="#90a4ae" stroke-dasharray="3 3"') + label(x, y, text, 'middle')
  }
  const part = share / most
  const colour = `rgb(${LIGHT.map((from, at) => Math.round(from + ((DARK[at] ?? 0) - from) * part))})`
  const ink = part > 0.5 ? '#fff' : INK.text
  return (
    box(`fill="${colour}"`) +
    label(x, y, formatPercent(share), 'middle', `font-size="11" fill="${ink}"`)
  )
}
