import { wilsonInterval } from '../../stat/wilson-interval.js'
import { hideTransitions } from './hide-transitions.js'
import {
  type ClosedGroups,
  isOthers,
  type TransitionTable,
  transitionTables,
} from './transition-tables.js'
import { OUTCOMES, type Transitions } from './transitions.js'

/** One row of the table between two waves. A number that is hidden is null. */
export interface TransitionRow {
  /** `all`, or one of the levels. */
  readonly level: string
  /** A value of the level, `A/7` of `school/grade`; `*`, `A/*` for the groups that are shown together only. */
  readonly group: string
  /** `transition`: from a state to a state. `outcome`: what became of students, see OUTCOMES. */
  readonly measure: 'transition' | 'outcome'
  readonly from: string
  /** State after, or outcome. */
  readonly to: string
  /** Students with a sheet in either wave, and in both. */
  readonly n: number
  readonly nBoth: number
  readonly count: number | null
  /** Of n, with its 95 percent Wilson interval. */
  readonly share: number | null
  readonly low: number | null
  readonly high: number | null
  readonly suppressed: boolean
}

/**
 * What may be published between two waves: for everybody and the groups of each level, how many students went from each
 * state to each other, and what became of them. Rows in a fixed order; cells that nobody can be in are left out.
 *
 * @param suppression - thresholds, of the protocol
 * @param closed - what the waves' own tables hide; nothing unless given
 */
export function transitionRows(
  transitions: Transitions,
  suppression: { readonly minimumCell: number; readonly minimumGroup: number },
  closed: ClosedGroups = () => null,
): TransitionRow[] {
  const apart = new Set<string>()
  const everything = new Set(transitions.plan.states.keys())
  const closedOrApart: ClosedGroups = (level, group) =>
    apart.has(`${level}\u0000${group}`)
      ? { from: everything, to: everything }
      : closed(level, group)
  for (;;) {
    const tables = transitionTables(transitions, suppression.minimumGroup, closedOrApart)
    const open = hideTransitions(transitions, tables, suppression.minimumCell)
    const small = tables.filter(
      ({ isShown, nBoth }) => !isShown && nBoth < suppression.minimumGroup,
    )
    // A count that nothing covers: its group is shown with others only.
    const alone = [...open, ...small].flatMap((table) => withOthers(table, tables))
    for (const { level, group } of alone) apart.add(`${level}\u0000${group}`)
    if (alone.length > 0) continue
    const isEverybodyOpen = open.some(({ level }) => level === 'all')
    if (open.length > 0 && !isEverybodyOpen)
      return transitionRows(withoutLevels(transitions), suppression, closed)
    const shown = tables.filter(
      ({ level, isShown }) => isShown && (open.length === 0 || level === 'all'),
    )
    if (isEverybodyOpen) for (const { hidden } of shown) hidden.fill(1)
    return shown.flatMap((table) => rowsOf(table, transitions))
  }
}

/** The group itself; for the others of a level, or what only follows from tables, the smallest that is shown beside it. */
function withOthers(
  table: TransitionTable,
  tables: readonly TransitionTable[],
): readonly TransitionTable[] {
  if (table.level === 'all') return []
  if (table.isShown && !isOthers(table.group)) return [table]
  const beside = tables.filter(
    ({ level, group, isShown }) => isShown && level === table.level && !isOthers(group),
  )
  return beside.sort((one, other) => one.nBoth - other.nBoth).slice(0, 1)
}

/** The same counts, of everybody alone. */
function withoutLevels({ plan, leaves }: Transitions): Transitions {
  return { plan: { ...plan, levels: [] }, leaves }
}

function rowsOf(table: TransitionTable, { plan }: Transitions): TransitionRow[] {
  const { states } = plan
  const last = states.length - 1
  const matrix = states.flatMap((from, row) =>
    states.flatMap((to, column) =>
      row === last && column === last
        ? []
        : [rowOf(table, row * states.length + column, 'transition', from, to)],
    ),
  )
  const outcomes = OUTCOMES.map((outcome, index) =>
    rowOf(table, states.length ** 2 + index, 'outcome', '', outcome),
  )
  return [...matrix, ...outcomes]
}

function rowOf(
  { level, group, cells, hidden, n, nBoth }: TransitionTable,
  cell: number,
  measure: TransitionRow['measure'],
  from: string,
  to: string,
): TransitionRow {
  const suppressed = hidden[cell] !== 0
  const count = suppressed ? null : (cells[cell] as number)
  const interval = count === null || n === 0 ? null : wilsonInterval(count, n)
  return {
    ...{ level, group, measure, from, to, n, nBoth, count },
    share: count === null || n === 0 ? null : count / n,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    suppressed,
  }
}
