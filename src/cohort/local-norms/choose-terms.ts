import { type Triangle, triangleOf } from '../../stat/least-squares.js'
import { type BestSubset, bestSubsets } from './best-subsets.js'

/** How the terms of a continuous norm are chosen. */
export const TERM_CRITERIA = ['bic', 'cp', 'all'] as const

export type TermCriterion = (typeof TERM_CRITERIA)[number]

/** The best set of terms found for one number of terms. */
export interface TermSet {
  /** Columns beside the constant, rising. */
  readonly terms: readonly number[]
  readonly residualSquares: number
  readonly bic: number
  readonly cp: number
}

/**
 * For each number of terms the set with the least residuals: the best of all sets where they are at most
 * {@link MOST_SETS}, else found by sequential replacement.
 *
 * `BIC = n ln(RSS ÷ n) + p ln n`, `Cp = RSS ÷ s² − n + 2p` with p coefficients and s² of all terms together
 *
 * @param rows - the constant first, then every term
 * @param mostTerms - sets up to this many terms
 * @param n - persons
 * @returns one set for each number of terms from 1; none where no term can be fitted
 *
 * @see Miller, A. J. (2002). Subset selection in regression (2nd ed.). Chapman & Hall. Sequential replacement, as in R's leaps.
 */
export function chooseTerms(
  rows: readonly (readonly number[])[],
  y: readonly number[],
  weights: readonly number[],
  mostTerms: number,
  n: number,
): TermSet[] {
  const nTerms = (rows[0]?.length ?? 1) - 1
  const most = Math.min(mostTerms, nTerms)
  const reduced = triangleOf(rows, y, weights)
  const residuals = reduced === null ? residualsOf(rows, y, weights) : quickResiduals(reduced)
  const full = residuals(Array.from({ length: nTerms }, (_, term) => term + 1))
  const found =
    reduced !== null && setsUpTo(nTerms, most) <= MOST_SETS
      ? bestSubsets(reduced, most)
      : replacedSubsets(nTerms, most, residuals)
  return found.map(({ terms }) => {
    const p = terms.length + 1
    const residualSquares = residuals(terms)
    return {
      terms: [...terms].sort((one, other) => one - other),
      residualSquares,
      bic: n * Math.log(residualSquares / n) + p * Math.log(n),
      cp: residualSquares / (full / (n - nTerms - 1)) - n + 2 * p,
    }
  })
}

/** As many sets are all looked at; some tenths of a second. */
const MOST_SETS = 1_000_000

/** Number of sets of 1 to `most` terms. */
function setsUpTo(nTerms: number, most: number): number {
  let [all, count] = [0, 1]
  for (let taken = 1; taken <= most; taken++) {
    count = (count * (nTerms - taken + 1)) / taken
    all += count
  }
  return all
}

/** By sequential replacement: the best term is added, then each is exchanged for a better one until none is. */
function replacedSubsets(nTerms: number, most: number, residuals: Residuals): BestSubset[] {
  const sets: BestSubset[] = []
  let chosen: number[] = []
  while (chosen.length < most) {
    chosen = improved([...chosen, bestAddition(chosen, nTerms, residuals)], nTerms, residuals)
    const residualSquares = residuals(chosen)
    if (!Number.isFinite(residualSquares)) break
    sets.push({ terms: chosen, residualSquares })
  }
  return sets
}

type Residuals = (terms: readonly number[]) => number

function bestAddition(chosen: readonly number[], nTerms: number, residuals: Residuals): number {
  let best = { term: 0, value: Number.POSITIVE_INFINITY }
  for (let term = 1; term <= nTerms; term++) {
    if (chosen.includes(term)) continue
    const value = residuals([...chosen, term])
    if (value < best.value || best.term === 0) best = { term, value }
  }
  return best.term
}

function improved(start: readonly number[], nTerms: number, residuals: Residuals): number[] {
  let chosen = [...start]
  let value = residuals(chosen)
  for (let isBetter = true; isBetter; ) {
    isBetter = false
    for (let place = 0; place < chosen.length; place++) {
      const others = chosen.filter((_, at) => at !== place)
      const term = bestAddition(others, nTerms, residuals)
      const next = residuals([...others, term])
      if (next < value * (1 - 1e-12)) {
        chosen = [...others, term]
        value = next
        isBetter = true
      }
    }
  }
  return chosen
}

function residualsOf(
  rows: readonly (readonly number[])[],
  y: readonly number[],
  weights: readonly number[],
): Residuals {
  return (terms) =>
    triangleOf(
      rows.map((row) => [1, ...terms.map((term) => row[term] as number)]),
      y,
      weights,
    )?.residualSquares ?? Number.POSITIVE_INFINITY
}

/** All terms are one triangle, of which every subset can be fitted with few rows. */
function quickResiduals({ r, residualSquares }: Triangle): Residuals {
  const p = r.length
  const ones = r.map(() => 1)
  const y = r.map((row) => row[p] as number)
  return (terms) => {
    const columns = [0, ...terms]
    const picked = r.map((row) => columns.map((column) => row[column] as number))
    const triangle = triangleOf(picked, y, ones)
    return triangle === null ? Number.POSITIVE_INFINITY : triangle.residualSquares + residualSquares
  }
}
