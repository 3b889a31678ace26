import type { Instrument } from '../../instrument/instrument.js'
import type { ColumnMap } from '../column-map.js'
import { itemCoding } from '../columns/check-codings.js'
import type { FileColumn } from '../columns/column-plan.js'
import { itemMeaning, MEANING } from '../columns/item-meaning.js'
import type { BlockColumns } from './block-columns.js'

/** Byte in a quick table where the cell must be read as text. */
export const NOT_QUICK = 250
/** Length of one table: 256 single bytes, then the two-digit numbers 00 to 99. */
const TABLE = 512
export const TWO_DIGITS = 256

/**
 * What cells of one byte or two digits mean, for the columns of a file that hold one item and nothing else: found by
 * `tables[starts[column] + byte]`, or `+ TWO_DIGITS + number`, to be stored at `slots[column] + row`.
 */
export interface QuickTables {
  /** Where the item's column begins in the store; −1 for columns that are read otherwise. */
  readonly slots: Int32Array
  readonly starts: Int32Array
  readonly tables: Uint8Array
}

export function quickTables(
  fileColumns: readonly FileColumn[],
  columns: BlockColumns,
  instruments: readonly Instrument[],
  map: ColumnMap,
): QuickTables {
  const slots = new Int32Array(fileColumns.length + 1).fill(-1)
  const starts = new Int32Array(fileColumns.length + 1)
  const tables: Uint8Array[] = []
  const known = new Map<string, number>()
  for (const { index, uses } of fileColumns) {
    const [use] = uses
    if (use?.kind !== 'item' || uses.length > 1) continue
    const item = instruments[use.instrument]?.items[use.item]
    if (item === undefined) continue
    const coding = itemCoding(map, use)
    const key = JSON.stringify([item.options, item.declined, item.notApplicable, coding])
    if (!known.has(key)) {
      known.set(key, tables.length)
      tables.push(quickTable(itemMeaning(item, coding)))
    }
    slots[index] = columns.offsets[use.instrument]?.[use.item] ?? -1
    starts[index] = (known.get(key) as number) * TABLE
  }
  return { slots, starts, tables: joined(tables) }
}

function quickTable(meaning: (text: string) => number): Uint8Array {
  const table = new Uint8Array(TABLE).fill(NOT_QUICK)
  const put = (at: number, text: string): void => {
    const value = meaning(text)
    if (value < MEANING.outOfRange) table[at] = value
  }
  for (let byte = 33; byte < 127; byte++)
    if (!'",;'.includes(String.fromCharCode(byte))) put(byte, String.fromCharCode(byte))
  for (let number = 0; number < 100; number++)
    put(TWO_DIGITS + number, String(number).padStart(2, '0'))
  return table
}

function joined(tables: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(tables.length * TABLE)
  tables.forEach((table, index) => {
    all.set(table, index * TABLE)
  })
  return all
}
