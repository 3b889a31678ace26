import {
  AFTER_TIERS,
  OUTCOMES,
  outcomeOf,
  type TransitionLeaf,
  type TransitionPlan,
} from './transitions.js'

/** What an exchange does to the counts of one leaf: cells of the matrix that lose a student, and that get one. */
export interface LeafChange {
  readonly leaf: number
  readonly lost: readonly number[]
  readonly won: readonly number[]
}

/**
 * Students exchange what came after their first wave, so that the waves themselves stay as they are. Within a place,
 * (i, j) and (k, l) become (i, l) and (k, j). Between two places the later sheets stay where they are: one place gets
 * (k, j) for (i, j), the other (i, l) for (k, l).
 */
export type Exchange = readonly LeafChange[]

/** Leaves that are tried as the other side, so that the work stays in step with the places. */
const MOST_PARTNERS = 8

/** Exchanges in which a cell of a leaf loses a student. */
export function* exchangesOf(
  plan: TransitionPlan,
  leaves: readonly TransitionLeaf[],
  leaf: number,
  cell: number,
): Generator<Exchange> {
  const own = leaves[leaf] as TransitionLeaf
  for (const other of usedCells(own)) {
    const within = exchangeWithin(plan, own, leaf, cell, other)
    if (within === null) continue
    yield [within.change]
    for (const partner of partnersOf(leaves, leaf, (counts) =>
      within.change.won.every((at) => (counts[within.among][at] as number) > 0),
    ))
      yield [within.change, { leaf: partner, lost: within.change.won, won: within.change.lost }]
  }
  yield* exchangesBetween(plan, leaves, leaf, cell)
}

/** Nobody may become absent from both waves. Who is absent after counts where he was before, and so needs one who stays. */
function exchangeWithin(
  { states, nTiers }: TransitionPlan,
  own: TransitionLeaf,
  leaf: number,
  one: number,
  other: number,
): { readonly change: LeafChange; readonly among: 'all' | 'stays' } | null {
  const [i, j, k, l] = places(one, other, states.length)
  if (i === k || j === l) return null
  const absent = nTiers + AFTER_TIERS.absent
  const isLeaving = j === absent || l === absent
  if (isLeaving && (i === absent || k === absent)) return null
  const among = isLeaving ? 'stays' : 'all'
  if (own[among][one] === 0 || own[among][other] === 0) return null
  const won = [i * states.length + l, k * states.length + j]
  return { change: { leaf, lost: [one, other], won }, among }
}

function* exchangesBetween(
  { states, nTiers }: TransitionPlan,
  leaves: readonly TransitionLeaf[],
  leaf: number,
  cell: number,
): Generator<Exchange> {
  const absent = nTiers + AFTER_TIERS.absent
  if (cell % states.length === absent) return
  for (const partner of partnersOf(leaves, leaf, ({ sex }) => sex === leaves[leaf]?.sex))
    for (const other of usedCells(leaves[partner] as TransitionLeaf)) {
      const [i, j, k, l] = places(cell, other, states.length)
      // Who was absent before would take the number with both sheets from one place to the other.
      if (i === k || l === absent || i === absent || k === absent) continue
      yield [
        { leaf, lost: [cell], won: [k * states.length + j] },
        { leaf: partner, lost: [other], won: [i * states.length + l] },
      ]
    }
}

function places(one: number, other: number, nStates: number): [number, number, number, number] {
  return [Math.floor(one / nStates), one % nStates, Math.floor(other / nStates), other % nStates]
}

function usedCells({ all }: TransitionLeaf): number[] {
  return [...all.keys()].filter((cell) => (all[cell] as number) > 0)
}

/** The nearest leaves, in their order, that fit. */
function partnersOf(
  leaves: readonly TransitionLeaf[],
  leaf: number,
  fits: (other: TransitionLeaf) => boolean,
): number[] {
  const partners: number[] = []
  for (let step = 1; step < leaves.length && partners.length < MOST_PARTNERS; step++) {
    const other = (leaf + step) % leaves.length
    if (fits(leaves[other] as TransitionLeaf)) partners.push(other)
  }
  return partners
}

/** Cells of a table (matrix, then outcomes) that an exchange changes, where the table has these leaves. */
export function changedCells(
  plan: TransitionPlan,
  exchange: Exchange,
  hasLeaf: (leaf: number) => boolean,
): number[] {
  const nStates = plan.states.length
  const net = new Map<number, number>()
  const add = (cell: number, by: number): void => {
    const outcome = outcomeOf(plan, Math.floor(cell / nStates), cell % nStates)
    for (const at of [cell, nStates * nStates + OUTCOMES.indexOf(outcome)])
      net.set(at, (net.get(at) ?? 0) + by)
  }
  for (const { leaf, lost, won } of exchange)
    if (hasLeaf(leaf)) {
      for (const cell of lost) add(cell, -1)
      for (const cell of won) add(cell, 1)
    }
  return [...net].filter(([, by]) => by !== 0).map(([cell]) => cell)
}
