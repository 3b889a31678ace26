import type { ResponseBlock } from '../../table/blocks.js'
import { FIRST_MISSING, MISSING } from '../../table/missing.js'

/** What the indexes of response quality need to know of the answers to one instrument, a number per sheet. */
export interface AnswerPatterns {
  readonly nAnswered: Uint16Array
  /** Items that do not apply to the person or were not put to anybody. */
  readonly nExempt: Uint16Array
  /** Length of the longest run of the same raw answer in presented order; a missing answer ends it. */
  readonly longestRun: Uint16Array
  /** Length of the longest stretch that repeats 2 to 5 answers at least twice and is not one answer repeated. */
  readonly longestCycle: Uint16Array
}

/** A byte that no item column holds: what stands before the first answer. */
const NOTHING: number = FIRST_MISSING

/** Goes through the sheets of a block once. */
export function answerPatterns({ length, codes }: ResponseBlock): AnswerPatterns {
  const counts = () => new Uint16Array(length)
  const patterns = {
    nAnswered: counts(),
    nExempt: counts(),
    longestRun: counts(),
    longestCycle: counts(),
  }
  for (let row = 0; row < length; row++) readSheet(codes, row, patterns)
  return patterns
}

/**
 * Reads one sheet answer by answer. The five answers before are kept in variables, and for each period how many answers
 * in a row have equalled the one that many places before: this is the innermost loop of response quality.
 */
function readSheet(codes: readonly Uint8Array[], row: number, patterns: AnswerPatterns): void {
  let before1 = NOTHING
  let before2 = NOTHING
  let before3 = NOTHING
  let before4 = NOTHING
  let before5 = NOTHING
  let run = 0
  let repeats2 = 0
  let repeats3 = 0
  let repeats4 = 0
  let repeats5 = 0
  let nAnswered = 0
  let nExempt = 0
  let longestRun = 0
  let cycle = 0
  for (let item = 0; item < codes.length; item++) {
    const code = (codes[item] as Uint8Array)[row] as number
    if (code >= FIRST_MISSING) {
      if (code === MISSING.notApplicable || code === MISSING.notAdministered) nExempt++
      run = repeats2 = repeats3 = repeats4 = repeats5 = 0
    } else {
      nAnswered++
      run = code === before1 ? run + 1 : 1
      if (run > longestRun) longestRun = run
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
  patterns.nAnswered[row] = nAnswered
  patterns.nExempt[row] = nExempt
  patterns.longestRun[row] = longestRun
  patterns.longestCycle[row] = cycle
}

/** The longer of two stretches; one that is a single run of the same answer does not count. */
function longerCycle(longest: number, stretch: number, run: number): number {
  return stretch > longest && run < stretch ? stretch : longest
}
