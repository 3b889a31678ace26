import { stagedCell } from '../staged-line.js'
import { NEWLINE, NINE, OPEN_ARRAY, OPEN_OBJECT, QUOTE, TAB, ZERO } from './json-signs.js'
import { type LineWriter, lineWriter } from './line-writer.js'
import { escapedEnd, isBoundary, scalarEnd, textEnd, valueScanner } from './scan-value.js'

const LETTER_N = 110
/** Bytes from which on one call copies faster than a loop. */
const LONG = 48

/** Finds cells of one record after the other, and writes them in the order of the columns. */
export interface CellScanner {
  /** Forgets the cells of the last record. */
  readonly begin: () => void
  /**
   * Takes the value at `from` as the cell of a column.
   *
   * @param levels - of brackets that may be open at one time in it
   * @returns where the value ends; −1 where it is odd, or the column has a cell already
   */
  readonly scan: (bytes: Buffer, from: number, column: number, levels: number) => number
  /** Writes a line of `width` columns; those without a cell are empty. */
  readonly write: (bytes: Buffer, into: LineWriter, width: number) => void
}

export function cellScanner(): CellScanner {
  const values = valueScanner()
  /** Cells that are not as they stand in the file. */
  const decoded = lineWriter()
  let cells = newCells(256)
  let record = 0
  let nBytes = 0
  /** @param start - where the cell begins; below 0 where it is decoded */
  const keep = (column: number, start: number, length: number): void => {
    cells.starts[column] = start
    cells.lengths[column] = length
    nBytes += length
  }
  const keepText = (column: number, text: string): void => {
    const start = decoded.length
    decoded.put(stagedCell(text))
    keep(column, -1 - start, decoded.length - start)
  }
  const text = (bytes: Buffer, from: number, column: number): number => {
    const end = textEnd(bytes, from)
    if (bytes[end] === QUOTE) {
      keep(column, from + 1, end - from - 1)
      return end + 1
    }
    const behind = escapedEnd(bytes, end)
    if (behind >= 0) keepText(column, JSON.parse(bytes.toString('utf8', from, behind)))
    return behind
  }
  const json = (bytes: Buffer, from: number, column: number, levels: number): number => {
    const end = values.end(bytes, from, levels)
    if (end >= 0 && values.isTight()) keep(column, from, end - from)
    else if (end >= 0) keepText(column, tightJson(bytes.toString('utf8', from, end)))
    return end
  }
  const other = (bytes: Buffer, from: number, column: number, levels: number): number => {
    const first = bytes[from]
    if (first === QUOTE) return text(bytes, from, column)
    if (first === OPEN_ARRAY || first === OPEN_OBJECT) return json(bytes, from, column, levels)
    const end = scalarEnd(bytes, from)
    keep(column, from, first === LETTER_N || end < 0 ? 0 : end - from)
    return end
  }
  return {
    begin() {
      record++
      decoded.length = 0
      nBytes = 0
    },
    scan(bytes, from, column, levels) {
      if (column >= cells.records.length) cells = newCells(column * 2, cells)
      if (cells.records[column] === record) return -1
      cells.records[column] = record
      const first = bytes[from] as number
      if (first < ZERO || first > NINE || !isBoundary(bytes[from + 1] as number))
        return other(bytes, from, column, levels)
      keep(column, from, 1)
      return from + 1
    },
    write(bytes, into, width) {
      if (width > cells.records.length) cells = newCells(width * 2, cells)
      const { starts, lengths, records } = cells
      const room = into.reserve(nBytes + width + 1)
      const ownRoom = decoded.reserve(0)
      let to = into.length
      for (let column = 0; column < width; column++) {
        if (records[column] === record) {
          const start = starts[column] as number
          const length = lengths[column] as number
          if (start >= 0) copy(bytes, start, room, to, length)
          else ownRoom.copy(room, to, -1 - start, -1 - start + length)
          to += length
        }
        room[to++] = TAB
      }
      if (width > 0) to--
      room[to++] = NEWLINE
      into.length = to
    },
  }
}

interface Cells {
  readonly starts: Int32Array
  readonly lengths: Int32Array
  /** Number of the record that the cell is of. */
  readonly records: Int32Array
}

function newCells(length: number, old?: Cells): Cells {
  const grown = (column?: Int32Array): Int32Array => {
    const larger = new Int32Array(length)
    if (column !== undefined) larger.set(column)
    return larger
  }
  return {
    starts: grown(old?.starts),
    lengths: grown(old?.lengths),
    records: grown(old?.records),
  }
}

function copy(from: Buffer, start: number, to: Buffer, at: number, length: number): void {
  if (length > LONG) from.copy(to, at, start, start + length)
  else for (let index = 0; index < length; index++) to[at + index] = from[start + index] as number
}

/** JSON without blanks between its tokens, its strings escaped only where they must be. */
function tightJson(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|[ \t\r\n]+/g, (token) => {
    if (!token.startsWith('"')) return ''
    return token.includes('\\') ? JSON.stringify(JSON.parse(token)) : token
  })
}
