import type { ClosedGroups, ClosedStates } from '../../cohort/waves/transition-tables.js'
import { type Table, tableRecords } from '../table/open-table.js'
import type { ResultSet } from './read-result-set.js'

/**
 * What the published tables of two waves hide of their tiers, so that counts between them do not bring it to light.
 * Groups are found by the last of their levels: `district/school` counts for `school`.
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

/** Tiers of all sexes together that a table hides; category `all` for a group that is hidden altogether. */
function* hiddenTiers(table: Table): Generator<{ key: string; category: string }> {
  const at = (name: string): number => table.header.indexOf(name)
  const [level, group, sex, measure] = [at('level'), at('group'), at('sex'), at('measure')]
  const [category, suppressed] = [at('category'), at('suppressed')]
  for (const record of tableRecords(table, { ragged: 0, first: 0 })) {
    if (record[suppressed] !== 'yes' || record[sex] !== 'all') continue
    if (record[measure] !== 'tier' && record[measure] !== 'all') continue
    const levels = (record[level] ?? '').split('/')
    const values = (record[group] ?? '').split('/')
    // `district/school` and `district/school/grade` are told apart: only a level's own table closes it.
    if (levels.length > 1 && levels.at(-1) !== 'school') continue
    const value = values.slice(levels.length - 1).join('/')
    yield { key: `${levels.at(-1)}\u0000${value}`, category: record[category] ?? '' }
  }
}
