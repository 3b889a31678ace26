import { EVERYBODY } from '../../cohort/audit/published-table.js'
import type { ClosedGroups, ClosedStates } from '../../cohort/waves/transition-tables.js'
import type { Table, TableFaults } from '../table/open-table.js'
import { tableColumns } from '../table/table-columns.js'
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

const COLUMNS = ['level', 'group', 'sex', 'sheets', 'measure', 'category', 'suppressed'] as const

/**
 * Tiers that a table hides. Counts between waves are of all sheets, so that a hidden count of valid ones stays hidden
 * where that of all sheets is shown.
 */
function* hiddenTiers(table: Table): Generator<HiddenTier> {
  const texts = COLUMNS.map((name) => table.header.indexOf(name))
  if (texts.includes(-1)) return
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
      yield { key: groupKey(text(0), text(1), text(2)), category: text(5) }
    }
  }
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
