import type { ResponseBlock } from '../../table/blocks.js'
import type { DistancePlan } from './distance-plan.js'
import { keepWorst } from './keep-worst.js'
import type { QualityIndex, QualityInput } from './quality-index.js'
import type { QualityPlan } from './quality-plan.js'

/**
 * Squared Mahalanobis distance of a person's raw answers from the centre of the quality reference of the instrument,
 * from 0.
 *
 * `D² = (x − m)ᵀ S⁻¹ (x − m)`, m the means and S the covariance matrix of the reference
 *
 * Raw answers; keyed ones would give the same number, as reversing does not change a distance. Items that nobody in the
 * reference answered differently are left out. With missing answers it is the distance over the items answered, with
 * their means and their part of S: never more than the distance of any sheet with these answers and none missing, so
 * that a gap is no sign by itself. NaN where none of the items is answered, or without a reference. Large values are
 * the sign; for normal scores without carelessness D² follows χ² with as many degrees of freedom as items, from which
 * a limit can be taken. Over several instruments each counts for itself, the worst for the rule.
 *
 * @see Mahalanobis, P. C. (1936). On the generalised distance in statistics. Proceedings of the National Institute of
 * Sciences of India, 2, 49–55. As a sign of careless answers: Meade, A. W., & Craig, S. B. (2012). Psychological
 * Methods, 17, 437–455.
 */
export const mahalanobisDistance: QualityIndex = {
  id: 'mahalanobis-distance',
  needs: 'distance',
  compute(input, chosen, out, least) {
    out.fill(Number.NaN, 0, input.length)
    for (const instrument of chosen) {
      const { distance } = input.plans[instrument] as QualityPlan
      if (distance !== null) computeDistances(input, instrument, distance, out, least !== undefined)
    }
  },
}

function computeDistances(
  { length, responses, plans }: QualityInput,
  instrument: number,
  plan: DistancePlan,
  out: Float64Array,
  isLargeWorse: boolean,
): void {
  const { codes } = responses[instrument] as ResponseBlock
  const { raw } = plans[instrument] as QualityPlan
  const nItems = plan.items.length
  const columns = Array.from(plan.items, (item) => codes[item] as Uint8Array)
  const values = Array.from(plan.items, (item) => raw[item] as Float64Array)
  const deviations = new Float64Array(nItems)
  const missing = new Uint16Array(nItems)
  const scratch = createScratch(nItems)
  for (let row = 0; row < length; row++) {
    let nMissing = 0
    for (let item = 0; item < nItems; item++) {
      const code = (columns[item] as Uint8Array)[row] as number
      const value = (values[item] as Float64Array)[code] as number
      if (Number.isNaN(value)) missing[nMissing++] = item
      deviations[item] = Number.isNaN(value) ? 0 : value - (plan.means[item] as number)
    }
    if (nMissing === nItems) continue
    const whole = squaredLength(plan.whitening, deviations, nItems)
    const excess = nMissing === 0 ? 0 : explained(plan, deviations, missing, nMissing, scratch)
    keepWorst(out, row, Math.max(0, whole - excess), isLargeWorse)
  }
}

/** Squared length of `W·d`, W lower triangular. */
function squaredLength(whitening: Float64Array, deviations: Float64Array, n: number): number {
  let squares = 0
  for (let row = 0; row < n; row++) {
    let sum = 0
    const start = row * n
    for (let column = 0; column <= row; column++)
      sum += (whitening[start + column] as number) * (deviations[column] as number)
    squares += sum * sum
  }
  return squares
}

interface Scratch {
  readonly factor: Float64Array
  readonly solved: Float64Array
}

function createScratch(n: number): Scratch {
  return { factor: new Float64Array(n * n), solved: new Float64Array(n) }
}

/**
 * What missing items at their means add to the squared distance beyond that of the answered ones: with P the inverse
 * covariance, M the missing items and v = (P·d) at M, `vᵀ (P at M)⁻¹ v`, by the Cholesky factor of P at M.
 */
function explained(
  { precision }: DistancePlan,
  deviations: Float64Array,
  missing: Uint16Array,
  nMissing: number,
  { factor, solved }: Scratch,
): number {
  const n = deviations.length
  let sum = 0
  for (let row = 0; row < nMissing; row++) {
    const start = (missing[row] as number) * n
    let left = 0
    for (let item = 0; item < n; item++)
      left += (precision[start + item] as number) * (deviations[item] as number)
    for (let column = 0; column <= row; column++) {
      let cell = precision[start + (missing[column] as number)] as number
      for (let k = 0; k < column; k++)
        cell -= (factor[row * n + k] as number) * (factor[column * n + k] as number)
      if (column === row) factor[row * n + row] = Math.sqrt(cell)
      else factor[row * n + column] = cell / (factor[column * n + column] as number)
    }
    for (let k = 0; k < row; k++) left -= (factor[row * n + k] as number) * (solved[k] as number)
    const value = left / (factor[row * n + row] as number)
    solved[row] = value
    sum += value * value
  }
  return sum
}
