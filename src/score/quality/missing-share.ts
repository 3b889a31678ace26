import type { ResponseBlock } from '../../table/blocks.js'
import { FIRST_MISSING, MISSING } from '../../table/missing.js'
import { isDue, type QualityIndex } from './quality-index.js'

/**
 * Share of items without a usable answer among all items that were due, over the named instruments together, in 0–1.
 * Answers outside the codes count as missing; items that do not apply to the person, or were not put to anybody, do not
 * count at all. 1 where nothing was answered.
 */
export const missingShare: QualityIndex = {
  id: 'missing-share',
  compute(input, chosen, out) {
    const missing = new Uint16Array(input.length)
    const due = new Uint16Array(input.length)
    for (const instrument of chosen) {
      const { codes } = input.responses[instrument] as ResponseBlock
      for (const column of codes)
        for (let row = 0; row < input.length; row++) {
          const code = column[row] as number
          if (isExempt(code) || !isDue(input, instrument, row)) continue
          due[row] = (due[row] as number) + 1
          if (code >= FIRST_MISSING) missing[row] = (missing[row] as number) + 1
        }
    }
    for (let row = 0; row < input.length; row++)
      out[row] = due[row] === 0 ? Number.NaN : (missing[row] as number) / (due[row] as number)
  },
}

function isExempt(code: number): boolean {
  return code === MISSING.notApplicable || code === MISSING.notAdministered
}
