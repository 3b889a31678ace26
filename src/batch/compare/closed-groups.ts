import { EVERYBODY } from '../../cohort/audit/published-table.js'
import type { ClosedGroups, ClosedStates } from '../../cohort/waves/transition-tables.js'
import type { Twins } from '../report/told-twins.js'
import { UNKNOWN_PLACE } from '../report/units-of.js'
import type { Table, TableFaults } from '../table/open-table.js'
import { type TextColumn, tableColumns } from '../table/table-columns.js'
import { SCHOOL } from '../twin-schools.js'
import type { ResultSet } from './read-result-set.js'

/**
 * What the published tables of two waves hide of their tiers, so that counts between them do not bring it to light.
 * Groups are found by the levels from the school down: `district/school/grade` counts for `school/grade`, and female
 * pupils of a grade for `grade/sex`.
 */
export function closedGroups(
  earlier: readonly ResultSet[],
  later: readonly ResultSet[],
  states: readonly string[],
  twins: Twins,
): ClosedGroups {
  const groups = new Map<string, { from: Set<number>; to: Set<number> }>()
  for (const [sets, when] of [
    [earlier, 'from'],
    [later, 'to'],
  ] as const)
    for (const { cohort } of sets)
      if (cohort !== null)
        for (const { key, category } of hiddenTiers(cohort, twins)) {
          const closed = groups.get(key) ?? { from: new Set(), to: new Set() }
          groups.set(key, closed)
          const state = states.indexOf(category)
          if (state >= 0) closed[when].add(state)
          else for (const index of states.keys()) closed[when].add(index)
        }
  return (level, group): ClosedStates | null => groups.get(`${level}\u0000${group}`) ?? null
}

interface HiddenTier {
  readonly key: string
  /** `all` for a group that is hidden altogether. */
  readonly category: string
}

const COLUMNS = ['level', 'group', 'sex', 'sheets', 'measure', 'category', 'suppressed'] as const

/**
 * Tiers that a table hides. Counts between waves are of all sheets, so that a hidden count of valid ones stays hidden
 * where that of all sheets is shown.
 */
function* hiddenTiers(table: Table, twins: Twins): Generator<HiddenTier> {
  const texts = COLUMNS.map((name) => table.header.indexOf(name))
  if (texts.includes(-1)) return
  const groups = groupsOf(table)
  const faults: TableFaults = { ragged: 0, first: 0 }
  for (const block of tableColumns(table, { student: null, texts, numbers: [] }, faults)) {
    const codesOf = (column: number, wanted: (value: string) => boolean): Uint8Array =>
      Uint8Array.from(block.texts[column]?.values ?? [], (value) => (wanted(value) ? 1 : 0))
    const isHidden = codesOf(6, (value) => value === 'yes')
    const isTier = codesOf(4, (value) => value === 'tier' || value === 'all')
    const isOfAll = codesOf(3, (value) => value !== 'valid')
    for (let row = 0; row < block.length; row++) {
      const code = (column: number): number => block.texts[column]?.codes[row] as number
      if (isHidden[code(6)] !== 1 || isTier[code(4)] !== 1 || isOfAll[code(3)] !== 1) continue
      const text = (column: number): string => block.texts[column]?.values[code(column)] ?? ''
      for (const key of groupKeys([text(0), text(1), text(2)], groups, twins))
        yield { key, category: text(5) }
    }
  }
}

/** Level and group as counts between waves name them: from the school down, sex as the last level. */
function* groupKeys(
  [level, group, sex]: readonly [level: string, group: string, sex: string],
  groups: ReadonlyMap<string, ReadonlySet<string>>,
  twins: Twins,
): Generator<string> {
  const bySex = sex === EVERYBODY ? [] : [sex]
  const levelsBySex = bySex.map(() => 'sex')
  const keyOf = (levels: readonly string[], values: readonly string[]): string =>
    [levels, values].map((parts) => parts.join('/')).join('\u0000')
  if (level === EVERYBODY) {
    yield bySex.length === 0 ? keyOf([EVERYBODY], [EVERYBODY]) : keyOf(levelsBySex, bySex)
    return
  }
  const names = level.split('/')
  const wider = Math.max(0, names.indexOf(SCHOOL))
  const own = names.slice(wider)
  for (const { within, rest } of partsOf(group, names.slice(0, wider), groups)) {
    const values = rest.split('/')
    // A value may hold a slash: what is too much belongs to the first level that is kept.
    const last = values.splice(values.length - own.length + 1)
    const [first = '', ...others] = [values.join('/'), ...last].map(known)
    const called = own[0] === SCHOOL ? twins.of(first, known(within))?.name : undefined
    yield keyOf([...own, ...levelsBySex], [called ?? first, ...others, ...bySex])
  }
}

const known = (value: string): string => (value === UNKNOWN_PLACE ? '' : value)

/** A group without the wider places: in each way that the groups of these allow, where names hold slashes. */
function partsOf(
  group: string,
  wider: readonly string[],
  groups: ReadonlyMap<string, ReadonlySet<string>>,
): readonly { readonly within: string; readonly rest: string }[] {
  if (wider.length === 0) return [{ within: '', rest: group }]
  const above = wider.slice(0, -1)
  return [...(groups.get(wider.join('/')) ?? [])]
    .filter((place) => group.startsWith(`${place}/`))
    .flatMap((place) =>
      partsOf(place, above, groups).map(({ rest }) => ({
        within: rest,
        rest: group.slice(place.length + 1),
      })),
    )
}

/** The groups of each level. */
function groupsOf(table: Table): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = new Map<string, Set<string>>()
  const texts = [table.header.indexOf('level'), table.header.indexOf('group')]
  for (const block of tableColumns(
    table,
    { student: null, texts, numbers: [] },
    { ragged: 0, first: 0 },
  )) {
    const [levels, names] = block.texts as [TextColumn, TextColumn]
    for (let row = 0; row < block.length; row++) {
      const level = levels.values[levels.codes[row] as number] ?? ''
      const own = groups.get(level) ?? new Set()
      groups.set(level, own.add(names.values[names.codes[row] as number] ?? ''))
    }
  }
  return groups
}
