import type { ResponseBlock } from '../../table/blocks.js'
import { FIRST_MISSING } from '../../table/missing.js'

/**
 * Length of the longest stretch of raw answers in presented order that repeats 2 to 5 answers at least twice and is not
 * one answer repeated, for each sheet; a missing answer ends it.
 *
 * @param least - lengths below it may come out as 0, which is quicker: few sheets have a long cycle
 */
export function longestCycles(block: ResponseBlock, least: number): Uint16Array {
  const { length, codes } = block
  const cycles = new Uint16Array(length)
  const isSign = signsOfCycle(block, least)
  for (let row = 0; row < length; row++)
    if (isSign === null || isSign[row] === 1) cycles[row] = longestCycle(codes, row)
  return cycles
}

const LONGEST_PERIOD = 5
/** Answers in a row that are looked at for a sign of a cycle. */
const WINDOW = 8

/**
 * 1 for sheets that may have a cycle of `least` answers and more; null where all may. In such a cycle at least
 * `least − 5` answers in a row equal those one period before, and windows of eight of them stand so close that one lies
 * inside.
 */
function signsOfCycle({ length, codes }: ResponseBlock, least: number): Uint8Array | null {
  const nRepeats = least - LONGEST_PERIOD
  if (nRepeats <= WINDOW) return null
  const step = nRepeats - WINDOW + 1
  const signs = new Uint8Array(length)
  for (let start = 2; start + WINDOW <= codes.length; start += step) addSigns(signs, codes, start)
  return signs
}

/**
 * Marks the sheets on which the answers of a window all equal those one period before and are not all the same: a window
 * is longer than a period, so that a stretch with such a window is one answer repeated.
 *
 * Eight answers are looked at as one word, four bits of each; the word of the answers one place before is the same word
 * moved up. What is equal so is looked at answer by answer.
 */
function addSigns(signs: Uint8Array, codes: readonly Uint8Array[], start: number): void {
  const { length } = signs
  const words = new Int32Array(length)
  for (let item = start + WINDOW - 1; item >= start; item--)
    moveUp(words, codes[item] as Uint8Array, words)
  const earlier = new Int32Array(length)
  for (let period = 1; period <= Math.min(start, LONGEST_PERIOD); period++) {
    moveUp(period === 1 ? words : earlier, codes[start - period] as Uint8Array, earlier)
    if (period === 1) continue
    for (let row = 0; row < length; row++)
      if (words[row] === earlier[row] && isRepeated(codes, row, start, period)) signs[row] = 1
  }
}

/** Bits that are looked at of each answer of a window. */
const BITS = 32 / WINDOW

function moveUp(words: Int32Array, codes: Uint8Array, moved: Int32Array): void {
  const mask = (1 << BITS) - 1
  for (let row = 0; row < moved.length; row++)
    moved[row] = ((words[row] as number) << BITS) | ((codes[row] as number) & mask)
}

function isRepeated(
  codes: readonly Uint8Array[],
  row: number,
  start: number,
  period: number,
): boolean {
  const first = (codes[start] as Uint8Array)[row]
  let isOneAnswer = true
  for (let item = start; item < start + WINDOW; item++) {
    const code = (codes[item] as Uint8Array)[row]
    if (code !== (codes[item - period] as Uint8Array)[row]) return false
    if (code !== first) isOneAnswer = false
  }
  return !isOneAnswer
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
