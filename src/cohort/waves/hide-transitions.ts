import { type Exchange, exchangesOf, type LeafIndex, leafIndex } from './exchanges.js'
import { findChanged, type NetChange, netChange } from './net-change.js'
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
 * is published is the same before and after, and nobody can tell the hidden count. Counts that are hidden already, for
 * what a wave hides, are covered too, whatever their size.
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
  const nMatrix = transitions.plan.states.length ** 2
  const worth = new Map(tables.map((table) => [table, worthOf(table, nMatrix)]))
  const scratch = netChange(transitions.plan)
  const work = { transitions, leaves, index: leafIndex(leaves), tablesOf, worth, scratch }
  // The narrowest first: what hides them often hides what is above.
  const order = [...tables].sort((one, other) => one.weight - other.weight)
  return order.filter((table) => {
    for (let cell = 0; cell < table.cells.length; cell++) {
      const count = table.cells[cell] as number
      const state = table.hidden[cell] as number
      if (count === 0 || state === COVERED || (state === 0 && count >= minimumCell)) continue
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
  /** What hiding each cell of a table costs. */
  readonly worth: ReadonlyMap<TransitionTable, Float64Array>
  readonly scratch: NetChange
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
      for (const exchange of exchangesOf(transitions.plan, index, leaf, own))
        best = better(work, exchange, table, cell, best)
    if (best !== before) tried++
  }
  if (best === null) return false
  for (const one of best.changes) for (const at of one.cells) one.table.hidden[at] = COVERED
  return true
}

/** What an exchange changes, where it changes the cell and costs less than the best so far. */
function better(
  work: Work,
  exchange: Exchange,
  target: TransitionTable,
  cell: number,
  best: Best | null,
): Best | null {
  const { tablesOf, worth, scratch } = work
  findChanged(scratch, exchange, tablesOf, target)
  let isThere = false
  for (let at = 0; at < scratch.length; at++) isThere ||= scratch.cells[at] === cell
  if (!isThere) return best
  const tables: TransitionTable[] = []
  for (const { leaf } of exchange)
    for (const table of tablesOf[leaf] as readonly TransitionTable[])
      if (!tables.includes(table)) tables.push(table)
  let cost = 0
  for (const table of tables) {
    const own = worth.get(table) as Float64Array
    findChanged(scratch, exchange, tablesOf, table)
    for (let at = 0; at < scratch.length; at++) {
      const changed = scratch.cells[at] as number
      if (table.hidden[changed] === 0) cost += own[changed] as number
    }
    if (best !== null && cost >= best.cost) return best
  }
  const changes = tables.map((table) => {
    findChanged(scratch, exchange, tablesOf, table)
    return { table, cells: [...scratch.cells.subarray(0, scratch.length)] }
  })
  return { cost, changes }
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

/** What hiding each cell of a table costs: more for large counts, outcomes and wide groups. */
function worthOf({ cells, weight }: TransitionTable, nMatrix: number): Float64Array {
  return Float64Array.from(
    cells,
    (count, at) =>
      weight * (count === 0 ? 0.5 : 1 + Math.log(count)) * (at < nMatrix ? 1 : OUTCOME_COST),
  )
}
