// Decodes the cells of item columns: empty, one byte or two digits, each followed by a delimiter; empty or one byte at the
// end of a line.

import { BLANK, CARRIAGE_RETURN, NEWLINE, ZERO } from './bytes'

/** What is known of the item columns of a file; written by `cell-plan.ts`. One entry per column of the file. */
@unmanaged
export class Plan {
  /** Address of the first row of each item's column; 0 where the column is read otherwise. */
  slots: usize
  /** Address of each column's table: 256 single bytes, then the numbers 00 to 99. */
  tables: usize
  /** How many columns from each one on share its table and follow each other in memory at `stride`. */
  runs: usize
  stride: usize
  delimiter: u32
  /** Column of the first cell that was not decoded. */
  column: u32
  /** 1 where the last cell that was decoded ends its line. */
  isLineEnd: u32
}

const NOT_QUICK: u32 = 250
const TWO_DIGITS: usize = 256

/**
 * Decodes cells from `plan.column` on, into one row, as far as a table knows them.
 *
 * @param end - end of the bytes; the last one is a newline
 * @returns where the first other cell begins, and `plan.column` is its column; where `plan.isLineEnd`, the next line
 */
export function decodeCells(plan: Plan, from: usize, end: usize, row: usize): usize {
  const delimiter = plan.delimiter
  const slots = plan.slots
  const tables = plan.tables
  const runs = plan.runs
  const stride = plan.stride
  const expected = i16x8.splat(<i16>((delimiter << 8) | ZERO))
  const nine = i16x8.splat(9)
  plan.isLineEnd = 0
  let at = from
  let column: usize = plan.column
  while (true) {
    let slot: usize = load<u32>(slots + (column << 2))
    if (slot === 0) break
    slot += row
    const table: usize = load<u32>(tables + (column << 2))
    if (load<u32>(runs + (column << 2)) >= 8 && at + 16 <= end) {
      // Eight digits and their delimiters: the digits are left where nothing else is.
      const digits = v128.xor(v128.load(at), expected)
      const codes = i8x16.swizzle(v128.load(table + ZERO), digits)
      const isKnown = v128.andnot(
        i16x8.le_u(digits, nine),
        i16x8.eq(v128.and(codes, i16x8.splat(0xff)), i16x8.splat(<i16>NOT_QUICK)),
      )
      if (i16x8.all_true(isKnown)) {
        store<u8>(slot, <u8>i8x16.extract_lane_u(codes, 0))
        store<u8>(slot + stride, <u8>i8x16.extract_lane_u(codes, 2))
        store<u8>(slot + 2 * stride, <u8>i8x16.extract_lane_u(codes, 4))
        store<u8>(slot + 3 * stride, <u8>i8x16.extract_lane_u(codes, 6))
        store<u8>(slot + 4 * stride, <u8>i8x16.extract_lane_u(codes, 8))
        store<u8>(slot + 5 * stride, <u8>i8x16.extract_lane_u(codes, 10))
        store<u8>(slot + 6 * stride, <u8>i8x16.extract_lane_u(codes, 12))
        store<u8>(slot + 7 * stride, <u8>i8x16.extract_lane_u(codes, 14))
        at += 16
        column += 8
        continue
      }
    }
    const byte: u32 = load<u8>(at)
    const next: u32 = load<u8>(at + 1)
    if (next === delimiter) {
      const code: u32 = load<u8>(table + byte)
      if (code !== NOT_QUICK) {
        store<u8>(slot, <u8>code)
        at += 2
        column++
        continue
      }
    }
    if (byte === delimiter) {
      store<u8>(slot, <u8>BLANK)
      at++
      column++
      continue
    }
    // The last cell of a line, empty.
    const isReturnHere = byte === CARRIAGE_RETURN && next === NEWLINE
    if (byte === NEWLINE || isReturnHere) {
      store<u8>(slot, <u8>BLANK)
      plan.isLineEnd = 1
      at += isReturnHere ? 2 : 1
      column++
      break
    }
    // The last cell of a line, of one byte.
    const behind: u32 = load<u8>(at + 2)
    const isReturn = next === CARRIAGE_RETURN && behind === NEWLINE
    if (next === NEWLINE || isReturn) {
      const code: u32 = load<u8>(table + byte)
      if (code === NOT_QUICK) break
      store<u8>(slot, <u8>code)
      plan.isLineEnd = 1
      at += isReturn ? 3 : 2
      column++
      break
    }
    const tens = byte - ZERO
    const ones = next - ZERO
    if (behind !== delimiter || tens > 9 || ones > 9) break
    const code: u32 = load<u8>(table + TWO_DIGITS + tens * 10 + ones)
    if (code === NOT_QUICK) break
    store<u8>(slot, <u8>code)
    at += 3
    column++
  }
  plan.column = <u32>column
  return at
}
