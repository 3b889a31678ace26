import type { ResponseBlock } from '../../table/blocks.js'
import { patternsOf, type QualityIndex } from './quality-index.js'

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
      const { nAnswered, longestCycle } = patternsOf(input, instrument)
      const nItems = (input.responses[instrument] as ResponseBlock).codes.length
      for (let row = 0; row < input.length; row++) {
        if (nAnswered[row] === 0) continue
        const share = (longestCycle[row] as number) / nItems
        if (!(share <= (out[row] as number))) out[row] = share
      }
    }
  },
}
