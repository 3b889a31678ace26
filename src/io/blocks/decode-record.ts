import { MISSING } from '../../table/missing.js'
import type { CsvRecord } from '../read-csv.js'
import { NOT_QUICK } from './quick-tables.js'
import { endRow, type RowDecoder, readCell, rejectUnreadableRow } from './row-decoder.js'

const encoder = new TextEncoder()

/**
 * Reads records of the general reader into the block: cells of item columns with one character are looked up, the
 * others go as bytes to the same readers as those of the plain path.
 */
export function recordDecoder(decoder: RowDecoder): (record: CsvRecord) => void {
  let bytes = new Uint8Array(4096)
  return (record) => {
    if (record === null) {
      rejectUnreadableRow(decoder)
      return
    }
    let at = 0
    for (let field = 0; field < record.length; field++) {
      const cell = record[field] as string
      if (cell.length < 2 && record.length > 1 && decodeQuickCell(decoder, field, cell)) continue
      if (at + cell.length * 3 > bytes.length) bytes = longer(bytes, at + cell.length * 3)
      const start = at
      at += encoder.encodeInto(cell, bytes.subarray(at)).written
      readCell(decoder, field, bytes, start, at)
    }
    endRow(decoder, record.length, bytes, 0, at)
  }
}

/** Looks up a cell of at most one character in a column that holds one item; false where a reader must see it. */
function decodeQuickCell(decoder: RowDecoder, field: number, cell: string): boolean {
  const { slots, starts, tables } = decoder.quick
  const slot = slots[field] ?? -1
  if (slot < 0) return false
  const byte = cell.charCodeAt(0)
  if (byte >= 128) return false
  const code = cell === '' ? MISSING.blank : (tables[(starts[field] as number) + byte] as number)
  if (code === NOT_QUICK) return false
  decoder.columns.store[slot + decoder.row] = code
  return true
}

function longer(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(length * 2)
  larger.set(bytes)
  return larger
}
