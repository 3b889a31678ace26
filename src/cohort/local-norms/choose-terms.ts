import { type Triangle, triangleOf } from '../../stat/least-squares.js'

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
 * {@link MOST_SETS}, else found by sequential replacement: the best term is added, then each term is exchanged for a
 * better one until none is.
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
  const residuals = (terms: readonly number[]): number =>
    triangleOf(
      rows.map((row) => [1, ...terms.map((term) => row[term] as number)]),
      y,
      weights,
    )?.residualSquares ?? Number.POSITIVE_INFINITY
  const reduced = triangleOf(rows, y, weights)
  const quick = reduced === null ? residuals : quickResiduals(reduced)
  const full = quick(Array.from({ length: nTerms }, (_, term) => term + 1))
  const sets: TermSet[] = []
  let chosen: number[] = []
  for (let size = 1; size <= Math.min(mostTerms, nTerms); size++) {
    chosen =
      setsOf(nTerms, size) <= MOST_SETS
        ? bestOfAll(nTerms, size, quick)
        : improved([...chosen, bestAddition(chosen, nTerms, quick)], nTerms, quick)
    const residualSquares = quick(chosen)
    if (!Number.isFinite(residualSquares)) break
    const p = size + 1
    sets.push({
      terms: [...chosen].sort((one, other) => one - other),
      residualSquares,
      bic: n * Math.log(residualSquares / n) + p * Math.log(n),
      cp: residualSquares / (full / (n - nTerms - 1)) - n + 2 * p,
    })
  }
  return sets
}

/** As many sets of one size are all looked at; some tenths of a second. */
const MOST_SETS = 11_000

/** Number of sets of a size, `n over size`. */
function setsOf(nTerms: number, size: number): number {
  let count = 1
  for (let taken = 1; taken <= size; taken++) count = (count * (nTerms - taken + 1)) / taken
  return count
}

function bestOfAll(nTerms: number, size: number, residuals: Residuals): number[] {
  const terms = Array.from({ length: size }, (_, place) => place + 1)
  let best = [...terms]
  let least = residuals(terms)
  for (;;) {
    let place = size - 1
    while (place >= 0 && terms[place] === nTerms - size + place + 1) place--
    if (place < 0) return best
    terms[place] = (terms[place] as number) + 1
    for (let next = place + 1; next < size; next++) terms[next] = (terms[next - 1] as number) + 1
    const value = residuals(terms)
    if (value < least) {
      least = value
      best = [...terms]
    }
  }
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
