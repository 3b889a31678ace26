import { describe, expect, it } from 'vitest'
import { attributesOf } from '../../../tests/support/svg-elements.js'
import { columnAt, gridOf, percentAxis, rowAt, rowAxis, xAt, yAt } from './axes.js'
import { pixelsOf } from './echarts.js'
import {
  funnelChart,
  heatMap,
  intervalBars,
  profileFrame,
  seriesKeys,
  stackedChart,
} from './index.js'
import { profileOption } from './profile-frame.js'

const NAMES = { id: 'p', title: 't', description: 'd' }
const plot = { left: 100, top: 20, width: 300, height: 120 }
const size = { width: 440, height: 180 }

/** Relative luminance of WCAG 2. */
function brightness(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

describe('places by arithmetic', () => {
  it('are where ECharts puts values and rows', () => {
    const option = {
      grid: gridOf(plot),
      xAxis: percentAxis({ end: 40, step: 10 }),
      yAxis: rowAxis(['a', 'b', 'c'], 90),
    }
    const places = [0, 1, 2].map((row) => [row * 13.5, row] as const)
    const ours = places.map(([x, row]) => [xAt(plot, x / 40), rowAt(plot, row, 3)])
    pixelsOf(option, size, places).forEach(([x = 0, y = 0], index) => {
      expect(x).toBeCloseTo(ours[index]?.[0] ?? 0, 6)
      expect(y).toBeCloseTo(ours[index]?.[1] ?? 0, 6)
    })
  })

  it('are where ECharts puts columns and heights', () => {
    const option = {
      grid: gridOf(plot),
      xAxis: { ...rowAxis(['a', 'b', 'c', 'd'], 60), inverse: false },
      yAxis: percentAxis({ end: 15, step: 5 }),
    }
    const [[x = 0, y = 0] = []] = pixelsOf(option, size, [[2, 12]])
    expect(x).toBeCloseTo(columnAt(plot, 2, 4), 6)
    expect(y).toBeCloseTo(yAt(plot, 12 / 15), 6)
  })

  it('of a profile are where ECharts puts scores on the lane of their scale', () => {
    const scales = [
      { label: 'one', minimum: 0, maximum: 27, bands: [{ from: 0, shade: 0 }] },
      {
        label: 'two',
        minimum: 1,
        maximum: 5,
        bands: [
          { from: 1, shade: 0 },
          { from: 2, shade: 1 },
        ],
      },
    ]
    const frame = profileFrame(scales)
    const { option, size: ofFrame } = profileOption(scales)
    const [[x = 0, y = 0] = []] = pixelsOf(option, ofFrame, [[(2.4 - 1) / 4, 1]])
    expect(frame.xOf(1, 2.4)).toBeCloseTo(x, 6)
    expect(frame.yOf(1)).toBeCloseTo(y, 6)
    const svg = frame.draw(NAMES, [
      { value: 27, text: '27' },
      { value: 2.4, previous: 1, text: '2.4' },
    ])
    const circles = attributesOf(svg, 'circle').map(({ cx }) => Number(cx))
    expect(circles[0]).toBeCloseTo(frame.xOf(0, 27), 1)
    expect(circles[1]).toBeCloseTo(frame.xOf(1, 1), 1)
    expect(circles[2]).toBeCloseTo(x, 1)
  })
})

describe('marks', () => {
  it('of a heat map carry figures that stand out from their shade by 4.5 to 1', () => {
    const shares = Array.from({ length: 101 }, (_, percent) => percent / 100)
    const rows = shares.map((share) => ({ label: 'a', shares: [share] }))
    const { svg } = heatMap(NAMES, { columns: ['1'], dark: 'high', rows, hiddenName: 'h' })
    const cells = [...svg.matchAll(/fill="rgb\(([^)]*)\)"\/><text [^>]*fill="(#\w+)"/g)]
    expect(cells).toHaveLength(101)
    for (const [, shade = '', ink] of cells) {
      const light = brightness(shade.split(',').map(Number))
      const contrast = ink === '#fff' ? 1.05 / (light + 0.05) : (light + 0.05) / 0.05
      expect(contrast, shade).toBeGreaterThanOrEqual(4.5)
    }
  })

  it('of a stacked bar are as long as their shares, and what is hidden is what they leave', () => {
    const rows = [{ label: 'a', note: '', shares: [0.25, null, 0.5] }]
    const { svg } = stackedChart(NAMES, {
      keys: seriesKeys(['a', 'b', 'c']),
      rows,
      hiddenName: 'h',
    })
    const bars = attributesOf(svg, 'rect').filter(({ height }) => height === '17')
    const [first, second, hidden] = bars.map(({ width }) => Number(width))
    expect(bars).toHaveLength(3)
    expect((second ?? 0) / (first ?? 1)).toBeCloseTo(2, 2)
    expect(hidden).toBeCloseTo(first ?? 0, 1)
    expect(bars[2]?.['stroke-dasharray']).toBe('3 3')
  })

  it('of a share end at the share, its line at the ends of its interval', () => {
    const rows = [{ label: 'a', values: [{ share: 0.2, low: 0.1, high: 0.4 }] }]
    const { svg } = intervalBars(NAMES, { keys: seriesKeys(['a']), rows, hiddenName: 'h' })
    const bar = attributesOf(svg, 'rect').find(({ height }) => height === '9')
    const [, from, to] = /d="M([\d.]+) [\d.]+H([\d.]+)M/.exec(svg) ?? []
    const left = Number(bar?.['x'])
    expect(Number(from) - left).toBeCloseTo(Number(bar?.['width']) / 2, 1)
    expect(Number(to) - left).toBeCloseTo(Number(bar?.['width']) * 2, 1)
  })

  it('that are hidden say so and have no bar; what is not there says nothing', () => {
    const rows = [{ label: 'a', values: [null, undefined] }]
    const { svg } = intervalBars(NAMES, {
      keys: seriesKeys(['x', 'y']),
      rows,
      hiddenName: 'kept back',
    })
    expect(attributesOf(svg, 'rect').filter(({ height }) => height === '9')).toEqual([])
    expect(svg.match(/kept back/g)).toHaveLength(1)
  })

  it('of a heat map are darker where the share is higher, and hidden ones have no shade', () => {
    const rows = [{ label: 'a', shares: [0.1, 0.2, null, undefined] }]
    const { svg } = heatMap(NAMES, {
      columns: ['1', '2', '3', '4'],
      dark: 'high',
      rows,
      hiddenName: 'kept back',
    })
    const cells = attributesOf(svg, 'rect')
    expect(cells.map(({ fill }) => fill)).toEqual(['rgb(124,158,189)', 'rgb(8,69,128)', '#fff'])
    expect(svg).toContain('>10.0</text>')
    expect(svg).toContain('>kept back</text>')
  })

  it('of a funnel are at the size and the share of their group', () => {
    const texts = { own: 'o', others: 'x', target: 't', limits95: 'a', limits998: 'b', sizes: 's' }
    const others = [
      { n: 0, share: 0 },
      { n: 500, share: 0.1 },
      { n: 250, share: 0.05 },
    ]
    const { svg } = funnelChart(NAMES, { target: 0.1, own: null, others, texts })
    const [origin, end, middle] = attributesOf(svg, 'circle').map(({ cx, cy }) => [
      Number(cx),
      Number(cy),
    ])
    expect(middle?.[0]).toBeCloseTo(((origin?.[0] ?? 0) + (end?.[0] ?? 0)) / 2, 1)
    expect(middle?.[1]).toBeCloseTo(((origin?.[1] ?? 0) + (end?.[1] ?? 0)) / 2, 1)
  })
})
