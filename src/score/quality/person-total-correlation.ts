import type { ResponseBlock } from '../../table/blocks.js'
import { keepWorst } from './keep-worst.js'
import type { QualityIndex } from './quality-index.js'
import type { QualityPlan } from './quality-plan.js'
import { addPoint, correlationOf, createRowCorrelations } from './row-correlations.js'

/**
 * Person–total correlation: how far a person finds the same items hard to agree with as everybody else, from −1 to 1.
 *
 * `r(xᵢ, x̄ᵢ)` over the items answered, x̄ᵢ the mean of item i in the quality reference of the instrument
 *
 * Keyed answers, as for the item–total correlation whose transpose it is. The means are those of the reference as they
 * are: a person who is in the reference is not taken out of it. Missing answers are left out; NaN for fewer than three
 * items, and where all answers, or all means, are the same. Small values are the sign. Over several instruments each
 * counts for itself, the worst for the rule.
 *
 * @see Curran, P. G. (2016). Methods for the detection of carelessly invalid responses in survey data. Journal of
 * Experimental Social Psychology, 66, 4–19; as personal biserial: Donlon, T. F., & Fischer, F. E. (1968). An index of
 * an individual's agreement with group-determined item difficulties. Educational and Psychological Measurement, 28,
 * 105–113.
 */
export const personTotalCorrelation: QualityIndex = {
  id: 'person-total-correlation',
  needs: 'means',
  compute({ length, responses, plans }, chosen, out, least) {
    out.fill(Number.NaN, 0, length)
    for (const instrument of chosen) {
      const { codes } = responses[instrument] as ResponseBlock
      const { keyed, means } = plans[instrument] as QualityPlan
      if (means === null) continue
      const sums = createRowCorrelations(length)
      codes.forEach((column, item) => {
        const values = keyed[item] as Float64Array
        const mean = means[item] as number
        for (let row = 0; row < length; row++)
          addPoint(sums, row, values[column[row] as number] as number, mean)
      })
      for (let row = 0; row < length; row++)
        keepWorst(out, row, correlationOf(sums, row), least !== undefined)
    }
  },
}
