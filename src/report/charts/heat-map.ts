import { formatPercent } from '../format-number.js'
import { columnAt, columnAxis, gridOf, type Plot, rowAt, rowAxis } from './axes.js'
import { CHART_WIDTH, type Chart, type ChartNames, chartOf } from './chart.js'
import { frameOf } from './frame.js'
import { label, rectangle } from './marks.js'
import { labelWidth } from './text-width.js'

export interface HeatMapData {
  /** Which end is dark: shares are shaded from the lightest shown to 0 or 1. */
  readonly dark: 'high' | 'low'
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
export function heatMap(
  names: ChartNames,
  { columns, dark, rows, hiddenName }: HeatMapData,
): Chart {
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
  const depth = (share: number): number => (dark === 'high' ? share : 1 - share)
  const known = rows.flatMap(({ shares }) => shares.flatMap((share) => share ?? []))
  const most = Math.max(0.01, ...known.map(depth))
  const cells = rows.flatMap(({ shares }, row) =>
    shares.map((share, column) => {
      const x = columnAt(plot, column, columns.length)
      const y = rowAt(plot, row, rows.length)
      const width = plot.width / columns.length
      if (share === undefined) return ''
      if (share === null) return hiddenCell(x, y, width, hiddenName)
      return shadedCell(share, depth(share) / most, x, y, width)
    }),
  )
  return chartOf(names, size, frameOf(option, size), ...cells)
}

function box(x: number, y: number, width: number, look: string): string {
  return rectangle(x - width / 2 + 1, y - PITCH / 2 + 1, width - 2, PITCH - 2, look)
}

function hiddenCell(x: number, y: number, width: number, hiddenName: string): string {
  const text = width >= 44 ? hiddenName : '·'
  const look = 'fill="#fff" stroke="#90a4ae" stroke-dasharray="3 3"'
  return box(x, y, width, look) + label(x, y, text, 'middle')
}

/** @param part - from 0, light, to 1, dark */
function shadedCell(share: number, part: number, x: number, y: number, width: number): string {
  const colour = LIGHT.map((from, at) => Math.round(from + ((DARK[at] ?? 0) - from) * part))
  // Black stands out from the lighter shades by more than 4.5 to 1, white from the darker ones.
  const ink = part > 0.705 ? '#fff' : '#000'
  const text = label(x, y, formatPercent(share), 'middle', `font-size="11" fill="${ink}"`)
  return box(x, y, width, `fill="rgb(${colour})"`) + text
}
