import { type ByteWriter, reserve } from '../../io/byte-writer.js'
import type { Kernel } from '../../kernel/kernel.js'
import {
  MOST_SUM,
  NO_SUM,
  type RuleColumns,
  type ScaleColumns,
  type ScoreBlock,
} from '../../score/score-block.js'
import { NONE } from '../../score/statuses.js'
import { COPY_SLACK, makeColumn, onHeap } from '../../table/allocate.js'
import { type CellPool, EMPTY_CELL, numberCell, writeHeld, writePooled } from './cell-pool.js'
import { isNotAdministered } from './is-not-administered.js'

/** Cells of a block of result rows, column after column. */
export interface CellMatrix {
  readonly pool: CellPool
  /** Cells of one row. */
  readonly width: number
  length: number
  /** From one cell of a row to the next. */
  stride: number
  cells: Int32Array
  /** Address of the cells in the kernel's memory; 0 on the heap. */
  address: number
}

/** Cells between columns, so that the same row of all columns does not fall into one set of the cache. */
const PADDING = 16

/** A matrix of `width` columns without rows. */
export function createMatrix(pool: CellPool, width: number): CellMatrix {
  return { pool, width, length: 0, stride: 0, cells: new Int32Array(0), address: 0 }
}

/** Makes room for `length` rows; what was in it is lost. */
export function sizeMatrix(matrix: CellMatrix, length: number): void {
  matrix.length = length
  if (length + PADDING <= matrix.stride) return
  // The kernel never gives room back: few sizes for many lengths.
  matrix.stride = Math.max(length, 2 * matrix.stride) + PADDING
  matrix.cells = makeColumn(
    Int32Array,
    matrix.stride * matrix.width,
    matrix.pool.kernel?.allocate ?? onHeap,
  )
  matrix.address = matrix.cells.byteOffset
}

/** Appends the cells `[from, to)` of a row. */
export function writeMatrixRow(
  writer: ByteWriter,
  { pool, cells, stride, address }: CellMatrix,
  row: number,
  from: number,
  to: number,
): void {
  const first = from * stride + row
  reserve(writer, (to - from) * pool.longest + COPY_SLACK)
  if (pool.isHeld && address > 0 && writer.address > 0)
    writeHeld(writer, pool, address + first * 4, to - from, stride * 4)
  else writePooled(writer, pool, cells, first, to * stride + row, stride)
}

/** Cells of numbers that hang on a sum alone: the sums, and the cell of each, 0 where it has none yet. */
interface BySum {
  readonly sums: Uint16Array
  readonly cellOfSum: Int32Array
}

/** Numbers as they are; nothing for NaN. */
export function fillNumbers(
  matrix: CellMatrix,
  column: number,
  numbers: Float64Array,
  bySum: BySum | null = null,
): void {
  const { kernel } = matrix.pool
  const done = kernel === null ? 0 : fillInKernel(kernel, matrix, column, numbers, bySum)
  fillPlainly(matrix, column, numbers, done)
}

/** {@link fillNumbers} of the rows from `from` on, each number looked up by itself. */
function fillPlainly(
  { pool, stride, cells, length }: CellMatrix,
  column: number,
  numbers: Float64Array,
  from: number,
): void {
  const { wholes } = pool
  let at = column * stride + from
  for (let row = from; row < length; row++, at++) {
    const value = numbers[row] as number
    const whole = value | 0
    const known =
      whole === value && whole >= 0 && whole < wholes.length ? (wholes[whole] as number) : 0
    cells[at] = known === 0 ? numberCell(pool, value) : known
  }
}

/**
 * The kernel finds the cells that there are; what it does not find gets one.
 *
 * @returns number of rows that were filled: all, unless something lies outside the kernel's memory
 */
function fillInKernel(
  kernel: Kernel,
  { pool, stride, cells, length }: CellMatrix,
  column: number,
  numbers: Float64Array,
  bySum: BySum | null,
): number {
  const first = column * stride
  let row = 0
  if (!kernel.holds(numbers) || !kernel.holds(cells)) return row
  while (row < length && [pool.wholes, pool.numbers, pool.numberCells].every(kernel.holds)) {
    row = kernel.fillNumbers(
      numbers.byteOffset,
      row,
      length,
      cells.byteOffset + first * 4,
      pool.wholes.byteOffset,
      pool.numbers.byteOffset,
      pool.numberCells.byteOffset,
      pool.numbers.length - 1,
      bySum?.sums.byteOffset ?? 0,
      bySum?.cellOfSum.byteOffset ?? 0,
    )
    if (row === length) break
    const cell = numberCell(pool, numbers[row] as number)
    const sum = bySum?.sums[row] ?? NO_SUM
    cells[first + row] = cell
    if (bySum !== null && sum !== NO_SUM) bySum.cellOfSum[sum] = cell
    row++
  }
  return row
}

/** The cell of each sum, to be found as sums come. */
export function sumCells({ kernel }: CellPool): Int32Array {
  return makeColumn(Int32Array, MOST_SUM + 1, kernel?.allocate ?? onHeap)
}

/** Raw scores: those that hang on a sum alone are known by it. */
export function fillRaw(
  matrix: CellMatrix,
  column: number,
  { raw, sums }: ScaleColumns,
  cellOfSum: Int32Array,
): void {
  const { kernel } = matrix.pool
  const isBySum = sums !== null && kernel?.holds(sums) === true && kernel.holds(cellOfSum)
  fillNumbers(matrix, column, raw, isBySum ? { sums, cellOfSum } : null)
}

/** A bound of a scale; nothing where the lowest lies above the highest, since no value is possible then. */
export function fillBounds(
  matrix: CellMatrix,
  column: number,
  { low, high }: ScaleColumns,
  bound: Float64Array,
): void {
  const { pool, stride, cells, length } = matrix
  for (let row = 0; row < length; row++) {
    const value = bound[row] as number
    const isThere = (low[row] as number) <= (high[row] as number) && Number.isFinite(value)
    cells[column * stride + row] = isThere ? numberCell(pool, value) : EMPTY_CELL
  }
}

/** One cell for each code. */
export function fillCodes(
  matrix: CellMatrix,
  column: number,
  codes: Uint8Array,
  cellOf: Int32Array,
): void {
  const { stride, cells, length } = matrix
  for (let row = 0; row < length; row++)
    cells[column * stride + row] = cellOf[codes[row] as number] as number
}

/** Bands that a cut-score set can have. */
export const BAND_STRIDE = 256

/** Room for the cells of the bands of some cut-score sets. */
export function bandCells({ kernel }: CellPool, nSets: number): Int32Array {
  return makeColumn(Int32Array, nSets * BAND_STRIDE, kernel?.allocate ?? onHeap)
}

/** The band of a scale, named by the person's cut-score set: cell `set × BAND_STRIDE + band`. */
export function fillBands(
  matrix: CellMatrix,
  column: number,
  { band, cutScoreSet }: ScaleColumns,
  cellOf: Int32Array,
): void {
  const { stride, cells, length, pool } = matrix
  if (pool.kernel !== null && [band, cutScoreSet, cells, cellOf].every(pool.kernel.holds)) {
    pool.kernel.fillBands(
      band.byteOffset,
      cutScoreSet.byteOffset,
      length,
      cells.byteOffset + column * stride * 4,
      cellOf.byteOffset,
    )
    return
  }
  for (let row = 0; row < length; row++) {
    const set = cutScoreSet[row] as number
    cells[column * stride + row] =
      set === NONE ? EMPTY_CELL : (cellOf[set * BAND_STRIDE + (band[row] as number)] as number)
  }
}

/** The outcome where it is decided, `undetermined` where missing answers could still change it. */
export function fillOutcomes(
  matrix: CellMatrix,
  column: number,
  scores: ScoreBlock,
  { certain, possible }: RuleColumns,
  cellOf: Int32Array,
  undetermined: number,
): void {
  const { stride, cells, length } = matrix
  for (let row = 0; row < length; row++) {
    const outcome = certain[row] as number
    const cell = outcome === possible[row] ? (cellOf[outcome] as number) : undetermined
    cells[column * stride + row] = isNotAdministered(scores, row) ? EMPTY_CELL : cell
  }
}
