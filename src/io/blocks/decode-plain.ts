import { MISSING } from '../../table/missing.js'
import type { CellDecoder } from './cell-decoder.js'
import { NOT_QUICK, TWO_DIGITS } from './quick-tables.js'
import { endRow, hasRoom, type RowDecoder, readCell } from './row-decoder.js'
import { takeCarried } from './take-carried.js'

const NEWLINE = 10
const CARRIAGE_RETURN = 13
const ZERO = 48

/**
 * Reads rows of a text without quotes from `bytes[from, …)` into the block until the block is full or the bytes are
 * used up. Cells of one or two bytes in item columns are looked up; the others go to the reader of their column.
 *
 * @param bytes - UTF-8, ending with a newline
 * @returns where reading stopped: the beginning of a line, or the end
 */
export function decodePlain(
  decoder: RowDecoder,
  bytes: Uint8Array,
  from: number,
  delimiter: number,
): number {
  let at = from
  const isHeld = decoder.cells?.reads(bytes) === true
  const cells = isHeld ? decoder.cells : null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  while (at < bytes.length && hasRoom(decoder)) {
    const lineStart = at
    decoder.column = 0
    decoder.takesCarried = true
    for (;;) {
      if (cells === null) at = decodeQuickCells(decoder, bytes, view, at, delimiter)
      else {
        at = decodeHeld(decoder, cells, bytes, at, delimiter)
        if (decoder.isLineEnd) {
          endRow(decoder, decoder.column, bytes, lineStart, at - 1)
          break
        }
      }
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
      break
    }
  }
  return at
}

/**
 * Takes carried cells and looks up cells of item columns from `decoder.column` on, as long as the kernel can.
 *
 * @param bytes - held by the kernel
 * @returns where the first other cell begins; where `decoder.isLineEnd`, the next line
 */
function decodeHeld(
  decoder: RowDecoder,
  cells: CellDecoder,
  bytes: Uint8Array,
  from: number,
  delimiter: number,
): number {
  const { carried, row, faults } = decoder
  const { slots } = decoder.quick
  let at = from
  decoder.isLineEnd = false
  for (;;) {
    const { column } = decoder
    const nCarried = decoder.takesCarried ? (carried?.adjacent[column] ?? 0) : 0
    if (carried !== null && nCarried > 0) {
      const next = takeCarried(carried, bytes, at, column, row, delimiter, faults)
      // A line with too few cells is not asked about again.
      decoder.takesCarried = next > 0
      if (next === 0) return at
      decoder.column += nCarried
      at = next
    } else if ((slots[column] ?? -1) >= 0) {
      at = cells.decode(bytes, at, column, row, delimiter)
      decoder.column = cells.column()
      decoder.isLineEnd = cells.isLineEnd()
      if (decoder.isLineEnd || decoder.column === column) return at
    } else return at
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
