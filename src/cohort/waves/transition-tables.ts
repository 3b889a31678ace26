import { compareNaturally } from '../compare-naturally.js'
import {
  AFTER_TIERS,
  OUTCOMES,
  orderedLeaves,
  outcomeOf,
  placeNames,
  type TransitionLeaf,
  type TransitionPlan,
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
  /** Not so for a table that nobody publishes and that follows from others. */
  readonly isShown: boolean
}

/**
 * The tables that may be shown: everybody, then each level with its groups. Groups that are too small, or of which the
 * waves' own tables hide a count that outcomes would tell, are shown together only, with further ones until they are
 * two or more and enough. Groups of `school/grade` are shown within the schools that are shown, where `school` is a
 * level.
 *
 * What stands last is not shown: what anybody gets by subtracting the groups of a level from those of another, such as
 * the schools of a grade. Small counts there are covered as if they were.
 *
 * @param minimumGroup - students with a sheet in both waves that a group must have
 */
export function transitionTables(
  transitions: Transitions,
  minimumGroup: number,
  closed: ClosedGroups,
): TransitionTable[] {
  const { plan } = transitions
  const leaves = orderedLeaves(transitions)
  const all = leaves.map((_, index) => index)
  const tables = [tableOf(transitions, 'all', 'all', leaves, all, 1000)]
  for (const level of plan.levels) {
    const above = plan.levels.find(
      (other) => level.startsWith(`${other}/`) && !level.slice(other.length + 1).includes('/'),
    )
    const parents = tables.filter((table) => table.level === (above ?? 'all'))
    for (const parent of parents)
      if (!isOthers(parent.group)) {
        const found = groupsWithin(transitions, level, leaves, parent.leaves)
        const others = above === undefined ? OTHER_GROUPS : `${parent.group}/${OTHER_GROUPS}`
        tables.push(...shownTables(transitions, found, leaves, others, minimumGroup, closed))
      }
  }
  const root = closed('all', 'all')
  for (const table of tables)
    if (root !== null && (table.level === 'all' || table.group === OTHER_GROUPS))
      closeStates(table, root, transitions)
  return [...tables, ...remainders(transitions, tables, leaves)]
}

/** The groups of a level that these leaves are made of, in natural order. */
function groupsWithin(
  transitions: Transitions,
  level: string,
  leaves: readonly TransitionLeaf[],
  members: readonly number[],
): TransitionTable[] {
  const names = placeNames(transitions.plan)
  const indexes = level.split('/').map((name) => names.indexOf(name))
  const groups = new Map<string, number[]>()
  for (const member of members) {
    const label = indexes.map((index) => leaves[member]?.place[index] ?? '').join('/')
    groups.set(label, [...(groups.get(label) ?? []), member])
  }
  const weight = 1 + 1000 / groups.size
  const labels = [...groups.keys()].sort(compareNaturally)
  return labels.map((label) =>
    tableOf(transitions, level, label, leaves, groups.get(label) ?? [], weight),
  )
}

/** The tables of one level: those that can stand alone, and the others together. */
function shownTables(
  transitions: Transitions,
  found: readonly TransitionTable[],
  leaves: readonly TransitionLeaf[],
  others: string,
  minimumGroup: number,
  closed: ClosedGroups,
): TransitionTable[] {
  const { plan } = transitions
  const isAlone = ({ level, group, nBoth }: TransitionTable): boolean => {
    const states = closed(level, group)
    return nBoth >= minimumGroup && (states === null || isOutcomeSilent(states, plan))
  }
  const alone = found.filter(isAlone)
  const together = found.filter((table) => !alone.includes(table))
  const bySize = [...alone].sort((one, other) => one.nBoth - other.nBoth)
  const nBoth = (): number => together.reduce((sum, table) => sum + table.nBoth, 0)
  while (together.length > 0 && (together.length < 2 || nBoth() < minimumGroup)) {
    const next = bySize.shift()
    if (next === undefined) return []
    together.push(next)
  }
  const shown = found.filter((table) => !together.includes(table))
  for (const table of shown) {
    const states = closed(table.level, table.group)
    if (states !== null) closeStates(table, states, transitions)
  }
  if (together.length === 0 || shown.length === 0) return shown
  const level = found[0]?.level ?? ''
  const members = together.flatMap((table) => table.leaves)
  const weight = found[0]?.weight ?? 1
  return [...shown, tableOf(transitions, level, others, leaves, members, weight)]
}

/**
 * Whether outcomes say nothing of which hidden state somebody is in: a wave hides two or more states, all of them tiers
 * asked about, or all none of them, or all neither. Then the outcomes of the group may be shown, and of its matrix what
 * is neither in the rows nor in the columns of these states.
 */
function isOutcomeSilent(
  { from, to }: ClosedStates,
  { at, nTiers }: Pick<TransitionPlan, 'at' | 'nTiers'>,
): boolean {
  const sideOf = (state: number): number => (state <= at ? 0 : state <= nTiers ? 1 : 2)
  return [from, to].every(
    (states) =>
      states.size === 0 || (states.size > 1 && new Set([...states].map(sideOf)).size === 1),
  )
}

/** What is left of the groups of a level without the groups of a finer one that are shown by themselves. */
function remainders(
  transitions: Transitions,
  tables: readonly TransitionTable[],
  leaves: readonly TransitionLeaf[],
): TransitionTable[] {
  const { levels } = transitions.plan
  return levels.flatMap((narrow) => {
    const names = narrow.split('/')
    const shown = tables.filter(({ level, group }) => level === narrow && !isOthers(group))
    const taken = new Set(shown.flatMap((table) => table.leaves))
    const wider = levels.filter(
      (wide) =>
        wide !== narrow &&
        !narrow.startsWith(`${wide}/`) &&
        wide.split('/').every((name) => names.includes(name)),
    )
    return tables
      .filter(({ level }) => wider.includes(level))
      .flatMap((table) => {
        const rest = table.leaves.filter((leaf) => !taken.has(leaf))
        return rest.length === 0 || rest.length === table.leaves.length
          ? []
          : [{ ...tableOf(transitions, narrow, table.group, leaves, rest, 0), isShown: false }]
      })
  })
}

/** Whether a label is of groups that are shown together only. */
export const isOthers = (group: string): boolean =>
  group === OTHER_GROUPS || group.endsWith(`/${OTHER_GROUPS}`)

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
  return { level, group, leaves: members, cells, hidden, n, nBoth, weight, isShown: true }
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
