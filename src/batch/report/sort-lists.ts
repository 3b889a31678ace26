import type { Place, Unit } from '../../report/model/report-level.js'
import type { ListedStudent, UnitLists } from '../../report/model/unit-input.js'

const NONE: UnitLists = { care: [], crisis: [], retest: [], missing: [] }
const LISTS = ['care', 'crisis', 'retest', 'missing'] as const

/** Sorts the students of lists into units of a level; what is asked for a unit is looked up. */
export function sortLists(lists: UnitLists, level: Unit['level']): (unit: Unit) => UnitLists {
  if (level === 'district') return () => NONE
  const units = new Map<string, Record<keyof UnitLists, ListedStudent[]>>()
  for (const list of LISTS)
    for (const student of lists[list]) {
      const key = keyOf(student, level)
      const own = units.get(key) ?? { care: [], crisis: [], retest: [], missing: [] }
      units.set(key, own)
      own[list].push(student)
    }
  return (unit) => units.get(keyOf(unit, level)) ?? NONE
}

function keyOf(place: Partial<Place>, level: Unit['level']): string {
  const depth = { school: 1, grade: 2, class: 3, district: 0 }[level]
  const parts = [place.school ?? '', place.grade ?? '', place.class ?? '']
  return JSON.stringify(parts.slice(0, depth))
}
