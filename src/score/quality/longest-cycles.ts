import type { ResponseBlock } from '../../table/blocks.js'
import { FIRST_MISSING } from '../../table/missing.js'

/**
 * Length of the longest stretch of raw answers in presented order that repeats 2 to 5 answers at least twice and is not
 * one answer repeated, for each sheet; a missing answer ends it.
 *
 * @param least - lengths below it may come out as 0, which is quicker: few sheets have a long cycle
 */
export function longestCycles({ length, codes }: ResponseBlock, least: number): Uint16Array {
  const cycles = new Uint16Array(length)
  const candidates = hasRoom(codes.length, least) ? findCandidates(length, codes, least) : null
  for (let row = 0; row < length; row++)
    if (candidates === null || candidates[row] !== 0) cycles[row] = longestCycle(codes, row)
  return cycles
}

/** Four periods share a word, so that a count of repeats must stay below 128. */
function hasRoom(nItems: number, least: number): boolean {
  return nItems < 128 && least > 4
}

const EACH_BYTE = 0x01010101
const HIGH_BITS = 0x80808080 | 0
const LOW_BITS = 0x7f7f7f7f

/**
 * Sheets on which answers repeat those 2, 3, 4 or 5 places before so often in a row that a cycle of `least` is possible;
 * 0 for the others. One byte of a word stands for each period: the answers before, the repeats in a row, and whether
 * they ever were enough.
 */
function findCandidates(length: number, codes: readonly Uint8Array[], least: number): Int32Array {
  const before = new Int32Array(length).fill(-1)
  const repeats = new Int32Array(length)
  const found = new Int32Array(length)
  const enough = [2, 3, 4, 5].reduce(
    (word, period, byte) => word | ((128 - needed(period, least)) << (8 * byte)),
    0,
  )
  let previous: Uint8Array | undefined
  for (const column of codes) {
    const last = previous ?? nothingBefore(length)
    for (let row = 0; row < length; row++) {
      const code = column[row] as number
      const differs = (before[row] as number) ^ Math.imul(code, EACH_BYTE)
      const nonZero = (((differs & LOW_BITS) + LOW_BITS) | differs) & HIGH_BITS
      const equal = ~nonZero & HIGH_BITS
      // A byte of ones where the answer repeats; nothing at all where it is missing.
      const isAnswer = (code - FIRST_MISSING) >> 31
      const mask = Math.imul((equal >>> 7) & EACH_BYTE, 255) & isAnswer
      const counted = ((repeats[row] as number) + EACH_BYTE) & mask
      repeats[row] = counted
      found[row] = (found[row] as number) | ((counted + enough) & HIGH_BITS)
      before[row] = ((before[row] as number) << 8) | (last[row] as number)
    }
    previous = column
  }
  return found
}

/** Repeats in a row of a cycle that is long enough and comes twice. */
function needed(period: number, least: number): number {
  return Math.min(127, Math.max(period, least - period))
}

/** A column of a byte that no item holds: what stands before the first answer. */
function nothingBefore(length: number): Uint8Array {
  return new Uint8Array(length).fill(FIRST_MISSING)
}

/**
 * The longest cycle of one sheet. The five answers before are kept in variables, and for each period how many answers
 * in a row have equalled the one that many places before.
 */
function longestCycle(codes: readonly Uint8Array[], row: number): number {
  let [before1, before2, before3, before4, before5] = [-1, -1, -1, -1, -1]
  let [run, repeats2, repeats3, repeats4, repeats5] = [0, 0, 0, 0, 0]
  let cycle = 0
  for (let item = 0; item < codes.length; item++) {
    const code = (codes[item] as Uint8Array)[row] as number
    if (code >= FIRST_MISSING) run = repeats2 = repeats3 = repeats4 = repeats5 = 0
    else {
      run = code === before1 ? run + 1 : 1
      repeats2 = code === before2 ? repeats2 + 1 : 0
      repeats3 = code === before3 ? repeats3 + 1 : 0
      repeats4 = code === before4 ? repeats4 + 1 : 0
      repeats5 = code === before5 ? repeats5 + 1 : 0
      if (repeats2 >= 2) cycle = longerCycle(cycle, repeats2 + 2, run)
      if (repeats3 >= 3) cycle = longerCycle(cycle, repeats3 + 3, run)
      if (repeats4 >= 4) cycle = longerCycle(cycle, repeats4 + 4, run)
      if (repeats5 >= 5) cycle = longerCycle(cycle, repeats5 + 5, run)
    }
    before5 = before4
    before4 = before3
    before3 = before2
    before2 = before1
    before1 = code
  }
  return cycle
}

/** The longer of two stretches; one that is a single run of the same answer does not count. */
function longerCycle(longest: number, stretch: number, run: number): number {
  return stretch > longest && run < stretch ? stretch : longest
}
