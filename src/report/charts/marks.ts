import { escapeHtml } from '../html.js'
import { INK } from './chart.js'

/** Two decimals: finer than any screen, and short. */
export const pixel = (value: number): string => String(Math.round(value * 100) / 100)

/** A rectangle; `fill` is a colour or the address of a pattern. */
export function rectangle(
  x: number,
  y: number,
  width: number,
  height: number,
  look: string,
): string {
  return `<rect x="${pixel(x)}" y="${pixel(y)}" width="${pixel(width)}" height="${pixel(height)}" ${look}/>`
}

/** A line over an interval with a cap at each end. */
export function whisker(from: number, to: number, y: number, colour: string = INK.mark): string {
  const cap = (x: number): string => `M${pixel(x)} ${pixel(y - 3)}V${pixel(y + 3)}`
  return `<path d="M${pixel(from)} ${pixel(y)}H${pixel(to)}${cap(from)}${cap(to)}" stroke="${colour}" stroke-width="1.4" fill="none"/>`
}

/** A line over an interval upright. */
export function uprightWhisker(from: number, to: number, x: number, colour: string): string {
  const cap = (y: number): string => `M${pixel(x - 3)} ${pixel(y)}H${pixel(x + 3)}`
  return `<path d="M${pixel(x)} ${pixel(from)}V${pixel(to)}${cap(from)}${cap(to)}" stroke="${colour}" stroke-width="1.2" fill="none"/>`
}

export type TextPlace = 'start' | 'middle' | 'end'

/** A line of text whose middle is at y. */
export function label(
  x: number,
  y: number,
  text: string,
  place: TextPlace = 'start',
  look = `fill="${INK.soft}"`,
): string {
  const anchor = place === 'start' ? '' : ` text-anchor="${place}"`
  return `<text x="${pixel(x)}" y="${pixel(y)}"${anchor} dominant-baseline="central" ${look}>${escapeHtml(text)}</text>`
}
