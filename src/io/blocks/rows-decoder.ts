import type { Kernel } from '../../kernel/kernel.js'
import { COPY_SLACK, makeColumn } from '../../table/allocate.js'
import type { FileColumn } from '../columns/column-plan.js'
import { makeRoom, startOf } from './carried-rows.js'
import { cellPlan } from './cell-plan.js'
import { combinedReader, type FieldReader } from './field-reader.js'
import { acceptRow, type RowDecoder } from './row-decoder.js'

/** Reads rows by the kernel, many at a time, with the result of reading them cell by cell. */
export interface RowsDecoder {
  /**
   * Reads rows from the beginning of a line on, as far as each line has a cell for each column and there is room.
   *
   * @returns the beginning of the first line that is left, or the end
   */
  readonly decode: (bytes: Uint8Array, from: number) => number
}

/** The words of `Rows` in `kernel/assembly/decode-rows.ts`. */
const PLAN = {
  cells: 0,
  kinds: 1,
  nColumns: 2,
  delimiter: 3,
  isValid: 4,
  bounds: 5,
  boundsStride: 6,
  to: 7,
  base: 8,
  limit: 9,
  ends: 10,
  endsStride: 11,
  plain: 12,
  odd: 13,
  nOdd: 14,
  mostOdd: 15,
  at: 16,
  isFull: 17,
}
/** What a column is. A cell that is ODD is read after those of persons, row by row; others are passed over. */
const KIND = { item: 0, carried: 1, read: 2, odd: 4, passed: 8 }
/** Words of a cell that is ODD: row, column, beginning, end. */
const ODD_WORDS = 4
const MOST_ODD = 1 << 14

interface ReadColumn {
  readonly column: number
  readonly reader: FieldReader
}

/** Null where its tables do not fit into the kernel's memory, or a blank line cannot be told from a row. */
export function rowsDecoder(
  kernel: Kernel,
  decoder: RowDecoder,
  delimiter: number,
): RowsDecoder | null {
  const { fileColumns, columns, quick, uses } = decoder
  const { allocate, holds } = kernel
  const { capacity, carried } = columns
  const isCarried = fileColumns.map(({ uses }) => uses.some(({ kind }) => kind === 'carried'))
  const kindOf = (file: FileColumn, column: number): number => {
    if ((quick.slots[column] ?? -1) >= 0) return KIND.item
    if (file.uses.some(({ kind }) => kind === 'item'))
      return KIND.odd | (isCarried[column] === true ? KIND.carried : 0)
    const own = besideOf(column) === null ? 0 : KIND.read
    return own | (isCarried[column] === true ? KIND.carried : 0) || KIND.passed
  }
  const besideOf = (column: number): FieldReader | null => {
    const list = uses[column] ?? []
    const others = isCarried[column] === true ? list.slice(0, -1) : list
    return others.length === 0 ? null : combinedReader(others)
  }
  const beside = fileColumns.map((_, column) => besideOf(column))
  const kinds = makeColumn(Uint8Array, fileColumns.length, allocate)
  kinds.set(fileColumns.map(kindOf))
  const read = beside.flatMap((reader, column): ReadColumn[] =>
    reader === null || ((kinds[column] as number) & KIND.read) === 0 ? [] : [{ column, reader }],
  )
  const bounds = makeColumn(Uint32Array, read.length * capacity * 2, allocate)
  const odd = makeColumn(Uint32Array, MOST_ODD * ODD_WORDS, allocate)
  const plan = makeColumn(Uint32Array, Object.keys(PLAN).length, allocate)
  const cells = cellPlan(kernel, quick, columns, delimiter)
  const all = [kinds, bounds, odd, plan, carried.ends, carried.plain]
  if (cells === null || fileColumns.length < 2 || !all.every(holds)) return null
  Object.entries({
    ...{ cells: cells.byteOffset, kinds: kinds.byteOffset, nColumns: fileColumns.length },
    ...{ delimiter, isValid: carried.isValid ? 1 : 0 },
    ...{ bounds: bounds.byteOffset, boundsStride: capacity * 8 },
    ...{ ends: carried.ends.byteOffset, endsStride: carried.stride * 4 },
    ...{ plain: carried.plain.byteOffset, odd: odd.byteOffset, mostOdd: MOST_ODD },
  }).forEach(([name, value]) => {
    plan[PLAN[name as keyof typeof PLAN]] = value
  })
  const taker = { read, beside, bounds, odd, capacity }
  return {
    decode(bytes, from) {
      const start = bytes.byteOffset
      let at = from
      for (;;) {
        const { address, nColumns } = carried
        if (!holds(bytes) || (nColumns > 0 && address === 0)) return at
        const used = nColumns === 0 ? 0 : startOf(carried, 0, decoder.row)
        plan[PLAN.base] = address
        plan[PLAN.to] = address + used
        plan[PLAN.limit] = address + carried.bytes.length
        plan[PLAN.nOdd] = 0
        const { byteOffset } = plan
        const end = start + bytes.length
        const row = kernel.decodeRows(byteOffset, start + at, end, decoder.row, decoder.maxRows)
        at = (plan[PLAN.at] as number) - start
        takeRows(decoder, taker, bytes, row, plan[PLAN.nOdd] as number)
        if (plan[PLAN.isFull] === 0) return at
        makeRoom(carried, startOf(carried, 0, decoder.row), carried.bytes.length + COPY_SLACK)
      }
    },
  }
}

interface Taker {
  readonly read: readonly ReadColumn[]
  readonly beside: readonly (FieldReader | null)[]
  readonly bounds: Uint32Array
  readonly odd: Uint32Array
  readonly capacity: number
}

/** A fault of a cell, as `RowDecoder` has them, and its row. */
type Fault = readonly [row: number, column: number, fault: number, start: number, end: number]

/** Reads the cells of persons column by column and the odd ones row by row, and accepts the rows up to `to`. */
function takeRows(
  decoder: RowDecoder,
  { read, beside, bounds, odd, capacity }: Taker,
  bytes: Uint8Array,
  to: number,
  nOdd: number,
): void {
  const { byteOffset } = bytes
  const from = decoder.row
  const faults: Fault[] = []
  for (let number = 0; number < read.length; number++) {
    const { column, reader } = read[number] as ReadColumn
    let at = (number * capacity + from) * 2
    for (let row = from; row < to; row++) {
      const start = (bounds[at++] as number) - byteOffset
      const end = (bounds[at++] as number) - byteOffset
      const fault = reader.read(row, bytes, start, end)
      if (fault > 0) faults.push([row, column, fault, start, end])
    }
  }
  if (faults.length === 0 && nOdd === 0) {
    for (let row = from; row < to; row++) acceptRow(decoder, bytes)
    return
  }
  const oddRows = { odd, nOdd, next: 0 }
  faults.sort(inReadingOrder)
  let nextFault = 0
  for (let row = from; row < to; row++) {
    const nBefore = nextFault
    while (faults[nextFault]?.[0] === row) nextFault++
    readOdd(decoder, beside, bytes, oddRows, faults.slice(nBefore, nextFault))
    acceptRow(decoder, bytes)
  }
}

interface OddRows {
  readonly odd: Uint32Array
  readonly nOdd: number
  next: number
}

/** Reads the odd cells of the next row and puts the faults of all its cells in their order. */
function readOdd(
  decoder: RowDecoder,
  beside: readonly (FieldReader | null)[],
  bytes: Uint8Array,
  oddRows: OddRows,
  faults: Fault[],
): void {
  const { odd, nOdd } = oddRows
  const { row } = decoder
  for (; oddRows.next < nOdd && odd[oddRows.next * ODD_WORDS] === row; oddRows.next++) {
    const at = oddRows.next * ODD_WORDS
    const column = odd[at + 1] as number
    const start = (odd[at + 2] as number) - bytes.byteOffset
    const end = (odd[at + 3] as number) - bytes.byteOffset
    const fault = beside[column]?.read(row, bytes, start, end) ?? 0
    if (fault > 0) faults.push([row, column, fault, start, end])
  }
  if (faults.length === 0) return
  faults.sort(inReadingOrder)
  for (const [, ...fault] of faults) decoder.faults.push(...fault)
}

const inReadingOrder = (left: Fault, right: Fault): number =>
  left[0] - right[0] || left[1] - right[1]
