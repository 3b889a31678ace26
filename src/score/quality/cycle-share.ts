import type { ResponseBlock } from '../../table/blocks.js'
import { FIRST_MISSING } from '../../table/missing.js'
import type { QualityIndex } from './quality-index.js'

/** Periods that are looked for: ABAB… to ABCDEABCDE…; a period of 1 is a run, another index. */
const PERIODS = [2, 3, 4, 5] as const

/**
 * Longest stretch of raw answers in presented order that repeats a pattern of 2 to 5 answers (ABCDABCD…), as a share
 * of the instrument's items, in 0–1; the largest over the named instruments. The pattern must come at least twice,
 * and a stretch of one repeated answer does not count. NaN where nothing was answered.
 */
export const cycleShare: QualityIndex = {
  id: 'cycle-share',
  compute(input, chosen, out) {
    out.fill(Number.NaN, 0, input.length)
    for (const instrument of chosen) {
      const block = input.responses[instrument] as ResponseBlock
      const answered = answeredAny(block)
      const longest = new Uint16Array(block.length)
      for (const period of PERIODS) extendLongest(block, period, longest)
      for (let row = 0; row < input.length; row++) {
        if (answered[row] === 0) continue
        const share = (longest[row] as number) / block.codes.length
        if (!(share <= (out[row] as number))) out[row] = share
      }
    }
  },
}

/** Raises `longest` to the longest stretch of one period, if that is longer. */
function extendLongest({ length, codes }: ResponseBlock, period: number, longest: Uint16Array) {
  const repeats = new Uint16Array(length)
  const run = new Uint16Array(length)
  for (let item = 1; item < codes.length; item++) {
    const column = codes[item] as Uint8Array
    const before = codes[item - 1] as Uint8Array
    const earlier = codes[item - period]
    for (let row = 0; row < length; row++) {
      const code = column[row] as number
      run[row] = code === before[row] ? (run[row] as number) + 1 : 0
      if (earlier === undefined || code !== earlier[row] || code >= FIRST_MISSING) {
        repeats[row] = 0
        continue
      }
      const count = (repeats[row] as number) + 1
      repeats[row] = count
      const stretch = count + period
      const isConstant = (run[row] as number) + 1 >= stretch
      if (count >= period && !isConstant && stretch > (longest[row] as number))
        longest[row] = stretch
    }
  }
}

function answeredAny({ length, codes }: ResponseBlock): Uint8Array {
  const answered = new Uint8Array(length)
  for (const column of codes)
    for (let row = 0; row < length; row++)
      if ((column[row] as number) < FIRST_MISSING) answered[row] = 1
  return answered
}
