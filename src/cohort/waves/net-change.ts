import type { Exchange } from './exchanges.js'
import { OUTCOMES, outcomeOf, type TransitionPlan } from './transitions.js'

/** Room in which the changes of a table are added up, again and again. */
export interface NetChange {
  /** By cell of a table, matrix then outcomes; all 0 between uses. */
  readonly net: Int32Array
  /** For each cell of the matrix, the cell of its outcome. */
  readonly outcomeCell: Int32Array
  readonly touched: Int32Array
  /** The cells that have changed, and how many there are. */
  readonly cells: Int32Array
  length: number
}

/** Cells that an exchange can touch, with their outcomes. */
const MOST_TOUCHED = 64

export function netChange(plan: TransitionPlan): NetChange {
  const nStates = plan.states.length
  const nMatrix = nStates * nStates
  const outcomeCell = Int32Array.from(
    { length: nMatrix },
    (_, cell) =>
      nMatrix + OUTCOMES.indexOf(outcomeOf(plan, Math.floor(cell / nStates), cell % nStates)),
  )
  return {
    net: new Int32Array(nMatrix + OUTCOMES.length),
    outcomeCell,
    touched: new Int32Array(MOST_TOUCHED),
    cells: new Int32Array(MOST_TOUCHED),
    length: 0,
  }
}

/** Writes the cells of a table (matrix, then outcomes) that an exchange changes, where the table has these leaves. */
export function findChanged<Table>(
  change: NetChange,
  exchange: Exchange,
  tablesOf: readonly (readonly Table[])[],
  table: Table,
): void {
  const { net, outcomeCell, touched, cells } = change
  let nTouched = 0
  const add = (list: readonly number[], by: number): void => {
    for (let at = 0; at < list.length; at++) {
      const cell = list[at] as number
      const outcome = outcomeCell[cell] as number
      net[cell] = (net[cell] as number) + by
      net[outcome] = (net[outcome] as number) + by
      touched[nTouched++] = cell
      touched[nTouched++] = outcome
    }
  }
  for (let at = 0; at < exchange.length; at++) {
    const { leaf, lost, won } = exchange[at] as Exchange[number]
    if (tablesOf[leaf]?.includes(table) !== true) continue
    add(lost, -1)
    add(won, 1)
  }
  change.length = 0
  for (let at = 0; at < nTouched; at++) {
    const cell = touched[at] as number
    if (net[cell] !== 0) cells[change.length++] = cell
    net[cell] = 0
  }
}
