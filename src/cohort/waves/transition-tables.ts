import { compareNaturally } from '../compare-naturally.js'
import {
  AFTER_TIERS,
  OUTCOMES,
  orderedLeaves,
  outcomeOf,
  type TransitionLeaf,
  type Transitions,
} from './transitions.js'

/** The label of the groups of a level that are shown together only. */
export const OTHER_GROUPS = '*'

/** States whose counts the waves' own tables hide, by index, before and after. */
export interface ClosedStates {
  readonly from: ReadonlySet<number>
  readonly to: ReadonlySet<number>
}

/** What the waves' own tables hide of a group: those states, or null where they do not hide any. */
export type ClosedGroups = (level: string, group: string) => ClosedStates | null

/** The table of one group: the matrix row by row, then the outcomes; `hidden` in step. */
export interface TransitionTable {
  readonly level: string
  readonly group: string
  /** Indexes of the leaves. */
  readonly leaves: readonly number[]
  readonly cells: Int32Array
  readonly hidden: Uint8Array
  /** Students with a sheet in either wave, and in both. */
  readonly n: number
  readonly nBoth: number
  /** How much it loses with a cell. */
  readonly weight: number
}

/**
 * The tables that may be shown: everybody, then each level with its groups. Groups that are too small, or of which the
 * waves' own tables hide a count, are shown together only, with further ones until they are two or more and enough.
 *
 * @param minimumGroup - students with a sheet in both waves that a group must have
 */
export function transitionTables(
  transitions: Transitions,
  minimumGroup: number,
  closed: ClosedGroups,
): TransitionTable[] {
  const leaves = orderedLeaves(transitions)
  const all = leaves.map((_, index) => index)
  const tables = [tableOf(transitions, 'all', 'all', leaves, all, 1000)]
  transitions.plan.levels.forEach((level, place) => {
    const groups = new Map<string, number[]>()
    leaves.forEach((leaf, index) => {
      const label = leaf.place[place] ?? ''
      groups.set(label, [...(groups.get(label) ?? []), index])
    })
    const weight = 1 + 1000 / groups.size
    const labels = [...groups.keys()].sort(compareNaturally)
    const found = labels.map((label) =>
      tableOf(transitions, level, label, leaves, groups.get(label) ?? [], weight),
    )
    tables.push(...shownTables(transitions, found, leaves, minimumGroup, closed))
  })
  const root = closed('all', 'all')
  for (const table of tables)
    if (root !== null && (table.level === 'all' || table.group === OTHER_GROUPS))
      closeStates(table, root, transitions)
  return tables
}

/** The tables of one level: those that can stand alone, and the others together. */
function shownTables(
  transitions: Transitions,
  found: readonly TransitionTable[],
  leaves: readonly TransitionLeaf[],
  minimumGroup: number,
  closed: ClosedGroups,
): TransitionTable[] {
  const alone = found.filter(
    ({ level, group, nBoth }) => nBoth >= minimumGroup && closed(level, group) === null,
  )
  const others = found.filter((table) => !alone.includes(table))
  const bySize = [...alone].sort((one, other) => one.nBoth - other.nBoth)
  const nBoth = (): number => others.reduce((sum, table) => sum + table.nBoth, 0)
  while (others.length > 0 && (others.length < 2 || nBoth() < minimumGroup)) {
    const next = bySize.shift()
    if (next === undefined) return []
    others.push(next)
  }
  const shown = found.filter((table) => !others.includes(table))
  if (others.length === 0 || shown.length === 0) return shown
  const level = found[0]?.level ?? ''
  const members = others.flatMap((table) => table.leaves)
  const weight = found[0]?.weight ?? 1
  return [...shown, tableOf(transitions, level, OTHER_GROUPS, leaves, members, weight)]
}

function tableOf(
  { plan }: Transitions,
  level: string,
  group: string,
  leaves: readonly TransitionLeaf[],
  members: readonly number[],
  weight: number,
): TransitionTable {
  const nStates = plan.states.length
  const absent = plan.nTiers + AFTER_TIERS.absent
  const cells = new Int32Array(nStates * nStates + OUTCOMES.length)
  let n = 0
  let nBoth = 0
  for (const member of members)
    leaves[member]?.all.forEach((count, cell) => {
      const from = Math.floor(cell / nStates)
      const to = cell % nStates
      const outcome = nStates * nStates + OUTCOMES.indexOf(outcomeOf(plan, from, to))
      cells[cell] = (cells[cell] as number) + count
      cells[outcome] = (cells[outcome] as number) + count
      n += count
      if (from !== absent && to !== absent) nBoth += count
    })
  const hidden = new Uint8Array(cells.length)
  return { level, group, leaves: members, cells, hidden, n, nBoth, weight }
}

/** Hides rows and columns of states whose counts the waves hide, so that no sum of this table gives them. */
function closeStates(
  table: TransitionTable,
  { from, to }: ClosedStates,
  { plan }: Transitions,
): void {
  const nStates = plan.states.length
  for (let cell = 0; cell < nStates * nStates; cell++)
    if (from.has(Math.floor(cell / nStates)) || to.has(cell % nStates)) table.hidden[cell] = 1
}
