// Patterns in the raw answers of an instrument, sixteen sheets at a time. Counters are bytes: for up to 255 items.

import { FIRST_MISSING, NOT_ADMINISTERED, NOT_APPLICABLE } from './bytes'

/**
 * Number of answers and of exempt items of each sheet, as `answerCounts`.
 *
 * @param columns - address of the addresses of the item columns
 */
export function countAnswers(
  columns: usize,
  nItems: usize,
  length: usize,
  nAnswered: usize,
  nExempt: usize,
): void {
  const firstMissing = i8x16.splat(<i8>FIRST_MISSING)
  const notApplicable = i8x16.splat(<i8>NOT_APPLICABLE)
  const notAdministered = i8x16.splat(<i8>NOT_ADMINISTERED)
  for (let row: usize = 0; row < length; row += 16) {
    let answered = i8x16.splat(0)
    let exempt = i8x16.splat(0)
    for (let item: usize = 0; item < nItems; item++) {
      const codes = v128.load(<usize>load<u32>(columns + (item << 2)) + row)
      answered = i8x16.sub(answered, i8x16.lt_u(codes, firstMissing))
      exempt = i8x16.sub(exempt, i8x16.eq(codes, notApplicable))
      exempt = i8x16.sub(exempt, i8x16.eq(codes, notAdministered))
    }
    storeCounts(nAnswered + (row << 1), answered)
    storeCounts(nExempt + (row << 1), exempt)
  }
}

/** Length of the longest run of the same answer on each sheet, as `longestRuns`. */
export function longestRuns(columns: usize, nItems: usize, length: usize, longest: usize): void {
  const firstMissing = i8x16.splat(<i8>FIRST_MISSING)
  const one = i8x16.splat(1)
  for (let row: usize = 0; row < length; row += 16) {
    // No answer equals the byte of a blank.
    let before = i8x16.splat(-1)
    let run = i8x16.splat(0)
    let most = i8x16.splat(0)
    for (let item: usize = 0; item < nItems; item++) {
      const codes = v128.load(<usize>load<u32>(columns + (item << 2)) + row)
      run = i8x16.add(v128.and(run, i8x16.eq(codes, before)), one)
      run = v128.and(run, i8x16.lt_u(codes, firstMissing))
      most = i8x16.max_u(most, run)
      before = codes
    }
    storeCounts(longest + (row << 1), most)
  }
}

/** Length of the longest cycle of 2 to 5 answers on each sheet, as `longestCycles`. */
export function longestCycles(columns: usize, nItems: usize, length: usize, longest: usize): void {
  const firstMissing = i8x16.splat(<i8>FIRST_MISSING)
  const one = i8x16.splat(1)
  for (let row: usize = 0; row < length; row += 16) {
    let before1 = i8x16.splat(-1)
    let before2 = before1
    let before3 = before1
    let before4 = before1
    let before5 = before1
    let run = i8x16.splat(0)
    let repeats2 = run
    let repeats3 = run
    let repeats4 = run
    let repeats5 = run
    let most = run
    for (let item: usize = 0; item < nItems; item++) {
      const codes = v128.load(<usize>load<u32>(columns + (item << 2)) + row)
      const isAnswer = i8x16.lt_u(codes, firstMissing)
      run = v128.and(i8x16.add(v128.and(run, i8x16.eq(codes, before1)), one), isAnswer)
      repeats2 = repeated(repeats2, codes, before2, isAnswer)
      repeats3 = repeated(repeats3, codes, before3, isAnswer)
      repeats4 = repeated(repeats4, codes, before4, isAnswer)
      repeats5 = repeated(repeats5, codes, before5, isAnswer)
      most = longer(most, repeats2, 2, run)
      most = longer(most, repeats3, 3, run)
      most = longer(most, repeats4, 4, run)
      most = longer(most, repeats5, 5, run)
      before5 = before4
      before4 = before3
      before3 = before2
      before2 = before1
      before1 = codes
    }
    storeCounts(longest + (row << 1), most)
  }
}

/** How many answers in a row have equalled the one a period before. */
function repeated(repeats: v128, codes: v128, before: v128, isAnswer: v128): v128 {
  const again = i8x16.add(repeats, i8x16.splat(1))
  return v128.and(v128.and(again, i8x16.eq(codes, before)), isAnswer)
}

/** The longer of two stretches; one that is a single run of the same answer does not count. */
function longer(most: v128, repeats: v128, period: u8, run: v128): v128 {
  const stretch = i8x16.add(repeats, i8x16.splat(<i8>period))
  const isCycle = v128.and(i8x16.ge_u(repeats, i8x16.splat(<i8>period)), i8x16.lt_u(run, stretch))
  return i8x16.max_u(most, v128.and(stretch, isCycle))
}

/** Bytes as 16 numbers of 16 bits. */
function storeCounts(to: usize, counts: v128): void {
  v128.store(to, i16x8.extend_low_i8x16_u(counts))
  v128.store(to + 16, i16x8.extend_high_i8x16_u(counts))
}
