import type { ResponseBlock } from '../../table/blocks.js'
import { keepWorst } from './keep-worst.js'
import type { QualityIndex, QualityInput } from './quality-index.js'
import type { QualityPlan } from './quality-plan.js'

/**
 * Intra-individual response variability: standard deviation of a person's raw answers over the items of an instrument,
 * in steps of the answers.
 *
 * `√(Σ (xᵢ − x̄)² / (n − 1))` over the n items answered
 *
 * Raw answers: the code where all codes are numbers, otherwise the position of the option. Missing answers are left
 * out; NaN for fewer than two answers; 0 where all are the same. Small values are a sign of one answer repeated
 * (`below`), large ones of answers at random (`atLeast`). Over several instruments each counts for itself, the worst
 * for the rule.
 *
 * @see Dunn, A. M., Heggestad, E. D., Shanock, L. R., & Theilgard, N. (2018). Intra-individual response variability as
 * an indicator of insufficient effort responding. Journal of Business and Psychology, 33, 105–121. Large values:
 * Marjanovic, Z., Holden, R., Struthers, W., Cribbie, R., & Greenglass, E. (2015). The inter-item standard deviation
 * (ISD). Personality and Individual Differences, 84, 79–83.
 */
export const intraIndividualVariability: QualityIndex = {
  id: 'intra-individual-variability',
  compute(input, chosen, out, least) {
    out.fill(Number.NaN, 0, input.length)
    for (const instrument of chosen) {
      const { n, squares } = momentsOf(input, instrument)
      for (let row = 0; row < input.length; row++) {
        const count = n[row] as number
        const spread = count < 2 ? Number.NaN : Math.sqrt((squares[row] as number) / (count - 1))
        keepWorst(out, row, spread, least !== undefined)
      }
    }
  },
}

/** For each sheet, the number of answers and the sum of their squared deviations from their mean. */
function momentsOf(
  { length, responses, plans }: QualityInput,
  instrument: number,
): { readonly n: Uint16Array; readonly squares: Float64Array } {
  const { codes } = responses[instrument] as ResponseBlock
  const { raw } = plans[instrument] as QualityPlan
  const n = new Uint16Array(length)
  const mean = new Float64Array(length)
  const squares = new Float64Array(length)
  codes.forEach((column, item) => {
    const values = raw[item] as Float64Array
    for (let row = 0; row < length; row++) {
      const value = values[column[row] as number] as number
      if (Number.isNaN(value)) continue
      const count = (n[row] as number) + 1
      const from = value - (mean[row] as number)
      n[row] = count
      mean[row] = (mean[row] as number) + from / count
      squares[row] = (squares[row] as number) + from * (value - (mean[row] as number))
    }
  })
  return { n, squares }
}
