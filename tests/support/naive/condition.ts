import type { FileCondition, FileCut } from './file.js'
import { compare, type Fraction, fraction } from './fraction.js'
import type { ReadOption } from './reading.js'
import type { Answer } from './scale.js'
import {
  and,
  atLeast,
  isBounded,
  type Known,
  lies,
  NOWHERE,
  negation,
  ofAll,
  or,
  spanLies,
  type Truth,
} from './truth.js'

/** What conditions may ask after. */
export interface Scope {
  readonly items: ReadonlyMap<string, readonly ReadOption[]>
  readonly answers: ReadonlyMap<string, Answer>
  /** What is known of a scale's raw or standard score. */
  readonly known: (scale: string, on: string) => Known
  /** The cut scores that apply to this person, and on which score. */
  readonly cuts: (
    scale: string,
  ) => { readonly on: string; readonly cuts: readonly FileCut[] } | null
  /** Outcomes of each rule that are still possible. */
  readonly outcomes: ReadonlyMap<string, readonly string[]>
  readonly critical: ReadonlyMap<string, Truth>
}

export function truthOf(condition: FileCondition, scope: Scope): Truth {
  const each = (list: readonly FileCondition[]): Truth[] => list.map((one) => truthOf(one, scope))
  if (condition.all) return and(each(condition.all))
  if (condition.any) return or(each(condition.any))
  if (condition.not) return negation(truthOf(condition.not, scope))
  if (condition.of) return atLeast(condition.atLeastOf ?? 1, each(condition.of))
  if (condition.item !== undefined) return itemTruth(condition.item, condition, scope)
  if (condition.scale !== undefined) return scaleTruth(condition.scale, condition, scope)
  if (condition.rule !== undefined) {
    const possible = scope.outcomes.get(condition.rule) ?? []
    return ofAll(possible.map((id) => condition.outcomes?.includes(id) === true))
  }
  return scope.critical.get(condition.criticalItem ?? '') ?? 'unknown'
}

function itemTruth(id: string, condition: FileCondition, scope: Scope): Truth {
  const holds = ({ code, score }: ReadOption): boolean =>
    (condition.codes === undefined || condition.codes.includes(code)) &&
    (!isBounded(condition) || (score !== null && lies(score, condition)))
  const answer = scope.answers.get(id) ?? 'blank'
  if (typeof answer !== 'string') return holds(answer) ? 'true' : 'false'
  return ofAll((scope.items.get(id) ?? []).map(holds))
}

function scaleTruth(id: string, condition: FileCondition, scope: Scope): Truth {
  const { bands } = condition
  if (bands === undefined) return spanLies(scope.known(id, condition.on ?? 'raw'), condition)
  const set = scope.cuts(id)
  if (set === null) return 'unknown'
  const known = scope.known(id, set.on)
  if (known === NOWHERE) return 'false'
  if (known === null) return 'unknown'
  const first = bandIndex(set.cuts, known.low)
  const last = bandIndex(set.cuts, known.high)
  if (first < 0 || last < 0) return 'unknown'
  return ofAll(set.cuts.slice(first, last + 1).map(({ band }) => bands.includes(band)))
}

/** Index of the last band that begins at the score or below it; −1 where none does. */
export function bandIndex(cuts: readonly FileCut[], score: Fraction): number {
  return cuts.findLastIndex(({ at, above }) => {
    if (at !== undefined) return compare(score, fraction(at)) >= 0
    return above === undefined || compare(score, fraction(above)) > 0
  })
}
