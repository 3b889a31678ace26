import { decodeText } from './decode-text.js'

/**
 * The meaning of cell texts as numbers, remembered by their bytes: each distinct text is decoded and parsed once,
 * then found by a hash of its bytes. Memory is bounded: at `limit` texts the table forgets and begins anew.
 */
export interface CellTable {
  readonly meaning: (text: string) => number
  readonly limit: number
  size: number
  /** Open addressing: entry + 1, or 0 where free. Twice as long as there are entries, or more. */
  slots: Int32Array
  hashes: Int32Array
  values: Float64Array
  /** Bytes of all texts, and where each begins; entry i ends where i + 1 begins. */
  bytes: Uint8Array
  starts: Int32Array
}

export function createCellTable(
  meaning: (text: string) => number,
  limit: number = 1 << 16,
): CellTable {
  return {
    meaning,
    limit,
    size: 0,
    slots: new Int32Array(256),
    hashes: new Int32Array(128),
    values: new Float64Array(128),
    bytes: new Uint8Array(4096),
    starts: new Int32Array(129),
  }
}

/** The meaning of the text in `bytes[start, end)`. */
export function cellValue(table: CellTable, bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193)
  hash ^= hash >>> 15
  const mask = table.slots.length - 1
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const entry = (table.slots[slot] as number) - 1
    if (entry < 0) return addEntry(table, hash, bytes, start, end)
    if (table.hashes[entry] === hash && hasBytes(table, entry, bytes, start, end))
      return table.values[entry] as number
  }
}

function hasBytes(
  table: CellTable,
  entry: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): boolean {
  const from = table.starts[entry] as number
  const length = end - start
  if ((table.starts[entry + 1] as number) - from !== length) return false
  for (let at = 0; at < length; at++) if (table.bytes[from + at] !== bytes[start + at]) return false
  return true
}

function addEntry(
  table: CellTable,
  hash: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): number {
  const value = table.meaning(decodeText(bytes, start, end))
  if (table.size === table.limit) {
    table.size = 0
    table.slots.fill(0)
  }
  if (table.size === table.hashes.length) grow(table)
  const entry = table.size++
  const from = table.starts[entry] as number
  const to = from + end - start
  if (to > table.bytes.length) table.bytes = copied(table.bytes, Uint8Array, to * 2)
  table.bytes.set(bytes.subarray(start, end), from)
  table.starts[entry + 1] = to
  table.hashes[entry] = hash
  table.values[entry] = value
  occupy(table, hash, entry)
  return value
}

function occupy(table: CellTable, hash: number, entry: number): void {
  const mask = table.slots.length - 1
  let slot = hash & mask
  while (table.slots[slot] !== 0) slot = (slot + 1) & mask
  table.slots[slot] = entry + 1
}

function grow(table: CellTable): void {
  const capacity = table.hashes.length * 2
  table.hashes = copied(table.hashes, Int32Array, capacity)
  table.values = copied(table.values, Float64Array, capacity)
  table.starts = copied(table.starts, Int32Array, capacity + 1)
  table.slots = new Int32Array(capacity * 2)
  for (let entry = 0; entry < table.size; entry++)
    occupy(table, table.hashes[entry] as number, entry)
}

function copied<T extends Uint8Array | Int32Array | Float64Array>(
  from: T,
  Column: new (length: number) => T,
  length: number,
): T {
  const to = new Column(length)
  to.set(from)
  return to
}
