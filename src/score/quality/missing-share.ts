import type { ResponseBlock } from '../../table/blocks.js'
import { isDue, patternsOf, type QualityIndex } from './quality-index.js'

/**
 * Share of items without a usable answer among all items that were due, over the named instruments together, in 0–1.
 * Answers outside the codes count as missing; items that do not apply to the person, or were not put to anybody, do not
 * count at all. 1 where nothing was answered, NaN where nothing was due.
 */
export const missingShare: QualityIndex = {
  id: 'missing-share',
  compute(input, chosen, out) {
    const answered = new Uint16Array(input.length)
    const due = new Uint16Array(input.length)
    for (const instrument of chosen) {
      const { nAnswered, nExempt } = patternsOf(input, instrument)
      const nItems = (input.responses[instrument] as ResponseBlock).codes.length
      for (let row = 0; row < input.length; row++) {
        if (!isDue(input, instrument, row)) continue
        answered[row] = (answered[row] as number) + (nAnswered[row] as number)
        due[row] = (due[row] as number) + nItems - (nExempt[row] as number)
      }
    }
    for (let row = 0; row < input.length; row++) {
      const nDue = due[row] as number
      out[row] = nDue === 0 ? Number.NaN : (nDue - (answered[row] as number)) / nDue
    }
  },
}
