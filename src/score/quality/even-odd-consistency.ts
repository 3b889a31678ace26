import type { ResponseBlock } from '../../table/blocks.js'
import { keepWorst } from './keep-worst.js'
import type { QualityIndex } from './quality-index.js'
import type { HalfItem, QualityPlan } from './quality-plan.js'
import { addPoint, correlationOf, createRowCorrelations } from './row-correlations.js'

/**
 * Even–odd consistency: whether the halves of a person's scales agree, from −1 to 1.
 *
 * For each scale the mean of its first, third, … items in presented order and that of its second, fourth, … items; r is
 * the correlation of these two means across the scales, corrected for the halved length by Spearman and Brown:
 *
 * `max(−1, 2r / (1 + r))`
 *
 * Keyed answers, as they count in the scale. Scales are those made of two items and more; a scale that holds all items
 * of another one (a total) is left out. Missing answers are left out of their half; a scale without an answer in one
 * half is left out. NaN for fewer than three scales, because two points always lie on a line, and where one half does
 * not vary. Large values are consistent: small values are the sign, so a rule says `below`. (The R package `careless`
 * from 1.2 on gives this number times −1.) Over several instruments each counts for itself, the worst for the rule.
 *
 * @see Johnson, J. A. (2005). Ascertaining the validity of individual protocols from web-based personality
 * inventories. Journal of Research in Personality, 39, 103–129; the index is Jackson's (1976), and values below −1 are
 * set to −1 as there.
 */
export const evenOddConsistency: QualityIndex = {
  id: 'even-odd-consistency',
  needs: 'halves',
  compute(input, chosen, out, least) {
    out.fill(Number.NaN, 0, input.length)
    const even = new Float64Array(input.length)
    const odd = new Float64Array(input.length)
    const count = new Uint16Array(input.length)
    for (const instrument of chosen) {
      const responses = input.responses[instrument] as ResponseBlock
      const sums = createRowCorrelations(input.length)
      for (const half of (input.plans[instrument] as QualityPlan).halves) {
        halfMeans(half.even, responses, count, even)
        halfMeans(half.odd, responses, count, odd)
        for (let row = 0; row < input.length; row++)
          addPoint(sums, row, even[row] as number, odd[row] as number)
      }
      for (let row = 0; row < input.length; row++) {
        const r = correlationOf(sums, row)
        const corrected = r <= -1 ? -1 : Math.max(-1, (2 * r) / (1 + r))
        keepWorst(out, row, corrected, least !== undefined)
      }
    }
  },
}

/** Mean of what the answered items of a half add to the scale; NaN where none is answered. */
function halfMeans(
  items: readonly HalfItem[],
  { length, codes }: ResponseBlock,
  count: Uint16Array,
  means: Float64Array,
): void {
  count.fill(0)
  means.fill(0)
  for (const { index, values } of items) {
    const column = codes[index] as Uint8Array
    for (let row = 0; row < length; row++) {
      const code = column[row] as number
      const value = code < values.length ? (values[code] as number) : Number.NaN
      if (Number.isNaN(value)) continue
      count[row] = (count[row] as number) + 1
      means[row] = (means[row] as number) + value
    }
  }
  for (let row = 0; row < length; row++)
    means[row] = (means[row] as number) / (count[row] as number)
}
