import { damaged } from '../format-error.js'
import type { NumberStyle } from './number-styles.js'
import { serialText } from './serial-date.js'
import { unescaped } from './shared-strings.js'

/** What cells refer to. */
export interface CellBook {
  readonly texts: readonly string[]
  readonly styles: readonly NumberStyle[]
  readonly is1904: boolean
}

/** Numbers that a spreadsheet keeps exactly have 15 digits. */
const EXACT = 1e15

/**
 * The text of a cell as a person means it: a student number of eleven digits is eleven digits however it was stored,
 * a date is a date, a shared text is its text.
 *
 * Whole numbers beyond 15 digits that were stored in scientific notation stay in it, since their last digits are lost.
 *
 * @param type - of the cell: `s`, `str`, `inlineStr`, `b`, `e`, `d`, or a number where absent
 * @param raw - the stored value
 */
export function cellText(
  book: CellBook,
  type: string | undefined,
  style: number,
  raw: string,
): string {
  if (type === 's') return sharedText(book, raw)
  if (type === 'str') return unescaped(raw)
  if (type === 'inlineStr' || type === 'e') return raw
  if (type === 'b') return raw === '1' || raw === 'true' ? 'true' : 'false'
  if (type === 'd') return raw.replace('T', ' ').replace(/ 00:00:00(?:\.0+)?Z?$|Z$/, '')
  return numberText(raw.trim(), book.styles[style], book.is1904)
}

function sharedText({ texts }: CellBook, raw: string): string {
  const text = texts[Number(raw)]
  if (text === undefined)
    throw damaged('workbook', 'a cell that refers to a text that is not there')
  return text
}

function numberText(raw: string, style: NumberStyle = { kind: 'number' }, is1904: boolean): string {
  const number = Number(raw)
  if (raw === '' || !Number.isFinite(number)) return raw
  if (style.kind === 'padded')
    return /^\d+$/.test(raw) ? raw.padStart(style.digits, '0') : plainNumber(raw, number)
  if (style.kind === 'number') return plainNumber(raw, number)
  return serialText(number, style.kind, is1904) ?? plainNumber(raw, number)
}

function plainNumber(raw: string, number: number): string {
  if (/^-?\d+$/.test(raw)) return raw
  return Math.abs(number) < EXACT ? String(number) : raw
}
