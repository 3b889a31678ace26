import { cleanText } from '../html.js'
import type { Axis } from '../interval-chart.js'
import { INK } from './chart.js'
import type { ChartOption } from './echarts.js'

/** The rectangle between the axes, in pixels. */
export interface Plot {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** A linear place: of a value from 0 to 1 along the plot. */
export const xAt = ({ left, width }: Plot, part: number): number => left + part * width

/** From the bottom of the plot upwards. */
export const yAt = ({ top, height }: Plot, part: number): number => top + (1 - part) * height

/** The middle of a row of n, from the top. */
export const rowAt = ({ top, height }: Plot, row: number, n: number): number =>
  top + ((row + 0.5) / n) * height

/** The middle of a column of n, from the left. */
export const columnAt = ({ left, width }: Plot, column: number, n: number): number =>
  left + ((column + 0.5) / n) * width

/** Exactly the plot, wherever labels end. */
export const gridOf = (plot: Plot): ChartOption => ({ ...plot, outerBoundsMode: 'none' })

/** An axis of percents from 0. */
export function percentAxis({ end, step }: Axis): ChartOption {
  return {
    type: 'value',
    min: 0,
    max: end,
    interval: step,
    axisLabel: { color: INK.soft, fontSize: 11, formatter: '{value}%' },
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: INK.line } },
  }
}

/** An axis of counts from 0. */
export function countAxis({ end, step }: Axis, name: string): ChartOption {
  return {
    ...percentAxis({ end, step }),
    name: cleanText(name),
    nameLocation: 'middle',
    nameGap: 26,
    nameTextStyle: { color: INK.soft, fontSize: 11 },
    axisLabel: { color: INK.soft, fontSize: 11 },
    splitLine: { show: false },
    axisLine: { show: true, lineStyle: { color: INK.line } },
  }
}

/** Names of rows, the first at the top; long ones in two lines. */
export function rowAxis(labels: readonly string[], width: number): ChartOption {
  return {
    type: 'category',
    data: labels.map(cleanText),
    inverse: true,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: INK.text, interval: 0, width, overflow: 'break', lineHeight: 14 },
  }
}

/** Names of columns. */
export function columnAxis(labels: readonly string[], width: number): ChartOption {
  return {
    ...rowAxis(labels, width),
    inverse: false,
    axisLabel: {
      color: INK.text,
      interval: 0,
      width,
      overflow: 'break',
      fontSize: 11,
      lineHeight: 13,
    },
  }
}
