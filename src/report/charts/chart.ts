import { escapeHtml } from '../html.js'
import type { ChartSize } from './echarts.js'

/** A drawing ready to stand on a page. */
export interface Chart extends ChartSize {
  /** A whole `<svg>` element. */
  readonly svg: string
}

/** What a drawing says of itself to those who do not see it. */
export interface ChartNames {
  /** Unique on the page; ids inside the drawing begin with it. */
  readonly id: string
  readonly title: string
  readonly description: string
}

/** The width of a chart in pixels: its text is still to be read on a phone, and two stand beside each other on A4. */
export const CHART_WIDTH = 440

/** Dark for what is read, lighter for what frames it; both stand out from white by more than 4.5 to 1. */
export const INK = { text: '#1f2a30', soft: '#55646d', line: '#dfe5e8', mark: '#22333b' } as const

/** Parts of a drawing as an `<svg>` element that needs nothing outside itself. */
export function chartOf(names: ChartNames, size: ChartSize, ...parts: readonly string[]): Chart {
  const { id, title, description } = names
  const { width, height } = size
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" aria-labelledby="${id}-title ${id}-desc" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-size="12" font-family="system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"><title id="${id}-title">${escapeHtml(title)}</title><desc id="${id}-desc">${escapeHtml(description)}</desc>${parts.join('')}</svg>`
  return { svg, width, height }
}
