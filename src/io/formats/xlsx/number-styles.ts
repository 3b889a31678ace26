import { readPart } from './read-xml.js'
import { attribute } from './scan-xml.js'
import type { ZipParts } from './zip-parts.js'

/** What a number format makes of a number: a moment, a time taken, digits with zeros in front, or just the number. */
export type NumberStyle =
  | { readonly kind: 'number' }
  | { readonly kind: 'date' | 'time' | 'datetime' | 'duration' }
  | { readonly kind: 'padded'; readonly digits: number }

const NUMBER: NumberStyle = { kind: 'number' }

/** Formats that have a number and no code in the file; 27 to 36 and 50 to 58 are those of Chinese Excel. */
const BUILT_IN: readonly (readonly [from: number, to: number, style: NumberStyle])[] = [
  [14, 17, { kind: 'date' }],
  [18, 21, { kind: 'time' }],
  [22, 22, { kind: 'datetime' }],
  [27, 31, { kind: 'date' }],
  [32, 35, { kind: 'time' }],
  [36, 36, { kind: 'date' }],
  [45, 45, { kind: 'time' }],
  [46, 46, { kind: 'duration' }],
  [47, 47, { kind: 'time' }],
  [50, 54, { kind: 'date' }],
  [55, 56, { kind: 'time' }],
  [57, 58, { kind: 'date' }],
]

/** The number style of each cell style of a workbook. */
export async function readNumberStyles(
  parts: ZipParts,
  part: string | null,
): Promise<readonly NumberStyle[]> {
  const formats = new Map<number, NumberStyle>()
  const styles: NumberStyle[] = []
  let isCellStyles = false
  if (part === null) return styles
  await readPart(parts, part, {
    open: (name, attributes) => {
      const format = Number(attribute(attributes, 'numFmtId') ?? 0)
      if (name === 'numFmt')
        formats.set(format, styleOfCode(attribute(attributes, 'formatCode') ?? ''))
      if (name === 'cellXfs') isCellStyles = true
      if (name === 'xf' && isCellStyles) styles.push(formats.get(format) ?? builtIn(format))
    },
    close: (name) => {
      if (name === 'cellXfs') isCellStyles = false
    },
    text: () => undefined,
  })
  return styles
}

function builtIn(format: number): NumberStyle {
  return BUILT_IN.find(([from, to]) => format >= from && format <= to)?.[2] ?? NUMBER
}

/** What a format code makes of numbers. Only its first section, which is that of positive numbers, is looked at. */
export function styleOfCode(code: string): NumberStyle {
  const plain = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .split(';', 1)[0]
    ?.replace(/general/gi, '')
    .toLowerCase() as string
  if (/^0{2,}$/.test(plain)) return { kind: 'padded', digits: plain.length }
  if (/\[(?:h+|m+|s+)\]/.test(plain)) return { kind: 'duration' }
  const letters = plain
    .replace(/\[[^\]]*\]/g, '')
    .replace(/am\/pm|a\/p/g, 'h')
    .replace(/e[+-]/g, '')
  const hasTime = /[hs]/.test(letters)
  const hasDate = /[ydgeb]/.test(letters) || (letters.includes('m') && !hasTime)
  if (hasDate) return { kind: hasTime ? 'datetime' : 'date' }
  return hasTime ? { kind: 'time' } : NUMBER
}
