import { type Allocate, COPY_SLACK, makeColumn, onHeap } from '../../table/allocate.js'
import { decodeText } from '../cell/decode-text.js'

/**
 * The cells of all columns of a block that are carried through, as they stand in the file: row after row, each cell with
 * a comma behind it, so that the cells of a row that is plain are what CSV has of them.
 */
export interface CarriedRows {
  /** UTF-8; grows as needed. */
  bytes: Uint8Array
  /** Address of the bytes in the kernel's memory; 0 on the heap. */
  address: number
  readonly nColumns: number
  /** Where the cell of a row ends in `bytes`, at `column × stride + row`. */
  readonly ends: Int32Array
  readonly stride: number
  /** 1 where every cell of the row can stand in CSV as it is. */
  readonly plain: Uint8Array
  /** Whether the bytes are known to be UTF-8. */
  readonly isValid: boolean
  readonly allocate: Allocate
}

/** The cells of one of the columns. */
export interface ByteCells {
  readonly rows: CarriedRows
  readonly column: number
}

const COMMA = 44
const QUOTE = 34
const SPACE = 32
const DELETE = 127
const ZERO = 48
/** Length of a row before any is known. */
const LIKELY_LENGTH = 64

export function createCarriedRows(
  nColumns: number,
  capacity: number,
  isValid: boolean,
  allocate: Allocate = onHeap,
): CarriedRows {
  const length = nColumns === 0 ? 0 : capacity * LIKELY_LENGTH + COPY_SLACK
  const bytes = makeColumn(Uint8Array, length, allocate)
  return {
    bytes,
    address: bytes.byteOffset,
    nColumns,
    ends: makeColumn(Int32Array, nColumns * capacity, allocate),
    stride: capacity,
    plain: makeColumn(Uint8Array, capacity, allocate),
    isValid,
    allocate,
  }
}

/** Where the cell of a row begins. */
export function startOfCell({ rows, column }: ByteCells, row: number): number {
  return startOf(rows, column, row)
}

export function endOfCell({ rows: { ends, stride }, column }: ByteCells, row: number): number {
  return ends[column * stride + row] as number
}

/** Where the cell of a column begins, which is behind the comma of the cell before. */
export function startOf(
  { ends, stride, nColumns }: CarriedRows,
  column: number,
  row: number,
): number {
  if (column > 0) return (ends[(column - 1) * stride + row] as number) + 1
  return row === 0 ? 0 : (ends[(nColumns - 1) * stride + row - 1] as number) + 1
}

/** Puts a cell behind the one before; rows and columns come in order, the last row may come again. */
export function putCell(
  rows: CarriedRows,
  column: number,
  row: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): void {
  let at = startOf(rows, column, row)
  makeRoom(rows, at, end - start)
  const target = rows.bytes
  for (let from = start; from < end; from++) target[at++] = bytes[from] as number
  target[at] = COMMA
  rows.ends[column * rows.stride + row] = at
  if (column === 0) rows.plain[row] = 1
  if (!isPlain(bytes, start, end, rows.isValid)) rows.plain[row] = 0
}

/** Makes room for `length` bytes and a comma from `at` on. */
export function makeRoom(rows: CarriedRows, at: number, length: number): void {
  const needed = at + length + 1 + COPY_SLACK
  if (needed <= rows.bytes.length) return
  const larger = makeColumn(Uint8Array, needed * 2, rows.allocate)
  larger.set(rows.bytes.subarray(0, at))
  rows.bytes = larger
  rows.address = larger.byteOffset
}

/**
 * Whether a cell can stand in CSV as it is: nothing in it that wants quotes, no sign at its beginning with which a formula
 * begins, no space at its ends. Kept simple: first a digit, a letter or a Chinese character, last no space.
 */
function isPlain(bytes: Uint8Array, start: number, end: number, isValid: boolean): boolean {
  if (start === end) return true
  const first = bytes[start] as number
  if (!isDigitOrLetter(first) && !(isValid && isIdeograph(first))) return false
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number
    const isWide = isValid && byte > DELETE
    if (!isWide && (byte < SPACE || byte >= DELETE || byte === COMMA || byte === QUOTE))
      return false
  }
  const last = bytes[end - 1] as number
  return last > DELETE ? isIdeograph(bytes[end - 3] as number) : last !== SPACE
}

/** First byte of U+4000 to U+9FFF, three bytes each. */
const isIdeograph = (byte: number): boolean => byte >= 0xe4 && byte <= 0xe9

const isDigitOrLetter = (byte: number): boolean =>
  (byte >= ZERO && byte < ZERO + 10) || ((byte | 32) >= 97 && (byte | 32) <= 122)

/** The texts of the first `length` rows. */
export function textsOf(cells: ByteCells, length: number): string[] {
  const { bytes } = cells.rows
  return Array.from({ length }, (_, row) =>
    decodeText(bytes, startOfCell(cells, row), endOfCell(cells, row)),
  )
}
