import type { Roster } from '../io/roster.js'
import { type Issue, issue } from '../issue/issue.js'
import { UNKNOWN_PLACE } from './report/units-of.js'
import { type Table, tableRecords } from './table/open-table.js'
import { DISTRICT } from './table/students-file.js'

export const SCHOOL = 'school'

/** A school with the district in which it is. */
export interface SchoolPlace {
  readonly district: string
  readonly school: string
}

/** What becomes of schools that results do not tell apart: they count as one, or have pages without students. */
const TWINS = {
  counts:
    'schools of one name in several districts, which count as one; name them apart, or name a file with their district by --design',
  groups:
    'schools of one name in several districts, which count as one; group by district/school, and name --strata district',
  subgroups: 'schools of one name in several districts, which count as one; name them apart',
  pages: 'schools of one name in several districts; their pages name no students',
} as const

/**
 * Schools of one name in several districts, where nothing tells them apart. A school of which the district is not known is no twin.
 */
export function twinSchools(places: Iterable<SchoolPlace>, use: keyof typeof TWINS): Issue[] {
  return twinNames(places).size > 0 ? [twinsFound(use)] : []
}

/** Names that schools of several known districts share. */
export function twinNames(places: Iterable<SchoolPlace>): ReadonlySet<string> {
  const districts = new Map<string, string>()
  const twins = new Set<string>()
  for (const { district, school } of places) {
    if (district === '' || school === '') continue
    const before = districts.get(school)
    if (before !== undefined && before !== district) twins.add(school)
    districts.set(school, district)
  }
  return twins
}

/** That there are such schools. */
export function twinsFound(use: keyof typeof TWINS): Issue {
  const expected = 'a name of its own for each school'
  const draft = { code: 'duplicate-id', severity: 'warning', column: SCHOOL } as const
  return issue({ ...draft, expected, received: TWINS[use] })
}

/** The schools of a roster. */
export function* enrolledPlaces({ categories, length }: Roster): Generator<SchoolPlace> {
  const [districts, schools] = [categories[DISTRICT], categories[SCHOOL]]
  if (districts === undefined || schools === undefined) return
  for (let entry = 0; entry < length; entry++) {
    const district = districts.values[districts.codes[entry] as number] ?? ''
    const school = schools.values[schools.codes[entry] as number] ?? ''
    yield { district, school }
  }
}

/** The schools of a published table: its groups are called after the district and the school, either of which may hold a `/`. */
export function publishedPlaces(cohort: Table): SchoolPlace[] {
  const [level, group] = [cohort.header.indexOf('level'), cohort.header.indexOf('group')]
  const groups = new Map<string, Set<string>>([
    [DISTRICT, new Set()],
    [`${DISTRICT}/${SCHOOL}`, new Set()],
  ])
  for (const record of tableRecords(cohort, { ragged: 0, first: 0 }))
    groups.get(record[level] ?? '')?.add(record[group] ?? '')
  const [districts = new Set(), schools = []] = groups.values()
  const known = (place: string): string => (place === UNKNOWN_PLACE ? '' : place)
  return [...schools].flatMap((name) =>
    [...districts]
      .filter((district) => name.startsWith(`${district}/`))
      .sort((one, other) => other.length - one.length)
      .slice(0, 1)
      .map((district) => ({
        district: known(district),
        school: known(name.slice(district.length + 1)),
      })),
  )
}
