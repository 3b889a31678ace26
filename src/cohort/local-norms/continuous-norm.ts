import { type LeastSquaresFit, leastSquares } from '../../stat/least-squares.js'
import { chooseTerms, type TermCriterion, type TermSet } from './choose-terms.js'
import { normalScore, type RankMethod } from './normal-score.js'
import { type RawHistogram, rankedRaws } from './raw-histogram.js'

/** Persons of one age band. */
export interface AgeGroup {
  /** Middle of the band. */
  readonly age: number
  readonly histogram: RawHistogram
}

export interface ContinuousOptions {
  /** Highest power of location (T score), k, and of age, t; 4 and 3 unless given. */
  readonly locationPower?: number
  readonly agePower?: number
  readonly ranks?: RankMethod
  /** `bic` unless given; `all` keeps every product of powers. */
  readonly criterion?: TermCriterion
  /** A fixed number of terms in the place of the criterion. */
  readonly nTerms?: number
}

/** A term `Lⁱ · Aʲ`. */
export interface NormTerm {
  readonly location: number
  readonly age: number
}

/** Raw score as a polynomial of location (T score) and age. */
export interface ContinuousNorm {
  /** The constant, as powers 0 and 0, and then the chosen terms. */
  readonly terms: readonly NormTerm[]
  readonly fit: LeastSquaresFit
  readonly n: number
  /** Root of the mean squared residual, in raw points. */
  readonly rmse: number
  /** The best set for each number of terms, as far as they were looked for. */
  readonly candidates: readonly (TermSet & { readonly rSquared: number })[]
  readonly ages: { readonly from: number; readonly to: number }
}

/** Sets of terms are looked for up to this size. */
const MOST_TERMS = 10

/**
 * Continuous norming: ranks within each age group become normal scores (T), and the raw score is modelled as a
 * polynomial of that location and of age, so that norms run smoothly over ages and the irregularities of single groups
 * even out.
 *
 * `raw = Σ bᵢⱼ · Lⁱ · Aʲ` over the chosen `0 ≤ i ≤ k`, `0 ≤ j ≤ t`; fitted by least squares over all persons, each with
 * its weight: an age of which few were sampled counts for as many as they stand for
 *
 * The best terms of each number are found (see chooseTerms), and the number by BIC, Mallows' Cp or a fixed number. cNORM's own
 * default (leaps, `seqrep`, 5 terms unless R² says otherwise) is the fixed number here.
 *
 * @param groups - two age groups or more, each with somebody in it
 * @returns null where the terms cannot be fitted: too few groups or distinct scores
 * @throws {@link RangeError} when a power is no whole number from 1 to 6
 *
 * @see Lenhard, A., Lenhard, W., Suggate, S., & Segerer, R. (2018). A continuous solution to the norming problem. Assessment, 25, 112–125.
 */
export function continuousNorm(
  groups: readonly AgeGroup[],
  options: ContinuousOptions = {},
): ContinuousNorm | null {
  const { locationPower = 4, agePower = 3, ranks = 'rankit', criterion = 'bic', nTerms } = options
  if (
    ![locationPower, agePower].every((power) => Number.isInteger(power) && power >= 1 && power <= 6)
  )
    throw new RangeError('continuousNorm requires powers from 1 to 6')
  const power = Math.min(agePower, groups.length - 1)
  const terms = allTerms(locationPower, Math.max(0, power))
  const n = groups.reduce((sum, { histogram }) => sum + histogram.n, 0)
  const total = groups.reduce((sum, { histogram }) => sum + histogram.weight, 0)
  const points = groups.flatMap(({ age, histogram }) => {
    // Ranks are within the age, whose weights add up to its n; in the fit they add up to n over all ages.
    const share = (histogram.weight / histogram.n) * (n / total)
    return rankedRaws(histogram).map(({ raw, below, equal }) => {
      const location = 50 + 10 * normalScore(below, equal, histogram.n, ranks)
      const row = terms.map((term) => valueOfTerm(term, location, age))
      return { raw, weight: equal * share, row }
    })
  })
  const rows = points.map(({ row }) => row)
  const y = points.map(({ raw }) => raw)
  const weights = points.map(({ weight }) => weight)
  const sets = criterion === 'all' ? [] : chooseTerms(rows, y, weights, MOST_TERMS, n)
  const chosen =
    criterion === 'all' ? terms.map((_, at) => at).slice(1) : bestSet(sets, criterion, nTerms)
  if (chosen === null) return null
  const used = [0, ...chosen]
  const fit = leastSquares(
    rows.map((row) => used.map((at) => row[at] as number)),
    y,
    weights,
    n,
  )
  if (fit === null) return null
  const ages = groups.map(({ age }) => age)
  return {
    terms: used.map((at) => terms[at] as NormTerm),
    fit,
    n,
    rmse: Math.sqrt(fit.residualSquares / n),
    candidates: sets.map((set) => ({
      ...set,
      rSquared: 1 - set.residualSquares / fit.totalSquares,
    })),
    ages: { from: Math.min(...ages), to: Math.max(...ages) },
  }
}

/** The constant first; then by power of age, and by power of location. */
function allTerms(locationPower: number, agePower: number): NormTerm[] {
  return Array.from({ length: agePower + 1 }, (_, age) =>
    Array.from({ length: locationPower + 1 }, (_unused, location) => ({ location, age })),
  ).flat()
}

const valueOfTerm = ({ location: i, age: j }: NormTerm, location: number, age: number): number =>
  location ** i * age ** j

function bestSet(
  sets: readonly TermSet[],
  criterion: 'bic' | 'cp',
  nTerms: number | undefined,
): readonly number[] | null {
  if (nTerms !== undefined) return sets[nTerms - 1]?.terms ?? null
  let best: TermSet | null = null
  for (const set of sets) if (best === null || set[criterion] < best[criterion]) best = set
  return best?.terms ?? null
}

/** The raw score that the norm expects at a location (T score) and an age. */
export function expectedRaw({ terms, fit }: ContinuousNorm, location: number, age: number): number {
  return terms.reduce(
    (sum, term, at) => sum + (fit.coefficients[at] as number) * valueOfTerm(term, location, age),
    0,
  )
}
