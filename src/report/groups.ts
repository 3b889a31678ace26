import type { CohortRow } from '../cohort/cohort-rows.js'
import type { RowChoice } from '../cohort/published-table.js'

/** What the rows say of one group and one sex. */
export interface Group {
  readonly level: string
  readonly label: string
  readonly sex: CohortRow['sex']
  /** Any of its rows: its sizes are the same in all. */
  readonly head: CohortRow
  /** Hidden altogether. */
  readonly isHidden: boolean
  readonly cells: ReadonlyMap<string, CohortRow>
}

/**
 * The groups that the report shows, in the order of the rows: everybody, also by sex; grades across schools; districts
 * and schools, but neither grades of one school nor classes. By level.
 */
export function shownGroups(rows: readonly CohortRow[]): ReadonlyMap<string, readonly Group[]> {
  const levels = new Map<string, Group[]>()
  const shown = new Map<string, boolean>()
  let cells = new Map<string, CohortRow>()
  let last: CohortRow | null = null
  for (const row of rows) {
    const { level, group, sex } = row
    const isShown = shown.get(level) ?? isShownLevel(level)
    shown.set(level, isShown)
    if (!isShown || (sex !== 'all' && level !== 'all')) continue
    if (level !== last?.level || group !== last.group || sex !== last.sex) {
      cells = new Map()
      const isHidden = row.measure === 'all'
      const groups = levels.get(level) ?? []
      groups.push({ level, label: group, sex, head: row, isHidden, cells })
      levels.set(level, groups)
    }
    last = row
    cells.set(`${row.sheets} ${row.measure} ${row.category}`, row.suppressed ? blank(row) : row)
  }
  return levels
}

/** The rows of a cohort that the report is made from; of places it shows the tiers alone. */
export const REPORTED: RowChoice = {
  groups: (level, isBySex) => isShownLevel(level) && (!isBySex || level === 'all'),
  measures: (level, kind) => level === 'all' || level === 'grade' || kind === 'tier',
}

function blank(row: CohortRow): CohortRow {
  return { ...row, count: null, share: null, low: null, high: null }
}

/** Whether the report shows the groups of a level: neither grades of one school nor classes. */
export function isShownLevel(level: string): boolean {
  const parts = level.split('/')
  return level === 'grade' || !parts.some((part) => part === 'grade' || part === 'class')
}

/** The row of one category of a group; undefined where nobody in the group has the measure. */
export function cellOf(
  group: Group | undefined,
  sheets: CohortRow['sheets'],
  measure: string,
  category: string,
): CohortRow | undefined {
  return group?.cells.get(`${sheets} ${measure} ${category}`)
}
