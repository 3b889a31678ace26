// Sums, raw scores and bands of the sheets of a block, sixteen at a time where they are bytes.

import { FIRST_MISSING, NO_SUM, OUT_OF_RANGE } from './bytes'

/** One item of a scale. */
@unmanaged
class Term {
  /** Address of the item's column: a code for each sheet. */
  column: usize
  /** Address of 16 bytes: what each code adds. */
  values: usize
  /** Codes from here up are no option. */
  nOptions: u32
}

const TERM_SIZE: usize = 12
const MISSING_SHIFT: i32 = 16
const OUT_OF_RANGE_SHIFT: i32 = 24

/**
 * The sum of each sheet in the low 16 bits, the number missing in the next 8, and in the one above whether an answer is
 * out of range: as `PackedTerms`. Columns are padded: sheets behind the last one are added up too.
 */
export function addTerms(terms: usize, nTerms: usize, packed: usize, length: usize): void {
  const afterTerms = terms + nTerms * TERM_SIZE
  const firstMissing = i8x16.splat(<i8>FIRST_MISSING)
  const outOfRange = i8x16.splat(<i8>OUT_OF_RANGE)
  for (let row: usize = 0; row < length; row += 16) {
    let low = i16x8.splat(0)
    let high = i16x8.splat(0)
    let nMissing = i8x16.splat(0)
    let isOut = i8x16.splat(0)
    for (let at = terms; at < afterTerms; at += TERM_SIZE) {
      const term = changetype<Term>(at)
      const codes = v128.load(term.column + row)
      const values = i8x16.swizzle(v128.load(term.values), codes)
      const isMissing = i8x16.ge_u(codes, firstMissing)
      const isNoOption = i8x16.ge_u(codes, i8x16.splat(<i8>term.nOptions))
      low = i16x8.add(low, i16x8.extend_low_i8x16_u(values))
      high = i16x8.add(high, i16x8.extend_high_i8x16_u(values))
      nMissing = i8x16.sub(nMissing, isMissing)
      isOut = v128.or(isOut, v128.andnot(isNoOption, isMissing))
      isOut = v128.or(isOut, i8x16.eq(codes, outOfRange))
    }
    const one = v128.and(isOut, i8x16.splat(1))
    // Number missing and the bit above it, as 16 bits each.
    const oddLow = v128.or(
      i16x8.extend_low_i8x16_u(nMissing),
      i16x8.shl(i16x8.extend_low_i8x16_u(one), OUT_OF_RANGE_SHIFT - MISSING_SHIFT),
    )
    const oddHigh = v128.or(
      i16x8.extend_high_i8x16_u(nMissing),
      i16x8.shl(i16x8.extend_high_i8x16_u(one), OUT_OF_RANGE_SHIFT - MISSING_SHIFT),
    )
    const to = packed + (row << 2)
    store4(to, i32x4.extend_low_i16x8_u(low), i32x4.extend_low_i16x8_u(oddLow))
    store4(to + 16, i32x4.extend_high_i16x8_u(low), i32x4.extend_high_i16x8_u(oddLow))
    store4(to + 32, i32x4.extend_low_i16x8_u(high), i32x4.extend_low_i16x8_u(oddHigh))
    store4(to + 48, i32x4.extend_high_i16x8_u(high), i32x4.extend_high_i16x8_u(oddHigh))
  }
}

function store4(to: usize, sums: v128, odd: v128): void {
  v128.store(to, v128.or(sums, i32x4.shl(odd, MISSING_SHIFT)))
}

/** One scale of a scale of scales. */
@unmanaged
class Part {
  raw: usize
  status: usize
  /** What a whole score counts. */
  weight: u32
}

const PART_SIZE: usize = 12

/**
 * The sum of the scores of scales in the low 16 bits, as far as all of them are there and whole numbers; the bit above
 * them otherwise.
 */
export function addScales(parts: usize, nParts: usize, packed: usize, length: usize): void {
  const afterParts = parts + nParts * PART_SIZE
  for (let row: usize = 0; row < length; row++) {
    let sum: u32 = 0
    let odd: u32 = 0
    for (let at = parts; at < afterParts; at += PART_SIZE) {
      const part = changetype<Part>(at)
      const score = load<f64>(part.raw + (row << 3))
      const whole = <u32>score
      odd |= u32(load<u8>(part.status + row)) | u32(<f64>whole !== score) | (whole >> MISSING_SHIFT)
      sum += whole * part.weight
    }
    const isOdd = u32((odd | (sum >> MISSING_SHIFT)) !== 0)
    store<u32>(packed + (row << 2), isOdd !== 0 ? 1 << MISSING_SHIFT : sum)
  }
}

/**
 * Raw score, bounds, status and number missing of the sheets without missing answers.
 *
 * @param scores - address of the score of each sum
 * @param nSums - number of sums that have a score; a sheet of a greater one is one of the others
 * @param sums - address of room for the sums; NO_SUM for the other sheets
 * @param odd - address of room for the rows of the other sheets
 * @returns number of the other sheets
 */
export function finishComplete(
  packed: usize,
  length: usize,
  scores: usize,
  nSums: usize,
  sums: usize,
  raw: usize,
  low: usize,
  high: usize,
  status: usize,
  nMissing: usize,
  odd: usize,
): usize {
  memory.fill(status, 0, length)
  memory.fill(nMissing, 0, length << 1)
  let nOdd: usize = 0
  for (let row: usize = 0; row < length; row++) {
    const sum: usize = load<u32>(packed + (row << 2))
    store<u32>(odd + (nOdd << 2), <u32>row)
    if (sum >= nSums) {
      store<u16>(sums + (row << 1), <u16>NO_SUM)
      nOdd++
      continue
    }
    store<u16>(sums + (row << 1), <u16>sum)
    const score = load<f64>(scores + (sum << 3))
    store<f64>(raw + (row << 3), score)
    store<f64>(low + (row << 3), score)
    store<f64>(high + (row << 3), score)
  }
  return nOdd
}

/**
 * The last band that begins at the score or below it, or strictly below; NONE for a score that is not there.
 *
 * @param sums - address of the sums of sheets whose band hangs on them alone, NO_SUM for others; 0 where there are none
 * @param bandOfSum - address of the band of each sum
 */
export function assignBands(
  values: usize,
  length: usize,
  bounds: usize,
  strict: usize,
  nBands: usize,
  bands: usize,
  sums: usize,
  bandOfSum: usize,
): void {
  for (let row: usize = 0; row < length; row++) {
    if (sums !== 0) {
      const sum: u32 = load<u16>(sums + (row << 1))
      if (sum !== NO_SUM) {
        store<u8>(bands + row, load<u8>(bandOfSum + sum))
        continue
      }
    }
    const value = load<f64>(values + (row << 3))
    let band: u32 = 255
    for (let next = nBands; next > 0; next--) {
      const bound = load<f64>(bounds + ((next - 1) << 3))
      if (value > bound || (value === bound && load<u8>(strict + next - 1) === 0)) {
        band = <u32>(next - 1)
        break
      }
    }
    store<u8>(bands + row, <u8>band)
  }
}
