import type { Kernel } from '../../kernel/kernel.js'
import { makeColumn } from '../../table/allocate.js'
import type { BlockColumns } from './block-columns.js'
import type { QuickTables } from './quick-tables.js'

/** Decodes cells of item columns as `decodeQuickCells` does, eight at a time, and the last cell of a line. */
export interface CellDecoder {
  /** Whether it can read these bytes, which is then done by `decode`. */
  readonly reads: (bytes: Uint8Array) => boolean
  /** Decodes a row from a column on. Returns where the first other cell begins, or the next line. */
  readonly decode: (
    bytes: Uint8Array,
    from: number,
    column: number,
    row: number,
    delimiter: number,
  ) => number
  /** Column of the first other cell of the last call. */
  readonly column: () => number
  /** Whether the last call came to the end of the line, and the next line begins where it stopped. */
  readonly isLineEnd: () => boolean
}

/** The words of `Plan` in `kernel/assembly/decode-cells.ts`. */
const PLAN = { slots: 0, tables: 1, runs: 2, stride: 3, delimiter: 4, column: 5, isLineEnd: 6 }

/** Null where the columns do not fit into the kernel's memory. */
export function cellDecoder(
  kernel: Kernel,
  { slots, starts, tables }: QuickTables,
  { store, stride }: BlockColumns,
): CellDecoder | null {
  const addresses = makeColumn(Uint32Array, slots.length * 3, kernel.allocate)
  const own = makeColumn(Uint8Array, tables.length, kernel.allocate)
  const plan = makeColumn(Uint32Array, Object.keys(PLAN).length, kernel.allocate)
  if (![store, addresses, own, plan].every(kernel.holds)) return null
  own.set(tables)
  const n = slots.length
  for (let column = n - 1; column >= 0; column--) {
    const slot = slots[column] as number
    if (slot < 0) continue
    addresses[column] = store.byteOffset + slot
    addresses[n + column] = own.byteOffset + (starts[column] as number)
    const isRun = slots[column + 1] === slot + stride && starts[column + 1] === starts[column]
    addresses[2 * n + column] = isRun ? (addresses[2 * n + column + 1] as number) + 1 : 1
  }
  const { byteOffset } = addresses
  plan[PLAN.slots] = byteOffset
  plan[PLAN.tables] = byteOffset + n * 4
  plan[PLAN.runs] = byteOffset + n * 8
  plan[PLAN.stride] = stride
  return {
    reads: kernel.holds,
    decode(bytes, from, column, row, delimiter) {
      plan[PLAN.delimiter] = delimiter
      plan[PLAN.column] = column
      const start = bytes.byteOffset
      return kernel.decodeCells(plan.byteOffset, start + from, start + bytes.length, row) - start
    },
    column: () => plan[PLAN.column] as number,
    isLineEnd: () => plan[PLAN.isLineEnd] === 1,
  }
}
