// Scales of scales.

import { MISSING_SHIFT, NO_SUM, SCORED, TOO_FEW_ANSWERED } from './bytes'

/** One scale of a scale of scales. */
@unmanaged
class Part {
  raw: usize
  low: usize
  high: usize
  status: usize
  /** What a score counts; a whole number above 0. */
  weight: u32
}

const PART_SIZE: usize = 20

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

/** Address of the sums of a part, and what a sum counts. */
@unmanaged
class SumPart {
  sums: usize
  weight: u32
}

const SUM_PART_SIZE: usize = 8

/** As {@link addScales}, of parts whose scores are their sums: eight sheets at a time, also behind the last one. */
export function addSums(parts: usize, nParts: usize, packed: usize, length: usize): void {
  const afterParts = parts + nParts * SUM_PART_SIZE
  const noSum = i16x8.splat(<i16>NO_SUM)
  const odd = i32x4.splat(1 << MISSING_SHIFT)
  for (let row: usize = 0; row < length; row += 8) {
    let sum = i16x8.splat(0)
    let isOdd = i16x8.splat(0)
    for (let at = parts; at < afterParts; at += SUM_PART_SIZE) {
      const part = changetype<SumPart>(at)
      const sums = v128.load(part.sums + (row << 1))
      isOdd = v128.or(isOdd, i16x8.eq(sums, noSum))
      sum = i16x8.add(sum, i16x8.mul(sums, i16x8.splat(<i16>part.weight)))
    }
    const to = packed + (row << 2)
    const low = v128.bitselect(odd, i32x4.extend_low_i16x8_u(sum), i32x4.extend_low_i16x8_s(isOdd))
    const high = v128.bitselect(
      odd,
      i32x4.extend_high_i16x8_u(sum),
      i32x4.extend_high_i16x8_s(isOdd),
    )
    v128.store(to, low)
    v128.store(to + 16, high)
  }
}

/** What becomes of the sum of such a scale; written by `kernel-scale.ts`. */
@unmanaged
class Combine {
  /** Multiplied and divided by, and taken off before: the aggregate of a sum. */
  less: f64
  times: f64
  divisor: f64
  nTerms: u32
  /** Missing scales that are made up for. */
  maxMissing: u32
}

/**
 * Scores of sheets that {@link addScales} leaves: where a part is prorated or a fraction, and where too many are not
 * there. What needs more than sums stays in `odd`.
 *
 * @param odd - address of their rows
 * @returns number of rows that are left in it
 */
export function combineOdd(
  combine: Combine,
  parts: usize,
  odd: usize,
  nOdd: usize,
  raw: usize,
  low: usize,
  high: usize,
  status: usize,
  nMissing: usize,
): usize {
  const afterParts = parts + <usize>combine.nTerms * PART_SIZE
  let nLeft: usize = 0
  for (let index: usize = 0; index < nOdd; index++) {
    const row: usize = load<u32>(odd + (index << 2))
    let sum: f64 = 0
    let least: f64 = 0
    let most: f64 = 0
    let nAbsent: u32 = 0
    let state: u8 = SCORED
    let isLeft = false
    for (let at = parts; at < afterParts; at += PART_SIZE) {
      const part = changetype<Part>(at)
      const weight = <f64>part.weight
      const partLow = load<f64>(part.low + (row << 3))
      const partHigh = load<f64>(part.high + (row << 3))
      const partState = load<u8>(part.status + row)
      if (!(partLow <= partHigh) || partState > TOO_FEW_ANSWERED) {
        isLeft = true
        break
      }
      least += weight * partLow
      most += weight * partHigh
      if (partState === TOO_FEW_ANSWERED) nAbsent++
      else {
        state |= partState
        sum += weight * load<f64>(part.raw + (row << 3))
      }
    }
    if (isLeft || (nAbsent > 0 && nAbsent <= combine.maxMissing && nAbsent < combine.nTerms)) {
      store<u32>(odd + (nLeft << 2), <u32>row)
      nLeft++
      continue
    }
    const lowest = aggregated(combine, least)
    store<u8>(status + row, nAbsent > 0 ? TOO_FEW_ANSWERED : state)
    store<u16>(nMissing + (row << 1), <u16>nAbsent)
    store<f64>(low + (row << 3), lowest)
    store<f64>(high + (row << 3), least === most ? lowest : aggregated(combine, most))
    store<f64>(raw + (row << 3), nAbsent > 0 ? NaN : aggregated(combine, sum))
  }
  return nLeft
}

function aggregated(combine: Combine, sum: f64): f64 {
  return ((settled(sum) - combine.less) * combine.times) / combine.divisor
}

/** As `settled` in `score/finish-scale.ts`: the decimal that a sum of fractions stands for. */
function settled(sum: f64): f64 {
  if (Math.trunc(sum) === sum) return sum
  const decimal = Math.round(sum * 1e9) / 1e9
  return Math.abs(sum - decimal) <= 1e-12 * Math.max(1, Math.abs(sum)) ? decimal : sum
}
