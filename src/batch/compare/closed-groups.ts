import { EVERYBODY } from '../../cohort/audit/published-table.js'
import type { ClosedGroups, ClosedStates } from '../../cohort/waves/transition-tables.js'
import { type Table, tableRecords } from '../table/open-table.js'
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
): ClosedGroups {
  const groups = new Map<string, { from: Set<number>; to: Set<number> }>()
  for (const [sets, when] of [
    [earlier, 'from'],
    [later, 'to'],
  ] as const)
    for (const { cohort } of sets)
      if (cohort !== null)
        for (const { key, category } of hiddenTiers(cohort)) {
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

/**
 * Tiers that a table hides. Counts between waves are of all sheets, so that a hidden count of valid ones stays hidden
 * where that of all sheets is shown.
 */
function hiddenTiers(table: Table): Iterable<HiddenTier> {
  const cell = (record: readonly string[], name: string): string =>
    record[table.header.indexOf(name)] ?? ''
  const shown = new Set<string>()
  const hidden = new Map<string, HiddenTier & { readonly isOfAll: boolean }>()
  for (const record of tableRecords(table, { ragged: 0, first: 0 })) {
    const measure = cell(record, 'measure')
    if (measure !== 'tier' && measure !== 'all') continue
    const category = cell(record, 'category')
    const key = groupKey(cell(record, 'level'), cell(record, 'group'), cell(record, 'sex'))
    const place = `${key}\u0000${category}`
    const isOfAll = cell(record, 'sheets') !== 'valid'
    if (cell(record, 'suppressed') !== 'yes') {
      if (isOfAll) shown.add(place)
    } else if (isOfAll || !hidden.has(place)) hidden.set(place, { key, category, isOfAll })
  }
  return [...hidden].flatMap(([place, one]) => (one.isOfAll || !shown.has(place) ? [one] : []))
}

/** Level and group as counts between waves name them: from the school down, sex as the last level. */
function groupKey(level: string, group: string, sex: string): string {
  const names = level === EVERYBODY ? [] : level.split('/')
  const wider = Math.max(0, names.indexOf('school'))
  const values = names.length === 0 ? [] : group.split('/')
  // A value may hold a slash: what is too much belongs to the first level that is kept.
  const kept = names.length - wider
  const last = values.slice(values.length - (kept - 1), values.length)
  const first = values.slice(wider, values.length - (kept - 1)).join('/')
  const own = kept <= 1 ? [values.slice(wider).join('/')] : [first, ...last]
  const isBySex = sex !== EVERYBODY
  const levels = [...names.slice(wider), ...(isBySex ? ['sex'] : [])]
  const groups = [...(names.length === 0 ? [] : own), ...(isBySex ? [sex] : [])]
  if (levels.length === 0) return `${EVERYBODY}\u0000${EVERYBODY}`
  return `${levels.join('/')}\u0000${groups.join('/')}`
}
