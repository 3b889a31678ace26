import { OTHER_ROLE } from '../../io/role-of.js'
import type { Roster } from '../../io/roster.js'
import { SEXES } from '../../table/blocks.js'
import { STUDENTS } from '../table/students-file.js'
import { createTupleTable, tupleOf } from './tuple-table.js'

/** How many are enrolled, by groups. */
export interface RosterCounts {
  /** Whether the roster has every one of these columns. */
  readonly has: (columns: readonly string[]) => boolean
  /** Students of each group of some columns, by its label: values joined with `/`, `?` for unknown, `all` for none. */
  readonly by: (columns: readonly string[]) => ReadonlyMap<string, number>
}

/**
 * Counts the students of a roster by any of some columns. What is kept is how many there are of each combination of
 * these, and not the roster.
 */
export function rosterCounts(roster: Roster, columns: readonly string[]): RosterCounts {
  const names = [...new Set(columns)].filter(
    (name) => name === STUDENTS.sex || roster.categories[name] !== undefined,
  )
  const { combinations, sizes } = combinationsOf(roster, names)
  const known = new Map<string, ReadonlyMap<string, number>>()
  return {
    has: (wanted) => wanted.every((name) => names.includes(name)),
    by: (wanted) => {
      const key = wanted.join('\u0000')
      const before = known.get(key)
      if (before !== undefined) return before
      const counts = new Map<string, number>()
      const places = wanted.map((name) => names.indexOf(name))
      combinations.forEach((texts, at) => {
        const values = places.map((place) => texts[place] || '?')
        const label = wanted.length === 0 ? 'all' : values.join('/')
        counts.set(label, (counts.get(label) ?? 0) + (sizes[at] as number))
      })
      known.set(key, counts)
      return counts
    },
  }
}

/** What the entries of a roster say in some columns, each combination once, and how many say it. */
function combinationsOf(
  roster: Roster,
  names: readonly string[],
): { readonly combinations: readonly (readonly string[])[]; readonly sizes: readonly number[] } {
  const sexes = SEXES.map((sex, code) => (code === 0 ? '' : sex))
  const columns = names.map((name) =>
    name === STUDENTS.sex
      ? { codes: roster.sex, values: sexes }
      : (roster.categories[name] as Roster['categories'][string]),
  )
  const tuples = createTupleTable(names.length)
  const codes = columns.map((column) => column.codes)
  const combinations: string[][] = []
  const sizes: number[] = []
  for (let entry = 0; entry < roster.length; entry++) {
    if (roster.otherRole[entry] !== OTHER_ROLE.no) continue
    const at = tupleOf(tuples, codes, entry)
    if (at === combinations.length) {
      combinations.push(columns.map((column) => column.values[column.codes[entry] as number] ?? ''))
      sizes.push(0)
    }
    sizes[at] = (sizes[at] as number) + 1
  }
  return { combinations, sizes }
}
