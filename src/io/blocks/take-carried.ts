import type { Kernel } from '../../kernel/kernel.js'
import type { FileColumn } from '../columns/column-plan.js'
import { type CarriedRows, makeRoom, startOf } from './carried-rows.js'
import { combinedReader, type FieldReader } from './field-reader.js'

/** Takes carried cells that stand side by side in the file, all at once. */
export interface CarriedTaker {
  readonly kernel: Kernel
  readonly rows: CarriedRows
  /**
   * For each column of the file, how many columns from it on are carried without another between, the last one of the
   * file not counted: a line ends with it, and not with a delimiter.
   */
  readonly adjacent: Int32Array
  /** For each column of the file, its number among the carried ones. */
  readonly numbers: Int32Array
  /** For each column of the file, what else it is read for. */
  readonly beside: readonly (FieldReader | null)[]
}

/** @param readers - of each column, that which carries it through last */
export function carriedTaker(
  kernel: Kernel,
  fileColumns: readonly FileColumn[],
  rows: CarriedRows,
  readers: readonly (readonly FieldReader[])[],
): CarriedTaker | null {
  if (![rows.ends, rows.plain].every(kernel.holds)) return null
  const isCarried = fileColumns.map(({ uses }) => uses.some(({ kind }) => kind === 'carried'))
  const adjacent = new Int32Array(fileColumns.length + 1)
  for (let column = fileColumns.length - 2; column >= 0; column--)
    adjacent[column] = isCarried[column] ? (adjacent[column + 1] as number) + 1 : 0
  let next = 0
  return {
    kernel,
    rows,
    adjacent,
    numbers: Int32Array.from(isCarried, (is) => (is ? next++ : -1)),
    beside: readers.map((list, column) => {
      const others = isCarried[column] ? list.slice(0, -1) : list
      return others.length === 0 ? null : combinedReader(others)
    }),
  }
}

const NO_ROOM = 1

/**
 * Takes the carried cells from a column on, and what else their columns are read for.
 *
 * @param bytes - held by the kernel
 * @param faults - faults of the row, as `RowDecoder` has them
 * @returns where the cell behind them begins; 0 where the line ends before, and nothing is taken
 */
export function takeCarried(
  { kernel, rows, adjacent, numbers, beside }: CarriedTaker,
  bytes: Uint8Array,
  from: number,
  column: number,
  row: number,
  delimiter: number,
  faults: number[],
): number {
  const nCells = adjacent[column] as number
  const number = numbers[column] as number
  const to = startOf(rows, number, row)
  const { ends, stride, plain } = rows
  const first = number * stride + row
  if (number === 0) plain[row] = 1
  let end = NO_ROOM
  while (end === NO_ROOM) {
    const base = rows.address
    if (base === 0) return 0
    end = kernel.takeCells(
      bytes.byteOffset + from,
      nCells,
      delimiter,
      rows.isValid ? 1 : 0,
      base + to,
      base + rows.bytes.length,
      base,
      ends.byteOffset + first * 4,
      stride * 4,
      plain.byteOffset + row,
    )
    if (end === NO_ROOM) makeRoom(rows, to, rows.bytes.length)
  }
  if (end === 0) return 0
  let start = from
  for (let cell = 0; cell < nCells; cell++) {
    const cellEnd = (ends[first + cell * stride] as number) - to + from
    const fault = beside[column + cell]?.read(row, bytes, start, cellEnd) ?? 0
    if (fault > 0) faults.push(column + cell, fault, start, cellEnd)
    start = cellEnd + 1
  }
  return end - bytes.byteOffset
}
