/** Tuples of whole numbers, each once and known by its number, from 0 up in the order in which they came. */
export interface TupleTable {
  readonly width: number
  size: number
  /** Tuple after tuple. */
  tuples: Int32Array
  /** Open addressing: number + 1, or 0 where free. Twice as long as there are tuples, or more. */
  slots: Int32Array
}

const LEAST = 256

export function createTupleTable(width: number): TupleTable {
  const tuples = new Int32Array(LEAST * width)
  return { width, size: 0, tuples, slots: new Int32Array(2 * LEAST) }
}

/**
 * The number of the tuple that stands in a row of some columns, new or known; new where it is the size before.
 *
 * @param columns - as many as the table is wide
 */
export function tupleOf(
  table: TupleTable,
  columns: readonly ArrayLike<number>[],
  row: number,
): number {
  const { width } = table
  let hash = 0x811c9dc5 | 0
  for (let at = 0; at < width; at++)
    hash = Math.imul(hash ^ (columns[at]?.[row] as number), 0x01000193)
  const { slots, tuples } = table
  const mask = slots.length - 1
  let slot = (hash ^ (hash >>> 15)) & mask
  for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
    const entry = (slots[slot] as number) - 1
    if (isTuple(tuples, entry * width, columns, row)) return entry
  }
  return addTuple(table, columns, row, slot)
}

function isTuple(
  tuples: Int32Array,
  from: number,
  columns: readonly ArrayLike<number>[],
  row: number,
): boolean {
  for (let at = 0; at < columns.length; at++)
    if (tuples[from + at] !== (columns[at] as ArrayLike<number>)[row]) return false
  return true
}

function addTuple(
  table: TupleTable,
  columns: readonly ArrayLike<number>[],
  row: number,
  slot: number,
): number {
  const { width } = table
  const entry = table.size++
  if (table.size * width > table.tuples.length) {
    const longer = new Int32Array(table.tuples.length * 2)
    longer.set(table.tuples)
    table.tuples = longer
  }
  columns.forEach((column, at) => {
    table.tuples[entry * width + at] = column[row] as number
  })
  table.slots[slot] = entry + 1
  if (table.size * 2 > table.slots.length) rehash(table)
  return entry
}

function rehash(table: TupleTable): void {
  const { width, tuples } = table
  const slots = new Int32Array(table.slots.length * 2)
  const mask = slots.length - 1
  for (let entry = 0; entry < table.size; entry++) {
    let hash = 0x811c9dc5 | 0
    for (let at = 0; at < width; at++)
      hash = Math.imul(hash ^ (tuples[entry * width + at] as number), 0x01000193)
    let slot = (hash ^ (hash >>> 15)) & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = entry + 1
  }
  table.slots = slots
}
