import { type Issue, issue } from '../../issue/issue.js'
import { type Place, schoolKey, type Unit } from '../../report/model/report-level.js'
import { type ListedStudent, UNTOLD_LISTS, type UnitLists } from '../../report/model/unit-input.js'

const NONE: UnitLists = { care: [], crisis: [], retest: [], missing: [] }
const LISTS = ['care', 'crisis', 'retest', 'missing'] as const

/**
 * Sorts the students of lists into units of a level; what is asked for a unit is looked up. Units that have all that rows
 * say in common with another, as schools of one name where rows have no district, have {@link UNTOLD_LISTS}, lest a page
 * name another's students.
 *
 * @param all - every unit of the results
 */
export function sortLists(
  lists: UnitLists,
  level: Unit['level'],
  all: readonly Unit[],
): (unit: Unit) => UnitLists {
  if (level === 'district') return () => NONE
  const twins = twinsOf(all, level)
  const units = new Map<string, Record<keyof UnitLists, ListedStudent[]>>()
  for (const list of LISTS)
    for (const student of lists[list]) {
      const key = keyOf(student, level)
      const own = units.get(key) ?? { care: [], crisis: [], retest: [], missing: [] }
      units.set(key, own)
      own[list].push(student)
    }
  return (unit) => {
    return twins.has(unit.cohortGroup) ? UNTOLD_LISTS : (units.get(keyOf(unit, level)) ?? NONE)
  }
}

/** That students of lists belong to no unit, and so are on no page: their rows name no school, or one of nobody. */
export function unplaced(lists: UnitLists, level: Unit['level'], all: readonly Unit[]): Issue[] {
  if (level === 'district') return []
  const known = new Set(all.map((unit) => keyOf(unit, level)))
  return LISTS.flatMap((list) => {
    const strangers = lists[list].filter((student) => !known.has(keyOf(student, level)))
    const [first] = strangers
    if (first === undefined) return []
    const place = { file: first.file, row: first.record, column: level }
    const expected = 'a school, grade or class that has a page'
    const received = `another, or none, in ${strangers.length} rows: they are on no page`
    return [issue({ code: 'unknown-reference', severity: 'warning', ...place, expected, received })]
  })
}

/**
 * Groups of the published table that rows do not tell from another: schools of one name where rows have no district. Where all
 * but one of them are of no known district, the rows belong to the one, and only the others are twins of it.
 */
export function twinsOf(all: readonly Unit[], level: Unit['level']): ReadonlySet<string> {
  const byKey = new Map<string, Unit[]>()
  for (const unit of all) {
    const key = keyOf(unit, level)
    byKey.set(key, [...(byKey.get(key) ?? []), unit])
  }
  const twins = [...byKey.values()].flatMap((units) => {
    const placed = units.filter(({ district }) => district !== '')
    if (units.length < 2) return []
    return placed.length === 1 ? units.filter(({ district }) => district === '') : units
  })
  return new Set(twins.map(({ cohortGroup }) => cohortGroup))
}

/** What rows name a unit by. */
export function keyOf(place: Partial<Place>, level: Unit['level']): string {
  const depth = { school: 1, grade: 2, class: 3, district: 0 }[level]
  const parts = [schoolKey(place), place.grade ?? '', place.class ?? '']
  return JSON.stringify(parts.slice(0, depth))
}
