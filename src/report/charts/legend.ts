import { cleanText } from '../html.js'
import { INK } from './chart.js'
import { label, pixel, rectangle } from './marks.js'
import { textWidth } from './text-width.js'

export interface LegendEntry {
  /** Attributes of the swatch. */
  readonly look: string
  /** The swatch is a box where absent. */
  readonly shape?: 'box' | 'line'
  readonly name: string
}

export interface Legend {
  readonly svg: string
  /** Pixels that it takes from the top. */
  readonly height: number
}

const LINE = 20
const GAP = 18

/** Swatches with their names, in as many lines as it takes. */
export function legendOf(entries: readonly LegendEntry[], width: number): Legend {
  let x = 0
  let y = 10
  const parts = entries.map(({ look, name, shape }) => {
    const needed = 20 + textWidth(cleanText(name))
    if (x > 0 && x + needed > width) {
      x = 0
      y += LINE
    }
    const at = x
    x += needed + GAP
    const swatch =
      shape === 'line'
        ? `<path d="M${pixel(at)} ${y}h15" ${look}/>`
        : rectangle(at + 0.5, y - 6, 13, 12, look)
    return swatch + label(at + 20, y, name, 'start', `fill="${INK.text}"`)
  })
  return { svg: parts.join(''), height: entries.length === 0 ? 0 : y + 16 }
}
