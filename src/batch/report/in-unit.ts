import type { Place } from '../../report/model/report-level.js'

/**
 * Whether a place is the one asked for or lies in it.
 *
 * @param wanted - school, grade and class joined by `/`; a school's name may hold that sign itself. Null: everywhere
 */
export function inUnit(place: Partial<Place>, wanted: string | null): boolean {
  if (wanted === null) return true
  const { school = '', grade = '', class: ofClass = '' } = place
  const paths = [school, `${school}/${grade}`, `${school}/${grade}/${ofClass}`]
  return paths.includes(wanted)
}
