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

/** Periods that are looked for: ABAB… to ABCDEABCDE…; a period of 1 is a run. */
const PERIODS = [2, 3, 4, 5] as const

/** Goes through the sheets of a block once, each in a row of its own. */
export function answerPatterns({ length, codes }: ResponseBlock): AnswerPatterns {
  const counts = () => new Uint16Array(length)
  const patterns = {
    nAnswered: counts(),
    nExempt: counts(),
    longestRun: counts(),
    longestCycle: counts(),
  }
  const sheet = new Uint8Array(codes.length)
  const runs = new Uint16Array(codes.length)
  for (let row = 0; row < length; row++) {
    for (let item = 0; item < codes.length; item++)
      sheet[item] = (codes[item] as Uint8Array)[row] as number
    countAnswers(sheet, row, patterns)
    patterns.longestRun[row] = findRuns(sheet, runs)
    for (const period of PERIODS) {
      const cycle = findCycle(sheet, runs, period)
      if (cycle > (patterns.longestCycle[row] as number)) patterns.longestCycle[row] = cycle
    }
  }
  return patterns
}

function countAnswers(
  sheet: Uint8Array,
  row: number,
  { nAnswered, nExempt }: AnswerPatterns,
): void {
  let answered = 0
  let exempt = 0
  for (let item = 0; item < sheet.length; item++) {
    const code = sheet[item] as number
    if (code < FIRST_MISSING) answered++
    else if (code === MISSING.notApplicable || code === MISSING.notAdministered) exempt++
  }
  nAnswered[row] = answered
  nExempt[row] = exempt
}

/** Fills `runs` with the length of the run that ends at each item, 0 at a missing answer; returns the longest. */
function findRuns(sheet: Uint8Array, runs: Uint16Array): number {
  let longest = 0
  let run = 0
  let before = FIRST_MISSING
  for (let item = 0; item < sheet.length; item++) {
    const code = sheet[item] as number
    run = code >= FIRST_MISSING ? 0 : code === before ? run + 1 : 1
    before = code
    runs[item] = run
    if (run > longest) longest = run
  }
  return longest
}

/** Length of the longest stretch with one period. */
function findCycle(sheet: Uint8Array, runs: Uint16Array, period: number): number {
  let longest = 0
  let repeats = 0
  for (let item = period; item < sheet.length; item++) {
    const code = sheet[item] as number
    if (code !== sheet[item - period] || code >= FIRST_MISSING) {
      repeats = 0
      continue
    }
    repeats++
    const stretch = repeats + period
    if (repeats >= period && stretch > longest && (runs[item] as number) < stretch)
      longest = stretch
  }
  return longest
}
