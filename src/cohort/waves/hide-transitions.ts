import { changedCells, type Exchange, exchangesOf, type LeafIndex, leafIndex } from './exchanges.js'
import type { TransitionTable } from './transition-tables.js'
import {
  OUTCOMES,
  orderedLeaves,
  outcomeOf,
  type TransitionLeaf,
  type Transitions,
} from './transitions.js'

/** Leaves of a table that are tried for a cell. */
const MOST_LEAVES = 4
/** What it costs to hide an outcome, which everybody reads first, beside a cell of the matrix. */
const OUTCOME_COST = 4
/** Hidden, and an exchange shows that the count could be another. */
const COVERED = 2

/**
 * Hides small counts of the tables, and with each what would give it away.
 *
 * The argument: students exchange what came after the first wave. Every table of either wave stays as it is, whatever
 * it shows; of the tables here only those cells change that the exchange changes, and all of them are hidden. So what
 * is published is the same before and after, and nobody can tell the hidden count.
 *
 * @param tables - marked in place
 * @param minimumCell - counts from 1 to this (excluded) are hidden
 * @returns the tables of which a count cannot be covered; none where all is hidden that must be
 */
export function hideTransitions(
  transitions: Transitions,
  tables: readonly TransitionTable[],
  minimumCell: number,
): TransitionTable[] {
  const leaves = orderedLeaves(transitions)
  const tablesOf: TransitionTable[][] = leaves.map(() => [])
  for (const table of tables) for (const leaf of table.leaves) tablesOf[leaf]?.push(table)
  const members = new Map(tables.map((table) => [table, new Set(table.leaves)]))
  const work = { transitions, leaves, index: leafIndex(leaves), tablesOf, members }
  // The narrowest first: what hides them often hides what is above.
  const order = [...tables].sort((one, other) => one.weight - other.weight)
  return order.filter((table) => {
    for (let cell = 0; cell < table.cells.length; cell++) {
      const count = table.cells[cell] as number
      if (count === 0 || count >= minimumCell || table.hidden[cell] === COVERED) continue
      if (!coverCell(work, table, cell)) return true
    }
    return false
  })
}

interface Work {
  readonly transitions: Transitions
  readonly leaves: readonly TransitionLeaf[]
  readonly index: LeafIndex
  readonly tablesOf: readonly (readonly TransitionTable[])[]
  readonly members: ReadonlyMap<TransitionTable, ReadonlySet<number>>
}

/** Cells that an exchange changes, table by table. */
type Changes = readonly { readonly table: TransitionTable; readonly cells: readonly number[] }[]

interface Best {
  readonly changes: Changes
  readonly cost: number
}

/** Finds the exchange that changes this cell and costs least, and hides all that it changes; false where there is none. */
function coverCell(work: Work, table: TransitionTable, cell: number): boolean {
  const { transitions, leaves, index } = work
  let best: Best | null = null
  let tried = 0
  for (const leaf of table.leaves) {
    if (tried === MOST_LEAVES) break
    const before: Best | null = best
    for (const own of matrixCells(transitions, leaves[leaf] as TransitionLeaf, cell))
      for (const exchange of exchangesOf(transitions.plan, index, leaf, own)) {
        const changes = changesOf(work, exchange)
        if (!changes.some((one) => one.table === table && one.cells.includes(cell))) continue
        const cost = costOf(changes, transitions.plan.states.length ** 2)
        if (best === null || cost < best.cost) best = { changes, cost }
      }
    if (best !== before) tried++
  }
  if (best === null) return false
  for (const one of best.changes) for (const at of one.cells) one.table.hidden[at] = COVERED
  return true
}

/** The cell itself, or those of the matrix that make up an outcome; those that the leaf has. */
function matrixCells({ plan }: Transitions, { all }: TransitionLeaf, cell: number): number[] {
  const nStates = plan.states.length
  const outcome = OUTCOMES[cell - nStates * nStates]
  return [...all.keys()].filter(
    (at) =>
      (all[at] as number) > 0 &&
      (outcome === undefined
        ? at === cell
        : outcomeOf(plan, Math.floor(at / nStates), at % nStates) === outcome),
  )
}

function changesOf({ transitions, tablesOf, members }: Work, exchange: Exchange): Changes {
  const tables = new Set(exchange.flatMap(({ leaf }) => tablesOf[leaf] ?? []))
  return [...tables].map((table) => ({
    table,
    cells: changedCells(
      transitions.plan,
      exchange,
      (leaf) => members.get(table)?.has(leaf) === true,
    ),
  }))
}

function costOf(changes: Changes, nMatrix: number): number {
  let cost = 0
  for (const { table, cells } of changes)
    for (const at of cells) {
      const count = table.cells[at] as number
      const worth = (count === 0 ? 0.5 : 1 + Math.log(count)) * (at < nMatrix ? 1 : OUTCOME_COST)
      if (table.hidden[at] === 0) cost += table.weight * worth
    }
  return cost
}
