import type { ResponseBlock } from '../../table/blocks.js'
import { countsOf, type QualityIndex } from './quality-index.js'

/**
 * Longest stretch of raw answers in presented order that repeats a pattern of 2 to 5 answers (ABCDABCD…), as a share
 * of the instrument's items, in 0–1; the largest over the named instruments. The pattern must come at least twice,
 * and a stretch of one repeated answer does not count. NaN where nothing was answered.
 */
export const cycleShare: QualityIndex = {
  id: 'cycle-share',
  compute(input, chosen, out, least = Number.NEGATIVE_INFINITY) {
    out.fill(Number.NaN, 0, input.length)
    for (const instrument of chosen) {
      const responses = input.responses[instrument] as ResponseBlock
      const nItems = responses.codes.length
      const { nAnswered } = countsOf(input, instrument)
      const longestCycle = input.finder.longestCycles(responses, leastLength(least, nItems))
      for (let row = 0; row < input.length; row++) {
        if (nAnswered[row] === 0) continue
        const share = (longestCycle[row] as number) / nItems
        if (!(share <= (out[row] as number))) out[row] = share
      }
    }
  },
}

/** The least whole number whose share of the items is `least`. */
function leastLength(least: number, nItems: number): number {
  let length = Math.max(0, Math.ceil(least * nItems))
  while (length > 0 && (length - 1) / nItems >= least) length--
  while (length / nItems < least) length++
  return length
}
