/**
 * Distinct texts as bytes, each once and known by its number, from 0 up in the order in which they came; found by a hash
 * of the bytes. Plain columns: two threads can look into one table.
 */
export interface ByteTable {
  size: number
  /** Open addressing: number + 1, or 0 where free. Twice as long as there are texts, or more. */
  slots: Int32Array
  hashes: Int32Array
  /** Bytes of all texts, and where each begins; text i ends where i + 1 begins. */
  bytes: Uint8Array
  starts: Int32Array
}

const LEAST = 128

export function createByteTable(): ByteTable {
  return {
    size: 0,
    slots: new Int32Array(2 * LEAST),
    hashes: new Int32Array(LEAST),
    bytes: new Uint8Array(32 * LEAST),
    starts: new Int32Array(LEAST + 1),
  }
}

/** Forgets every text; the room is kept. */
export function clearByteTable(table: ByteTable): void {
  table.size = 0
  table.slots.fill(0)
}

/** The number of the text in `bytes[start, end)`, which is added where it is not there: `table.size` then grows. */
export function entryOf(table: ByteTable, bytes: Uint8Array, start: number, end: number): number {
  const hash = hashOf(bytes, start, end)
  const found = find(table, hash, bytes, start, end)
  return found >= 0 ? found : add(table, hash, bytes, start, end)
}

/** Forgets the texts that came after the first `size`. */
export function forgetAfter(table: ByteTable, size: number): void {
  const mask = table.slots.length - 1
  // The newest first: no other text was put behind it in its row of slots.
  while (table.size > size) {
    const entry = --table.size
    let slot = (table.hashes[entry] as number) & mask
    while (table.slots[slot] !== entry + 1) slot = (slot + 1) & mask
    table.slots[slot] = 0
  }
}

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193)
  return hash ^ (hash >>> 15)
}

function find(
  { slots, hashes, bytes: known, starts }: ByteTable,
  hash: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): number {
  const mask = slots.length - 1
  const length = end - start
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const entry = (slots[slot] as number) - 1
    if (entry < 0) return -1
    if (hashes[entry] !== hash) continue
    const from = starts[entry] as number
    if ((starts[entry + 1] as number) - from !== length) continue
    let at = 0
    while (at < length && known[from + at] === bytes[start + at]) at++
    if (at === length) return entry
  }
}

function add(
  table: ByteTable,
  hash: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): number {
  if (table.size === table.hashes.length) grow(table)
  const entry = table.size++
  const from = entry === 0 ? 0 : (table.starts[entry] as number)
  const to = from + end - start
  if (to > table.bytes.length) table.bytes = copied(table.bytes, Uint8Array, to * 2)
  for (let at = start; at < end; at++) table.bytes[from + at - start] = bytes[at] as number
  table.starts[entry + 1] = to
  table.hashes[entry] = hash
  occupy(table, hash, entry)
  return entry
}

function occupy({ slots }: ByteTable, hash: number, entry: number): void {
  const mask = slots.length - 1
  let slot = hash & mask
  while (slots[slot] !== 0) slot = (slot + 1) & mask
  slots[slot] = entry + 1
}

function grow(table: ByteTable): void {
  const capacity = table.hashes.length * 2
  table.hashes = copied(table.hashes, Int32Array, capacity)
  table.starts = copied(table.starts, Int32Array, capacity + 1)
  table.slots = new Int32Array(capacity * 2)
  for (let entry = 0; entry < table.size; entry++)
    occupy(table, table.hashes[entry] as number, entry)
}

/** A longer column with the same beginning. */
export function copied<T extends Uint8Array | Int32Array | Float64Array | Uint32Array>(
  from: T,
  Column: new (length: number) => T,
  length: number,
): T {
  const to = new Column(length)
  to.set(from)
  return to
}
