import type { LonelyCluster, SurveySample, SurveyUnit } from './survey-sample.js'
import type { SurveyTotals } from './survey-totals.js'

/** Covariances of some linear combinations of totals, and what is known of their precision. */
export interface StageCovariance {
  /** Row by row; NaN where a stratum or cluster has one unit and `lonely` is `fail`. */
  readonly matrix: Float64Array
  /** Strata and clusters of which one unit was sampled, so that its spread is not known. */
  readonly nLonely: number
  /** Whether all that there is was sampled at every stage, so that nothing is left to vary. */
  readonly isComplete: boolean
  /** First-stage clusters in which the group has a sheet with weight, less the strata in which it has one. */
  readonly degreesOfFreedom: number
}

/**
 * Covariances of linear combinations of weighted totals under a stratified sample of one or more stages, by
 * linearisation.
 *
 * In each stratum `(1 − n/N) · n/(n − 1) · Σ (tᵢ − t̄)(tᵢ − t̄)ᵀ` over its n sampled clusters, those without a sheet of the
 * group counted with 0; and within each cluster the same over its units, times n/N of the stages above. It is what
 * `svyrecvar` of R's `survey` 4.1 does.
 *
 * @param combinations - coefficients of the totals, one list each
 *
 * @see Lumley, T. (2010). Complex surveys: a guide to analysis using R. Wiley.
 * @see Särndal, C.-E., Swensson, B., & Wretman, J. (1992). Model assisted survey sampling. Springer.
 */
export function stageCovariance(
  sample: SurveySample,
  totals: SurveyTotals,
  combinations: readonly (readonly number[])[],
  lonely: LonelyCluster,
): StageCovariance {
  const group = groupOf(sample, totals, combinations)
  const k = combinations.length
  const first = new Float64Array(k * k)
  const later = new Float64Array(k * k)
  const factors = new Map<number, number>([[-1, 1]])
  let nStrata = 0
  let nLonelyStrata = 0
  let nLonely = 0
  let isComplete = true
  for (const index of group.touched) {
    const unit = sample.units[index] as SurveyUnit
    const isStratum = unit.parent < 0
    if (isStratum) nStrata++
    const factor = factors.get(unit.parent) as number
    factors.set(index, factor * (unit.nSampled / unit.population))
    if (factor === 0 || unit.nSampled === 0) continue
    const spread = spreadWithin(index, unit, group, lonely)
    if (spread === 'none') continue
    isComplete = false
    if (spread === 'unknown') {
      nLonely++
      if (isStratum) nLonelyStrata++
    } else add(isStratum ? first : later, spread, factor)
  }
  const share = lonely === 'average' ? nStrata / (nStrata - nLonelyStrata) : 1
  const matrix = first.map((value, cell) => value * share + (later[cell] as number))
  if (lonely === 'fail' && nLonely > 0) matrix.fill(Number.NaN)
  return { matrix, nLonely, isComplete, degreesOfFreedom: degreesOf(sample, group) }
}

/** What the sheets of a group add up to in every unit that has one. */
interface Group {
  readonly k: number
  /** Units with a sheet of the group, each after the one that it lies in. */
  readonly touched: readonly number[]
  readonly children: ReadonlyMap<number, readonly number[]>
  /** The combinations, summed. */
  readonly sums: ReadonlyMap<number, Float64Array>
  /** Σ w² (cᵀv)(cᵀv)ᵀ over the sheets, for units whose sheets were drawn singly. */
  readonly squares: ReadonlyMap<number, Float64Array>
  /** Sheets with a weight above 0. */
  readonly present: ReadonlyMap<number, number>
}

function groupOf(
  { units }: SurveySample,
  { byUnit, nValues }: SurveyTotals,
  combinations: readonly (readonly number[])[],
): Group {
  const k = combinations.length
  const sums = new Map<number, Float64Array>()
  const squares = new Map<number, Float64Array>()
  const present = new Map<number, number>()
  const children = new Map<number, number[]>()
  for (const [index, moments] of byUnit) {
    const own = Float64Array.from(combinations, (coefficients) => dot(coefficients, moments))
    const n = moments[moments.length - 1] as number
    if (units[index]?.hasDrawnSheets === true)
      squares.set(index, combinedSquares(combinations, moments, nValues))
    for (let at = index; at >= 0; at = units[at]?.parent ?? -1) {
      const known = sums.get(at)
      if (known === undefined) {
        sums.set(at, own.slice())
        const siblings = children.get(units[at]?.parent ?? -1)
        if (siblings === undefined) children.set(units[at]?.parent ?? -1, [at])
        else siblings.push(at)
      } else add(known, own, 1)
      present.set(at, (present.get(at) ?? 0) + n)
    }
  }
  const touched = [...sums.keys()].sort((one, other) => one - other)
  return { k, touched, children, sums, squares, present }
}

const dot = (coefficients: readonly number[], values: Float64Array): number =>
  coefficients.reduce((sum, factor, i) => sum + factor * (values[i] as number), 0)

function combinedSquares(
  combinations: readonly (readonly number[])[],
  moments: Float64Array,
  nValues: number,
): Float64Array {
  const products = moments.subarray(nValues)
  return Float64Array.from(
    combinations.flatMap((first) =>
      combinations.map((second) =>
        first.reduce(
          (sum, factor, i) =>
            sum + factor * dot(second, products.subarray(i * nValues, (i + 1) * nValues)),
          0,
        ),
      ),
    ),
  )
}

/** A correction so small that nothing is left to vary, as R has it. */
const ALL_SAMPLED = 1e-7

/** Covariance from one stage within a unit; nothing where all was sampled, unknown where one unit was. */
function spreadWithin(
  index: number,
  unit: SurveyUnit,
  group: Group,
  lonely: LonelyCluster,
): Float64Array | 'none' | 'unknown' {
  const n = unit.nSampled
  const isInfinite = unit.population === Number.POSITIVE_INFINITY
  const correction = isInfinite ? 1 : (unit.population - n) / unit.population
  if (correction < ALL_SAMPLED) return 'none'
  if (n === 1 && lonely !== 'adjust') return 'unknown'
  const { k } = group
  const mean = (group.sums.get(index) as Float64Array).map((sum) => (n === 1 ? 0 : sum / n))
  const spread = group.squares.get(index)?.slice() ?? new Float64Array(k * k)
  const parts = group.children.get(index) ?? []
  const rest = unit.hasDrawnSheets ? -n : n - parts.length
  for (let i = 0; i < k; i++)
    for (let j = 0; j < k; j++) {
      const [meanI, meanJ] = [mean[i] as number, mean[j] as number]
      let sum = (spread[i * k + j] as number) + rest * meanI * meanJ
      for (const part of parts) {
        const sums = group.sums.get(part) as Float64Array
        sum += ((sums[i] as number) - meanI) * ((sums[j] as number) - meanJ)
      }
      spread[i * k + j] = sum * correction * (n > 1 ? n / (n - 1) : 1)
    }
  return spread
}

function degreesOf({ units }: SurveySample, group: Group): number {
  let degrees = 0
  for (const index of group.touched) {
    const present = group.present.get(index) as number
    const unit = units[index] as SurveyUnit
    if (present === 0) continue
    if (unit.parent < 0) degrees += (unit.hasDrawnSheets ? present : 0) - 1
    else if ((units[unit.parent] as SurveyUnit).parent < 0) degrees++
  }
  return degrees
}

function add(into: Float64Array, from: Float64Array, factor: number): void {
  from.forEach((value, index) => {
    into[index] = (into[index] as number) + factor * value
  })
}
