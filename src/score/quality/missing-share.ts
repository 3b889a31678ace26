import type { ResponseBlock } from '../../table/blocks.js'
import { FIRST_MISSING } from '../../table/missing.js'
import { DUE } from '../due.js'
import { countsOf, type QualityIndex, type QualityInput } from './quality-index.js'

/**
 * Share of items without a usable answer among all items that were due, over the named instruments together, in 0–1.
 * Answers outside the codes count as missing; blanks that the form skips by design count as answered; items that do not
 * apply to the person, or were not put to anybody, do not count at all. Where it is not known who was to take which
 * instrument, those with an answer count, and all of them on a sheet without any. 1 where nothing was answered, NaN
 * where nothing was due.
 */
export const missingShare: QualityIndex = {
  id: 'missing-share',
  compute(input, chosen, out) {
    const answered = new Uint16Array(input.length)
    const due = new Uint16Array(input.length)
    const perhaps = new Uint8Array(input.length)
    for (const instrument of chosen) {
      const { nAnswered, nExempt } = countsOf(input, instrument)
      const nItems = (input.responses[instrument] as ResponseBlock).codes.length
      const skipped = nSkipped(input, instrument)
      const dueStates = input.due[instrument] ?? null
      for (let row = 0; row < input.length; row++) {
        const state = dueStates === null ? DUE.yes : (dueStates[row] as number)
        const nPut = nItems - (nExempt[row] as number)
        if (state === DUE.unknown && nAnswered[row] === 0) {
          if (nPut > 0) perhaps[row] = 1
        } else if (state !== DUE.no) {
          const nFilled = skipped === null ? 0 : (skipped[row] as number)
          answered[row] = (answered[row] as number) + (nAnswered[row] as number) + nFilled
          due[row] = (due[row] as number) + nPut
        }
      }
    }
    for (let row = 0; row < input.length; row++) {
      const nDue = due[row] as number
      if (nDue === 0) out[row] = perhaps[row] === 1 ? 1 : Number.NaN
      else out[row] = (nDue - (answered[row] as number)) / nDue
    }
  },
}

/** Number of missing answers of each sheet that a gate filled; null where the instrument has no gates. */
function nSkipped({ length, responses, scores }: QualityInput, index: number): Uint16Array | null {
  const raw = responses[index] as ResponseBlock
  const scored = scores[index]?.responses ?? raw
  if (scored === raw) return null
  const count = new Uint16Array(length)
  raw.codes.forEach((column, item) => {
    const filled = scored.codes[item] as Uint8Array
    if (filled === column) return
    for (let row = 0; row < length; row++)
      if ((column[row] as number) >= FIRST_MISSING && (filled[row] as number) < FIRST_MISSING)
        count[row] = (count[row] as number) + 1
  })
  const nUnanswered = scores[index]?.nUnanswered
  for (let row = 0; nUnanswered !== undefined && row < length; row++)
    count[row] = (count[row] as number) - (nUnanswered[row] as number)
  return count
}
