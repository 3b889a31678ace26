import type { ResponseBlock } from '../../table/blocks.js'
import { keepWorst } from './keep-worst.js'
import type { QualityIndex, QualityInput } from './quality-index.js'
import type { QualityPlan } from './quality-plan.js'
import { addPoint, correlationOf, createRowCorrelations } from './row-correlations.js'

/**
 * Psychometric synonyms: correlation, within a person, of the raw answers to pairs of items that people answer alike,
 * from −1 to 1.
 *
 * `r(x, y)` over the pairs, x the answer to the first item of each and y that to the second
 *
 * The pairs are those that the protocol declares for the instrument, otherwise those that its quality reference found
 * in data at a stated correlation; each pair in that order, nothing is drawn at random. Raw answers, because the sign of
 * a correlation is what makes a pair. A pair with a missing answer is left out; NaN for fewer than three pairs, because
 * two points always lie on a line, and where the answers to the first or to the second items are all the same. Small
 * values are the sign. Over several instruments each counts for itself, the worst for the rule.
 *
 * @see Meade, A. W., & Craig, S. B. (2012). Identifying careless responses in survey data. Psychological Methods, 17,
 * 437–455: pairs with r > .60.
 */
export const psychometricSynonyms: QualityIndex = {
  id: 'psychometric-synonyms',
  needs: 'synonyms',
  compute: (input, chosen, out, least) => correlatePairs('synonyms', input, chosen, out, least),
}

/**
 * Psychometric antonyms: the same over pairs of items that people answer oppositely, so that careful answers give a
 * negative number and large values are the sign. Raw answers, pairs, missing answers and edges as for
 * {@link psychometricSynonyms}.
 *
 * @see Goldberg, L. R., & Kilkowski, J. M. (1985). The prediction of semantic consistency in self-descriptions. Journal
 * of Personality and Social Psychology, 48, 82–98. Meade & Craig (2012): pairs with r < −.60.
 */
export const psychometricAntonyms: QualityIndex = {
  id: 'psychometric-antonyms',
  needs: 'antonyms',
  compute: (input, chosen, out, least) => correlatePairs('antonyms', input, chosen, out, least),
}

function correlatePairs(
  kind: 'synonyms' | 'antonyms',
  { length, responses, plans }: QualityInput,
  chosen: readonly number[],
  out: Float64Array,
  least: number | undefined,
): void {
  out.fill(Number.NaN, 0, length)
  for (const instrument of chosen) {
    const { codes } = responses[instrument] as ResponseBlock
    const { raw, [kind]: pairs } = plans[instrument] as QualityPlan
    const sums = createRowCorrelations(length)
    for (let pair = 0; pair < pairs.first.length; pair++) {
      const [one, other] = [pairs.first[pair] as number, pairs.second[pair] as number]
      const [column, otherColumn] = [codes[one] as Uint8Array, codes[other] as Uint8Array]
      const [values, otherValues] = [raw[one] as Float64Array, raw[other] as Float64Array]
      for (let row = 0; row < length; row++)
        addPoint(
          sums,
          row,
          values[column[row] as number] as number,
          otherValues[otherColumn[row] as number] as number,
        )
    }
    for (let row = 0; row < length; row++)
      keepWorst(out, row, correlationOf(sums, row), least !== undefined)
  }
}
