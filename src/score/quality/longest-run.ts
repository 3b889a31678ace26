import type { ResponseBlock } from '../../table/blocks.js'
import { longestRunsOf, type QualityIndex } from './quality-index.js'

/**
 * Longest run of the same raw answer in presented order, as a share of the instrument's items, in 0–1; the largest
 * over the named instruments of two items and more, NaN where nothing was answered. A missing answer ends a run. Raw
 * answers, not keyed ones: on reverse-keyed items a run is a sign, on keyed scores it would vanish.
 *
 * @see Johnson, J. A. (2005). Ascertaining the validity of individual protocols from web-based personality
 * inventories. Journal of Research in Personality, 39, 103–129.
 */
export const longestRunShare: QualityIndex = {
  id: 'longest-run-share',
  compute(input, chosen, out) {
    out.fill(Number.NaN, 0, input.length)
    for (const instrument of chosen) {
      const longestRun = longestRunsOf(input, instrument)
      const nItems = (input.responses[instrument] as ResponseBlock).codes.length
      if (nItems < 2) continue
      for (let row = 0; row < input.length; row++) {
        const share = (longestRun[row] as number) / nItems
        if (share > 0 && !(share <= (out[row] as number))) out[row] = share
      }
    }
  },
}

/**
 * 1 where every item of one of the named instruments carries the same raw answer, otherwise 0; NaN where none was
 * answered.
 */
export const allSame: QualityIndex = {
  id: 'all-same',
  compute(input, chosen, out) {
    longestRunShare.compute(input, chosen, out)
    for (let row = 0; row < input.length; row++) {
      const share = out[row] as number
      if (!Number.isNaN(share)) out[row] = share === 1 ? 1 : 0
    }
  },
}
