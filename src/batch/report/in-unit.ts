import type { Place } from '../../report/model/report-level.js'

/**
 * Whether a place is the one asked for or lies in it.
 *
 * @param wanted - school, grade and class joined by `/`, and the district before them where several have a school of the
 *   name; a name may hold that sign itself. Null: everywhere
 */
export function inUnit(place: Partial<Place>, wanted: string | null): boolean {
  if (wanted === null) return true
  const { grade = '', class: ofClass = '' } = place
  return namesOf(place)
    .flatMap((name) => [name, `${name}/${grade}`, `${name}/${grade}/${ofClass}`])
    .includes(wanted)
}

/** Whether the one asked for, named as for {@link inUnit}, is a school or lies in it. */
export function holdsUnit(school: Partial<Place>, wanted: string | null): boolean {
  if (wanted === null) return true
  return namesOf(school).some((name) => wanted === name || wanted.startsWith(`${name}/`))
}

function namesOf({ twin, school = '' }: Partial<Place>): readonly string[] {
  return twin === undefined ? [school] : [school, `${twin.district}/${school}`, twin.name]
}
