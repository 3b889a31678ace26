import { type ByteWriter, cellBytes, reserve } from '../../io/byte-writer.js'
import type { Kernel } from '../../kernel/kernel.js'
import { makeColumn, onHeap } from '../../table/allocate.js'

/**
 * Cells that come again and again, each encoded once and known by its number. Every cell begins with its comma and is
 * kept in whole words, so that a row is put together by copying words.
 */
export interface CellPool {
  /** Copies cells faster; null where there is none. */
  readonly kernel: Kernel | null
  /** Bytes of all cells, four to a word. */
  words: Int32Array
  /** Whether the kernel can copy the cells, which lie in its memory then. */
  isHeld: boolean
  /** First word of each cell, and its length in bytes. */
  starts: Int32Array
  lengths: Int32Array
  size: number
  nWords: number
  /** Length of the longest cell in bytes. */
  longest: number
  /** Cell of each small whole number; 0 where it has none yet. */
  readonly wholes: Int32Array
  /** Other numbers, by open addressing: the number and its cell, 0 where free. */
  numbers: Float64Array
  numberCells: Int32Array
  nNumbers: number
}

/** The cell without anything in it. */
export const EMPTY_CELL = 0

const N_WHOLES = 1024
/** Numbers remembered at most: a mean of few items takes few values. */
const MOST_NUMBERS = 1 << 15
const COMMA = 44
const encoder = new TextEncoder()

export function createCellPool(kernel: Kernel | null = null): CellPool {
  const allocate = kernel?.allocate ?? onHeap
  const pool: CellPool = {
    kernel,
    isHeld: false,
    words: makeColumn(Int32Array, 1 << 14, allocate),
    starts: makeColumn(Int32Array, 1 << 11, allocate),
    lengths: makeColumn(Int32Array, 1 << 11, allocate),
    size: 0,
    nWords: 0,
    longest: 0,
    wholes: makeColumn(Int32Array, N_WHOLES, allocate),
    numbers: makeColumn(Float64Array, 1024, allocate),
    numberCells: makeColumn(Int32Array, 1024, allocate),
    nNumbers: 0,
  }
  poolBytes(pool, cellBytes(''))
  return pool
}

/** Adds a text; the same text twice makes two cells. */
export function poolText(pool: CellPool, text: string): number {
  return poolBytes(pool, cellBytes(text))
}

/** Adds a piece of a cell as it is, without a comma. */
export function poolPiece(pool: CellPool, text: string): number {
  return poolBytes(pool, encoder.encode(text), 0)
}

function poolBytes(pool: CellPool, bytes: Uint8Array, at = 1): number {
  const length = bytes.length + at
  const nWords = (length + 3) >> 2
  const padded = new Uint8Array(nWords * 4)
  if (at === 1) padded[0] = COMMA
  padded.set(bytes, at)
  const view = new DataView(padded.buffer)
  while (pool.nWords + nWords > pool.words.length) pool.words = doubled(pool, pool.words)
  if (pool.size === pool.starts.length) {
    pool.starts = doubled(pool, pool.starts)
    pool.lengths = doubled(pool, pool.lengths)
  }
  const cell = pool.size++
  pool.starts[cell] = pool.nWords
  pool.lengths[cell] = length
  pool.isHeld = holdsAll(pool)
  for (let word = 0; word < nWords; word++)
    pool.words[pool.nWords++] = view.getInt32(word * 4, true)
  if (length > pool.longest) pool.longest = length
  return cell
}

const holdsAll = ({ kernel, words, starts, lengths }: CellPool): boolean =>
  kernel !== null && [words, starts, lengths].every(kernel.holds)

function doubled({ kernel }: CellPool, column: Int32Array): Int32Array {
  const larger = makeColumn(Int32Array, column.length * 2, kernel?.allocate ?? onHeap)
  larger.set(column)
  return larger
}

/** The cell of a number with all its digits, so that reading it back gives the same number; empty for NaN. */
export function numberCell(pool: CellPool, value: number): number {
  const whole = value | 0
  if (whole === value && whole >= 0 && whole < N_WHOLES) {
    const known = pool.wholes[whole] as number
    if (known !== 0) return known
    const made = poolText(pool, String(whole))
    pool.wholes[whole] = made
    return made
  }
  return Number.isNaN(value) ? EMPTY_CELL : otherNumber(pool, value)
}

const scratch = new Float64Array(1)
const halves = new Int32Array(scratch.buffer)

/** Mixes the bits of a number; without a heap number for each, as a Map would need. */
function hashOf(value: number): number {
  scratch[0] = value
  const mixed = Math.imul((halves[0] as number) ^ ((halves[1] as number) >>> 7), 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}

function otherNumber(pool: CellPool, value: number): number {
  const mask = pool.numbers.length - 1
  for (let slot = hashOf(value) & mask; ; slot = (slot + 1) & mask) {
    const cell = pool.numberCells[slot] as number
    if (cell === 0) return addNumber(pool, value)
    if (pool.numbers[slot] === value) return cell
  }
}

function addNumber(pool: CellPool, value: number): number {
  const cell = poolText(pool, String(value))
  if (++pool.nNumbers * 2 > pool.numbers.length) growNumbers(pool)
  occupy(pool, value, cell)
  return cell
}

function occupy(pool: CellPool, value: number, cell: number): void {
  const mask = pool.numbers.length - 1
  let slot = hashOf(value) & mask
  while (pool.numberCells[slot] !== 0) slot = (slot + 1) & mask
  pool.numbers[slot] = value
  pool.numberCells[slot] = cell
}

function growNumbers(pool: CellPool): void {
  const { numbers, numberCells, kernel } = pool
  const allocate = kernel?.allocate ?? onHeap
  pool.numbers = makeColumn(Float64Array, numbers.length * 2, allocate)
  pool.numberCells = makeColumn(Int32Array, numbers.length * 2, allocate)
  numberCells.forEach((cell, slot) => {
    if (cell !== 0) occupy(pool, numbers[slot] as number, cell)
  })
}

/** Whether the pool holds so many numbers that it should be made anew between two blocks. */
export function isOverfull({ nNumbers }: CellPool): boolean {
  return nNumbers > MOST_NUMBERS
}

/** Appends one cell or piece. */
export function writePiece(writer: ByteWriter, pool: CellPool, cell: number): void {
  reserve(writer, pool.longest + 4)
  const { view } = writer
  const { words } = pool
  const length = pool.lengths[cell] as number
  const end = writer.length + length
  let word = pool.starts[cell] as number
  for (let at = writer.length; at < end; at += 4) view.setInt32(at, words[word++] as number, true)
  writer.length = end
}

/** Appends the cells `cells[from, to)`, or every `step`-th of them, each with its comma in front. */
export function writePooled(
  writer: ByteWriter,
  pool: CellPool,
  cells: Int32Array,
  from: number,
  to: number,
  step = 1,
): void {
  // A word may reach three bytes beyond its cell; the next cell is written over them.
  reserve(writer, ((to - from) / step) * pool.longest + 4)
  const { view } = writer
  const { words, starts, lengths } = pool
  let at = writer.length
  for (let index = from; index < to; index += step) {
    const cell = cells[index] as number
    const length = lengths[cell] as number
    let word = starts[cell] as number
    view.setInt32(at, words[word] as number, true)
    for (let done = 4; done < length; done += 4)
      view.setInt32(at + done, words[++word] as number, true)
    at += length
  }
  writer.length = at
}

/**
 * {@link writePooled} by the kernel, of cells, a pool and a writer that lie in its memory; there must be room.
 *
 * @param cells - address of the first cell; the next is `step` bytes further
 */
export function writeHeld(
  writer: ByteWriter,
  { kernel, words, starts, lengths }: CellPool,
  cells: number,
  nCells: number,
  step: number,
): void {
  if (kernel === null) throw new Error('writeHeld requires a pool with a kernel')
  const to = writer.address + writer.length
  const { byteOffset } = words
  const end = kernel.writeCells(
    to,
    cells,
    nCells,
    step,
    byteOffset,
    starts.byteOffset,
    lengths.byteOffset,
  )
  writer.length = end - writer.address
}
