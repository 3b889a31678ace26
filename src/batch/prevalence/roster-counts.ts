import { OTHER_ROLE } from '../../io/role-of.js'
import type { Roster } from '../../io/roster.js'
import { SEXES } from '../../table/blocks.js'
import { STUDENTS } from '../table/students-file.js'

/** How many are enrolled, by groups. */
export interface RosterCounts {
  /** Whether the roster has every one of these columns. */
  readonly has: (columns: readonly string[]) => boolean
  /** Students of each group of some columns, by its label: values joined with `/`, `?` for unknown, `all` for none. */
  readonly by: (columns: readonly string[]) => ReadonlyMap<string, number>
}

/** Counts the students of a roster by any of its columns. */
export function rosterCounts(roster: Roster): RosterCounts {
  const known = new Map<string, ReadonlyMap<string, number>>()
  const textOf = (name: string, entry: number): string => {
    if (name === STUDENTS.sex) return roster.sex[entry] ? (SEXES[roster.sex[entry]] ?? '') : ''
    const column = roster.categories[name]
    return column?.values[column.codes[entry] as number] ?? ''
  }
  return {
    has: (columns) =>
      columns.every((name) => name === STUDENTS.sex || roster.categories[name] !== undefined),
    by: (columns) => {
      const key = columns.join('\u0000')
      const before = known.get(key)
      if (before !== undefined) return before
      const counts = new Map<string, number>()
      for (let entry = 0; entry < roster.length; entry++) {
        if (roster.otherRole[entry] !== OTHER_ROLE.no) continue
        const values = columns.map((name) => textOf(name, entry) || '?')
        const label = columns.length === 0 ? 'all' : values.join('/')
        counts.set(label, (counts.get(label) ?? 0) + 1)
      }
      known.set(key, counts)
      return counts
    },
  }
}
