import { join } from 'node:path'
import { fillIn } from '../../issue/fill-in.js'
import { type Language, type Text, textIn } from '../../issue/text.js'
import type { TwinSchool } from '../../report/model/report-level.js'
import type { ResultSet } from '../compare/read-result-set.js'
import { openTable } from '../table/open-table.js'
import { DISTRICT } from '../table/students-file.js'
import { publishedPlaces, type SchoolPlace, twinNames } from '../twin-schools.js'
import { UNKNOWN_PLACE } from './units-of.js'

/** Schools of one name in several districts, which results tell apart by a column of the district. */
export interface Twins {
  /** Whether several schools have the name. */
  readonly areCalled: (school: string) => boolean
  /** The one of a district; undefined where the name is that of one school only. */
  readonly of: (school: string, district: string) => TwinSchool | undefined
  /** The one that is called so, with the name that it shares. */
  readonly called: (name: string) => { readonly school: string; readonly twin: TwinSchool } | null
  /** The one of a district that the results know; of one that they do not know, or of none, there is no school. */
  readonly within: (district: string, school: string) => TwinSchool | null
}

export const NO_TWINS: Twins = {
  areCalled: () => false,
  of: () => undefined,
  called: () => null,
  within: () => null,
}

/** What is expected where the name of several schools stands alone. */
export const ONE_OF_TWINS =
  'the district too, or the school as pages call it: several have this name'

const UNPLACED: Text = { en: '{0} (district not given)', zh: '{0}（区县未填写）' }

/** The schools are those of the published tables: of coverage, or without a roster of the cohort. */
export function toldTwins(
  results: Pick<ResultSet, 'students' | 'cohort'>,
  language: Language,
): Twins {
  if (!results.students.header.includes(DISTRICT)) return NO_TWINS
  const places = screenedPlaces(results)
  const unplaced = (school: string): string => fillIn(textIn(UNPLACED, language), [school])
  return twinsOf(places, twinNames(places), unplaced)
}

/** The schools of published tables, where they say the district. */
export function screenedPlaces({
  students,
  cohort,
}: Pick<ResultSet, 'students' | 'cohort'>): readonly SchoolPlace[] {
  const coverage = openTable(join(students.path, '..', 'coverage.csv'))
  const places = coverage.ok ? publishedPlaces(coverage.value) : []
  return places.length > 0 || cohort === null ? places : publishedPlaces(cohort)
}

/**
 * A student of whom it is not known which of them is the school is at none: the name alone would be that of each.
 *
 * @param places - of every school, those with a name of their own included
 * @param shared - names of several schools; those that several districts have unless given
 * @param unplaced - what a school is called whose district is not known
 */
export function twinsOf(
  places: readonly SchoolPlace[],
  shared: ReadonlySet<string> = twinNames(places),
  unplaced: (school: string) => string = (school) => `${UNKNOWN_PLACE} ${school}`,
): Twins {
  if (shared.size === 0) return NO_TWINS
  const taken = new Set(places.map(({ school }) => school))
  const known = new Map<string, TwinSchool>()
  const byName = new Map<string, { readonly school: string; readonly twin: TwinSchool }>()
  const of = (school: string, district: string): TwinSchool | undefined => {
    if (!shared.has(school)) return undefined
    const key = keyOf(school, district)
    const found = known.get(key)
    if (found !== undefined) return found
    const name = district === '' ? unplaced(school) : `${district} ${school}`
    const twin = { district, name: freeName(name) }
    known.set(key, twin)
    taken.add(twin.name)
    byName.set(twin.name, { school, twin })
    return twin
  }
  const keyOf = (...parts: readonly string[]): string => JSON.stringify(parts)
  const freeName = (name: string): string => {
    let free = name
    for (let number = 2; taken.has(free); number++) free = `${name} (${number})`
    return free
  }
  for (const { school, district } of places) of(school, district)
  return {
    areCalled: (school) => shared.has(school),
    of,
    called: (name) => byName.get(name) ?? null,
    within: (district, school) =>
      district === '' ? null : (known.get(keyOf(school, district)) ?? null),
  }
}
