import { MISSING } from '../../table/missing.js'
import { NOT_QUICK, TWO_DIGITS } from './quick-tables.js'
import { endRow, hasRoom, type RowDecoder, readCell } from './row-decoder.js'
import type { RowsDecoder } from './rows-decoder.js'

const NEWLINE = 10
const CARRIAGE_RETURN = 13
const ZERO = 48

/**
 * Reads rows of a text without quotes from `bytes[from, …)` into the block until the block is full or the bytes are
 * used up. Cells of one or two bytes in item columns are looked up; the others go to the reader of their column.
 *
 * @param rows - of the same decoder; null where there is none
 * @param bytes - UTF-8, ending with a newline
 * @returns where reading stopped: the beginning of a line, or the end
 */
export function decodePlain(
  decoder: RowDecoder,
  rows: RowsDecoder | null,
  bytes: Uint8Array,
  from: number,
  delimiter: number,
): number {
  let at = from
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  while (at < bytes.length && hasRoom(decoder)) {
    if (rows !== null) {
      at = rows.decode(bytes, at)
      if (at === bytes.length || !hasRoom(decoder)) break
    }
    at = decodeLine(decoder, bytes, view, at, delimiter)
  }
  return at
}

/** Reads one line, cell by cell; returns where the next one begins. */
function decodeLine(
  decoder: RowDecoder,
  bytes: Uint8Array,
  view: DataView,
  lineStart: number,
  delimiter: number,
): number {
  let at = lineStart
  decoder.column = 0
  for (;;) {
    at = decodeQuickCells(decoder, bytes, view, at, delimiter)
    at = skipUnread(decoder, bytes, at, delimiter)
    let end = at
    let byte = bytes[end] as number
    while (byte !== delimiter && byte !== NEWLINE) byte = bytes[++end] as number
    const isLast = byte === NEWLINE
    const cellEnd = isLast && end > at && bytes[end - 1] === CARRIAGE_RETURN ? end - 1 : end
    readCell(decoder, decoder.column++, bytes, at, cellEnd)
    at = end + 1
    if (!isLast) continue
    endRow(decoder, decoder.column, bytes, lineStart, cellEnd)
    return at
  }
}

/**
 * Looks up the cells of item columns from `decoder.column` on, as far as each is empty, one byte or two digits and
 * followed by a delimiter. The casts are for speed: the bytes end with a newline, and `slots` with a −1.
 *
 * @returns where the first other cell begins; `decoder.column` is its column
 */
function decodeQuickCells(
  decoder: RowDecoder,
  bytes: Uint8Array,
  view: DataView,
  from: number,
  delimiter: number,
): number {
  const { slots, starts, tables } = decoder.quick
  const { store } = decoder.columns
  const { row } = decoder
  const first = Math.min(decoder.column, slots.length - 1)
  const delimiters = (delimiter << 8) | (delimiter << 24)
  const lastWord = bytes.length - 4
  let at = from
  let column = first
  for (let slot = slots[column] as number; slot >= 0; slot = slots[++column] as number) {
    const table = starts[column] as number
    // Two cells of one byte and their delimiters are one word.
    if (at <= lastWord) {
      const word = view.getInt32(at, true)
      const slotBehind = slots[column + 1] as number
      if ((word & 0xff00ff00) === delimiters && slotBehind >= 0) {
        const code = tables[table + (word & 0xff)] as number
        const tableBehind = starts[column + 1] as number
        const codeBehind = tables[tableBehind + ((word >>> 16) & 0xff)] as number
        if (code !== NOT_QUICK && codeBehind !== NOT_QUICK) {
          store[slot + row] = code
          store[slotBehind + row] = codeBehind
          at += 4
          column++
          continue
        }
      }
    }
    const byte = bytes[at] as number
    const next = bytes[at + 1] as number
    if (next === delimiter) {
      const code = tables[table + byte] as number
      if (code !== NOT_QUICK) {
        store[slot + row] = code
        at += 2
        continue
      }
    }
    if (byte === delimiter) {
      store[slot + row] = MISSING.blank
      at++
      continue
    }
    if (bytes[at + 2] !== delimiter || !isDigit(byte) || !isDigit(next)) break
    const code = tables[table + TWO_DIGITS + (byte - ZERO) * 10 + next - ZERO] as number
    if (code === NOT_QUICK) break
    store[slot + row] = code
    at += 3
  }
  if (column > first) decoder.column = column
  return at
}

/**
 * Passes over the cells from `decoder.column` on that nobody asked for, up to the last cell of the line.
 *
 * @returns where the first other cell begins; `decoder.column` is its column
 */
function skipUnread(
  decoder: RowDecoder,
  bytes: Uint8Array,
  from: number,
  delimiter: number,
): number {
  const { readers } = decoder
  let start = from
  let at = from
  let { column } = decoder
  while (readers[column] === null) {
    let byte = bytes[at] as number
    while (byte !== delimiter && byte !== NEWLINE) byte = bytes[++at] as number
    if (byte === NEWLINE) break
    start = ++at
    column++
  }
  decoder.column = column
  return start
}

const isDigit = (byte: number): boolean => byte >= ZERO && byte < ZERO + 10
