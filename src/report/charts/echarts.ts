import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, LineChart, GridComponent, SVGRenderer])

/** What ECharts is asked to draw; its own documentation says what may stand in it. */
export type ChartOption = Readonly<Record<string, unknown>>

export interface ChartSize {
  /** Pixels. */
  readonly width: number
  readonly height: number
}

/** What ECharts draws for an option, as it comes: an `<svg>` element with names that count up in a process. */
export function drawSvg(option: ChartOption, size: ChartSize): string {
  const chart = open(option, size)
  const svg = chart.renderToSVGString()
  chart.dispose()
  return svg
}

/** Where ECharts puts values of the two axes, in pixels from the top left corner; the arithmetic of marks is tested by it. */
export function pixelsOf(
  option: ChartOption,
  size: ChartSize,
  places: readonly (readonly [number, number])[],
): (readonly number[])[] {
  const chart = open(option, size)
  const pixels = places.map((place) => chart.convertToPixel({ gridIndex: 0 }, [...place]))
  chart.dispose()
  return pixels
}

function open(option: ChartOption, size: ChartSize): ReturnType<typeof init> {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size })
  chart.setOption({ animation: false, ...option })
  return chart
}
