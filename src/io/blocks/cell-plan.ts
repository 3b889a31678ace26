import type { Kernel } from '../../kernel/kernel.js'
import { makeColumn } from '../../table/allocate.js'
import type { BlockColumns } from './block-columns.js'
import type { QuickTables } from './quick-tables.js'

/** The words of `Plan` in `kernel/assembly/decode-cells.ts`. */
const PLAN = { slots: 0, tables: 1, runs: 2, stride: 3, delimiter: 4, column: 5, isLineEnd: 6 }

/** How the kernel looks up the cells of item columns, as `decodeQuickCells` does; null where they do not fit into its memory. */
export function cellPlan(
  kernel: Kernel,
  { slots, starts, tables }: QuickTables,
  { store, stride }: BlockColumns,
  delimiter: number,
): Uint32Array | null {
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
  plan[PLAN.delimiter] = delimiter
  return plan
}
