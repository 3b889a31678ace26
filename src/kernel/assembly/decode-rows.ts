// Decodes rows of a file whose cells are not in quotes.

import { CARRIAGE_RETURN, COMMA, DELETE, NEWLINE, QUOTE, SPACE, ZERO } from './bytes'
import { copyBytes } from './copy-bytes'
import { decodeCells, Plan } from './decode-cells'

/** What is known of the columns of a file, and where their cells go; written by `rows-decoder.ts`. */
@unmanaged
class Rows {
  /** Address of the {@link Plan} for cells of items. */
  cells: usize
  /** Address of what each column is: ITEM, or what becomes of its cells. */
  kinds: usize
  nColumns: u32
  delimiter: u32
  /** 1 where the bytes are known to be UTF-8. */
  isValid: u32
  /** Address of where the cells of READ columns begin and end: pairs of addresses, for one column after the other. */
  bounds: usize
  boundsStride: usize
  /** Where the next carried cell goes; its end is counted from `base`, and there is room up to `limit`. */
  to: usize
  base: usize
  limit: usize
  /** Address of where the cells of the first CARRIED column end; those of the next are `endsStride` bytes further. */
  ends: usize
  endsStride: usize
  /** Address of a byte for each row: whether its carried cells can stand in CSV as they are. */
  plain: usize
  /** Address of the cells that are read one by one: row, column, and addresses of beginning and end. */
  odd: usize
  nOdd: u32
  mostOdd: u32
  /** Where reading stopped: the beginning of a line. */
  at: usize
  /** Whether it stopped because carried cells have no room. */
  isFull: u32
}

const ITEM: u32 = 0
const CARRIED: u32 = 1
const READ: u32 = 2
const ODD: u32 = 4

const ODD_SIZE: usize = 16

/**
 * Decodes the rows of the lines from `from` on, as far as each has a cell for each column, and beyond them empty ones
 * only.
 *
 * @param end - end of the bytes; the last one is a newline
 * @param row - of the first line
 * @param limit - rows that there is room for
 * @returns the row of the first line that is left, which begins at `plan.at`
 */
export function decodeRows(plan: Rows, from: usize, end: usize, row: usize, limit: usize): usize {
  let next = row
  plan.at = from
  plan.isFull = 0
  while (next < limit && plan.at < end) {
    const to = plan.to
    const nOdd = plan.nOdd
    if (!decodeRow(plan, plan.at, end, next)) {
      plan.to = to
      plan.nOdd = nOdd
      break
    }
    next++
  }
  return next
}

/**
 * Decodes one line and puts `plan.at` behind it; false where it has too few cells, something beyond them, or no room.
 */
function decodeRow(plan: Rows, from: usize, end: usize, row: usize): bool {
  const cells = changetype<Plan>(plan.cells)
  const nColumns: usize = plan.nColumns
  const delimiter = plan.delimiter
  let bounds = plan.bounds + (row << 3)
  let ends = plan.ends + (row << 2)
  let isPlain: u32 = 1
  let at = from
  let column: usize = 0
  while (column < nColumns) {
    let kind: u32 = load<u8>(plan.kinds + column)
    if (kind === ITEM) {
      cells.column = <u32>column
      at = decodeCells(cells, at, end, row)
      column = cells.column
      if (cells.isLineEnd !== 0) {
        if (column !== nColumns) return false
        break
      }
      if (column === nColumns) {
        at = skipSurplus(at, delimiter)
        if (at === 0) return false
        break
      }
      if (load<u8>(plan.kinds + column) !== ITEM) continue
      kind = ODD
    }
    const start = at
    let byte: u32 = load<u8>(at)
    let isInnerPlain: u32 = 1
    while (byte !== delimiter && byte !== NEWLINE) {
      if (byte < SPACE || byte === COMMA || byte === QUOTE || byte === DELETE) isInnerPlain = 0
      else if (byte > DELETE) isInnerPlain &= plan.isValid
      byte = load<u8>(++at)
    }
    let cellEnd = at++
    const isLast = byte === NEWLINE
    if (isLast && cellEnd > start && load<u8>(cellEnd - 1) === CARRIAGE_RETURN) {
      cellEnd--
      // The return itself is not in the cell.
      isInnerPlain = isPlainInside(start, cellEnd, plan.isValid)
    }
    if ((kind & CARRIED) !== 0) {
      const length = cellEnd - start
      if (plan.to + length + 17 > plan.limit) {
        plan.isFull = 1
        return false
      }
      copyBytes(start, plan.to, length)
      plan.to += length
      store<u8>(plan.to, <u8>COMMA)
      store<u32>(ends, <u32>(plan.to - plan.base))
      plan.to++
      ends += plan.endsStride
      if (isInnerPlain === 0 || !isEdgePlain(start, cellEnd, plan.isValid)) isPlain = 0
    }
    if ((kind & READ) !== 0) {
      store<u32>(bounds, <u32>start)
      store<u32>(bounds + 4, <u32>cellEnd)
      bounds += plan.boundsStride
    }
    if ((kind & ODD) !== 0) {
      if (plan.nOdd === plan.mostOdd) return false
      const entry = plan.odd + <usize>plan.nOdd * ODD_SIZE
      store<u32>(entry, <u32>row)
      store<u32>(entry + 4, <u32>column)
      store<u32>(entry + 8, <u32>start)
      store<u32>(entry + 12, <u32>cellEnd)
      plan.nOdd++
    }
    column++
    if (isLast) {
      if (column !== nColumns) return false
      break
    }
    if (column === nColumns) {
      at = skipSurplus(at, delimiter)
      if (at === 0) return false
    }
  }
  store<u8>(plan.plain + row, <u8>isPlain)
  plan.at = at
  return true
}

/** Where the next line begins, if nothing but empty cells stands before it; 0 otherwise. */
function skipSurplus(from: usize, delimiter: u32): usize {
  let at = from
  let byte: u32 = load<u8>(at)
  while (byte === delimiter || byte === SPACE || byte === CARRIAGE_RETURN) byte = load<u8>(++at)
  return byte === NEWLINE ? at + 1 : 0
}

function isPlainInside(start: usize, end: usize, isValid: u32): u32 {
  for (let at = start; at < end; at++) {
    const byte: u32 = load<u8>(at)
    if (byte < SPACE || byte === COMMA || byte === QUOTE || byte === DELETE) return 0
    if (byte > DELETE && isValid === 0) return 0
  }
  return 1
}

/** Whether a cell begins with a digit, a letter or a Chinese character, and does not end with a space. */
function isEdgePlain(start: usize, end: usize, isValid: u32): bool {
  if (start === end) return true
  const first: u32 = load<u8>(start)
  const letter = first | 32
  const isWord = (first >= ZERO && first < ZERO + 10) || (letter >= 97 && letter <= 122)
  if (!isWord && !(isValid !== 0 && isIdeograph(first))) return false
  const last: u32 = load<u8>(end - 1)
  return last > DELETE ? isIdeograph(<u32>load<u8>(end - 3)) : last !== SPACE
}

/** First byte of U+4000 to U+9FFF, three bytes each. */
function isIdeograph(byte: u32): bool {
  return byte >= 0xe4 && byte <= 0xe9
}
