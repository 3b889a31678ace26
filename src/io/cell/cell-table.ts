import { type ByteTable, clearByteTable, copied, createByteTable, entryOf } from './byte-table.js'
import { decodeText } from './decode-text.js'

/**
 * The meaning of cell texts as numbers, remembered by their bytes: each distinct text is decoded and parsed once.
 * Memory is bounded: at `limit` texts the table forgets and begins anew.
 */
export interface CellTable {
  readonly meaning: (text: string) => number
  readonly limit: number
  readonly texts: ByteTable
  values: Float64Array
}

export function createCellTable(
  meaning: (text: string) => number,
  limit: number = 1 << 16,
): CellTable {
  return { meaning, limit, texts: createByteTable(), values: new Float64Array(128) }
}

/** The meaning of the text in `bytes[start, end)`. */
export function cellValue(table: CellTable, bytes: Uint8Array, start: number, end: number): number {
  const { texts } = table
  const nKnown = texts.size
  const entry = entryOf(texts, bytes, start, end)
  return entry < nKnown ? (table.values[entry] as number) : addMeaning(table, bytes, start, end)
}

/** Gives the newest text its meaning; where there are too many, it is the first of a new table. */
function addMeaning(table: CellTable, bytes: Uint8Array, start: number, end: number): number {
  const { texts, limit } = table
  const value = table.meaning(decodeText(bytes, start, end))
  if (texts.size > limit) {
    clearByteTable(texts)
    entryOf(texts, bytes, start, end)
  }
  const entry = texts.size - 1
  if (entry >= table.values.length)
    table.values = copied(table.values, Float64Array, table.values.length * 2)
  table.values[entry] = value
  return value
}
