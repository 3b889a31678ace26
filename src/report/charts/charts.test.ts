import { describe, expect, it } from 'vitest'
import { attributesOf, elementsOf } from '../../../tests/support/svg-elements.js'
import type { Key } from '../keys.js'
import type { Chart } from './chart.js'
import {
  funnelChart,
  heatMap,
  intervalBars,
  profileFrame,
  seriesKeys,
  stackedChart,
  trendChart,
} from './index.js'

const HOSTILE = '<script>alert("1")</script> & \u202Egnp\u0000 北'
const NAMES = { id: 'c7', title: HOSTILE, description: `desc ${HOSTILE}` }
const keys: Key[] = [
  ...seriesKeys([HOSTILE, 'yellow']),
  { ...(seriesKeys(['no'])[0] as Key), colour: '#ffffff', isTier: false, pattern: 'pattern-2' },
]
const share = { share: 0.25, low: 0.2, high: 0.31 }
const scales = [
  {
    label: HOSTILE,
    minimum: 0,
    maximum: 27,
    bands: [
      { from: 0, shade: 0 },
      { from: 10, shade: 1 },
    ],
  },
  { label: 'two', minimum: 1, maximum: 5, bands: [{ from: 1, shade: 0.5 }] },
]
const texts = {
  own: 'This school',
  others: 'Others',
  target: 'All',
  limits95: '95',
  limits998: '99.8',
  sizes: HOSTILE,
}

const CHARTS: Readonly<Record<string, () => Chart>> = {
  stackedChart: () =>
    stackedChart(NAMES, {
      keys,
      rows: [
        { label: HOSTILE, note: HOSTILE, shares: [0.25, 0.25, 0.5] },
        { label: 'b', note: 'n', shares: [null, 0.5, null] },
      ],
      hiddenName: 'hidden',
    }),
  intervalBars: () =>
    intervalBars(NAMES, {
      keys: keys.slice(0, 2),
      rows: [
        { label: HOSTILE, values: [share, null] },
        { label: 'b', values: [undefined, share] },
      ],
      hiddenName: HOSTILE,
    }),
  heatMap: () =>
    heatMap(NAMES, {
      columns: [HOSTILE, '8'],
      dark: 'low',
      rows: [
        { label: HOSTILE, shares: [0.1, null] },
        { label: 'b', shares: [undefined, 0.4] },
      ],
      hiddenName: HOSTILE,
    }),
  trendChart: () =>
    trendChart(NAMES, {
      waves: [HOSTILE, 'second', 'third'],
      series: [
        { name: HOSTILE, colour: '#c62828', values: [share, null, share] },
        { name: 'b', colour: '#1565c0', values: [undefined, share, share] },
      ],
    }),
  funnelChart: () =>
    funnelChart(NAMES, {
      target: 0.1,
      own: { n: 200, share: 0.25 },
      others: [
        { n: 100, share: 0.1 },
        { n: 400, share: 0.05 },
      ],
      texts,
    }),
  profileFrame: () => {
    const { draw, width, height } = profileFrame(scales)
    const marks = [{ value: 12, low: 9, high: 15, text: HOSTILE }, HOSTILE]
    return { svg: draw(NAMES, marks), width, height }
  },
}

describe.each(Object.entries(CHARTS))('%s', (_, draw) => {
  it('is well-formed XML with one root', () => {
    const elements = elementsOf(draw().svg)
    expect(elements[0]).toMatch(/^svg /)
    expect(elements.filter((element) => /^svg /.test(element))).toHaveLength(1)
  })

  it('has a title and a description, and says that it is an image of that name', () => {
    const { svg } = draw()
    expect(svg).toContain('role="img" aria-labelledby="c7-title c7-desc"')
    expect(svg).toContain(
      '<title id="c7-title">&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; gnp\uFFFD 北</title>',
    )
    expect(svg).toContain('<desc id="c7-desc">desc &lt;script&gt;')
  })

  it('has the same bytes each time, and ids of its own', () => {
    expect(draw()).toEqual(draw())
    const ids = [...draw().svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => !id?.startsWith('c7-'))).toEqual([])
    const used = [...draw().svg.matchAll(/url\(#([^)]*)\)/g)].map(([, id]) => id)
    expect(used.filter((id) => !ids.includes(id))).toEqual([])
  })

  it('has no script, no style sheet, no class of ECharts and nothing from outside', () => {
    const { svg } = draw()
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(
      /<script|<style|javascript:|href|https?:|@import|zr\d|ecmeta|NaN|undefined|Infinity|\u202E/,
    )
  })

  it('keeps every mark within its frame', () => {
    const { svg, width, height } = draw()
    const rectangles = attributesOf(svg, 'rect').filter((one) => one['x'] !== undefined)
    for (const { x, y, width: w, height: h } of rectangles) {
      expect(Number(x)).toBeGreaterThanOrEqual(0)
      expect(Number(x) + Number(w)).toBeLessThanOrEqual(width + 0.01)
      expect(Number(y) + Number(h)).toBeLessThanOrEqual(height + 0.01)
    }
    for (const { cx, cy } of attributesOf(svg, 'circle').filter((one) => one['r'] !== '1.3')) {
      expect(Number(cx)).toBeLessThanOrEqual(width)
      expect(Number(cy)).toBeLessThanOrEqual(height)
    }
  })
})
