// Sums, raw scores and bands of the sheets of a block, sixteen at a time where they are bytes.

import {
  FIRST_MISSING,
  MISSING_SHIFT,
  NO_SUM,
  OUT_OF_RANGE,
  PRORATED,
  SCORED,
  TOO_FEW_ANSWERED,
} from './bytes'

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

/** How sums of a scale become scores; written by `kernel-scale.ts`. */
@unmanaged
class Finish {
  /** Address of the score of each sum. */
  scores: usize
  /** Number of sums that have a score. */
  nSums: u32
  /** Number of terms; 0 where a sheet with missing answers is one of the others. */
  nTerms: u32
  /** Missing answers that are made up for. */
  maxMissing: u32
  /** Least and greatest that a missing answer could have added. */
  minimum: u32
  maximum: u32
  /** Address of the score of each sum with one missing answer, then with two, up to `maxMissing`. */
  prorated: usize
}

/**
 * Raw score, bounds, status and number missing of the sheets whose score hangs on their packed sum.
 *
 * @param sums - address of room for the sums of sheets without missing answers; NO_SUM for the others
 * @param odd - address of room for the rows of sheets that are left to do
 * @returns number of them
 */
export function finishSums(
  finish: Finish,
  packed: usize,
  length: usize,
  sums: usize,
  raw: usize,
  low: usize,
  high: usize,
  status: usize,
  nMissing: usize,
  odd: usize,
): usize {
  const scores = finish.scores
  const nSums = finish.nSums
  const nTerms = finish.nTerms
  memory.fill(status, SCORED, length)
  memory.fill(nMissing, 0, length << 1)
  let nOdd: usize = 0
  for (let row: usize = 0; row < length; row++) {
    const found = load<u32>(packed + (row << 2))
    if (found < nSums) {
      store<u16>(sums + (row << 1), <u16>found)
      const score = load<f64>(scores + ((<usize>found) << 3))
      store<f64>(raw + (row << 3), score)
      store<f64>(low + (row << 3), score)
      store<f64>(high + (row << 3), score)
      continue
    }
    store<u16>(sums + (row << 1), <u16>NO_SUM)
    const sum = found & 0xffff
    const nAbsent = found >> MISSING_SHIFT
    if (nAbsent === 0 || nAbsent >= nTerms || sum >= nSums) {
      store<u32>(odd + (nOdd << 2), <u32>row)
      nOdd++
      continue
    }
    const isProrated = nAbsent <= finish.maxMissing
    store<u8>(status + row, isProrated ? PRORATED : TOO_FEW_ANSWERED)
    store<u16>(nMissing + (row << 1), <u16>nAbsent)
    const least = sum + nAbsent * finish.minimum
    const most = sum + nAbsent * finish.maximum
    store<f64>(low + (row << 3), load<f64>(scores + ((<usize>least) << 3)))
    store<f64>(high + (row << 3), load<f64>(scores + ((<usize>most) << 3)))
    const at = finish.prorated + ((<usize>((nAbsent - 1) * nSums + sum)) << 3)
    store<f64>(raw + (row << 3), isProrated ? load<f64>(at) : NaN)
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
