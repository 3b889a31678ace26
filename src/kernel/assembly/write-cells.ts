// Puts rows of a file together from cells that are kept once.

import { NO_SUM } from './bytes'

/**
 * Copies cells, each with its comma in front.
 *
 * @param cells - address of the number of the first cell; the next one is `step` bytes further
 * @param words - address of the bytes of all cells; each begins at a whole word and has 16 bytes behind it
 * @param starts - address of the first word of each cell; `lengths` of its length in bytes
 * @returns where the row ends
 */
export function writeCells(
  to: usize,
  cells: usize,
  nCells: usize,
  step: usize,
  words: usize,
  starts: usize,
  lengths: usize,
): usize {
  let at = to
  for (let index: usize = 0; index < nCells; index++) {
    const cell: usize = load<u32>(cells)
    cells += step
    const length: usize = load<u32>(lengths + (cell << 2))
    const from = words + ((<usize>load<u32>(starts + (cell << 2))) << 2)
    v128.store(at, v128.load(from))
    for (let done: usize = 16; done < length; done += 16)
      v128.store(at + done, v128.load(from + done))
    at += length
  }
  return at
}

const N_WHOLES: u32 = 1024

/**
 * The cells of numbers that the pool knows; nothing for NaN.
 *
 * @param wholes - address of the cells of small whole numbers; 0 where there is none yet
 * @param numbers - address of the other numbers by open addressing; `numberCells` of their cells, 0 where free
 * @param mask - number of slots less 1
 * @param sums - address of the sums that numbers hang on alone, NO_SUM for others; 0 where there are none
 * @param cellOfSum - address of the cell of each sum; 0 where it has none yet
 * @returns the first row whose number has no cell; `length` where there is none
 */
export function fillNumbers(
  values: usize,
  from: usize,
  length: usize,
  cells: usize,
  wholes: usize,
  numbers: usize,
  numberCells: usize,
  mask: u32,
  sums: usize,
  cellOfSum: usize,
): usize {
  for (let row = from; row < length; row++) {
    let cell: u32 = 0
    const sum: u32 = sums === 0 ? NO_SUM : <u32>load<u16>(sums + (row << 1))
    if (sum !== NO_SUM) {
      cell = load<u32>(cellOfSum + ((<usize>sum) << 2))
      if (cell === 0) return row
    } else {
      const value = load<f64>(values + (row << 3))
      const whole = <u32>value
      if (<f64>whole === value && whole < N_WHOLES) {
        cell = load<u32>(wholes + ((<usize>whole) << 2))
        if (cell === 0) return row
      } else if (!Number.isNaN(value)) {
        const bits = reinterpret<u64>(value)
        let mixed = (<u32>bits ^ (<u32>(bits >> 32) >> 7)) * 0x9e3779b1
        mixed ^= mixed >> 15
        let slot = mixed & mask
        while (true) {
          cell = load<u32>(numberCells + ((<usize>slot) << 2))
          if (cell === 0) return row
          if (load<f64>(numbers + ((<usize>slot) << 3)) === value) break
          slot = (slot + 1) & mask
        }
      }
    }
    store<u32>(cells + (row << 2), cell)
  }
  return length
}

const NONE: u32 = 255
const BAND_STRIDE: u32 = 256

/** The cells of bands: `cellOf[set × BAND_STRIDE + band]`, the empty one where there is no set. */
export function fillBands(
  bands: usize,
  sets: usize,
  length: usize,
  cells: usize,
  cellOf: usize,
): void {
  for (let row: usize = 0; row < length; row++) {
    const set: u32 = load<u8>(sets + row)
    const at: usize = set * BAND_STRIDE + <u32>load<u8>(bands + row)
    store<u32>(cells + (row << 2), set === NONE ? 0 : load<u32>(cellOf + (at << 2)))
  }
}
