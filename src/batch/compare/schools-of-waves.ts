import { type Issue, issue } from '../../issue/issue.js'
import { NO_TWINS, screenedPlaces, type Twins, twinsOf } from '../report/told-twins.js'
import { DISTRICT } from '../table/students-file.js'
import { type SchoolPlace, twinNames } from '../twin-schools.js'
import type { CompareJob } from './compare-waves.js'

/** Schools of one name that waves tell apart, and what is to be said where they do not. */
export interface SchoolsOfWaves {
  readonly twins: Twins
  readonly issues: readonly Issue[]
}

/**
 * Schools of one name are told apart where several districts of one wave have them and all results name the district;
 * otherwise they count as one, and that is said. A name that is in one district in each wave, and in another one in
 * another, is one school: its district may be written in two ways.
 *
 * @param levels - of counts
 */
export function schoolsOfWaves(
  waves: CompareJob['waves'],
  levels: readonly string[],
): SchoolsOfWaves {
  const places = waves.map(({ sets }) => sets.flatMap(screenedPlaces))
  const shared = new Set(places.flatMap((own) => [...twinNames(own)]))
  const untold = waves
    .flatMap(({ sets }) => sets)
    .filter(({ students }) => !students.header.includes(DISTRICT))
  if (shared.size > 0 && untold.length > 0)
    return { twins: NO_TWINS, issues: untold.map(({ name }) => withoutDistrict(name)) }
  const isBySchool = levels.some((level) => level.split('/').includes('school'))
  const moved = [...movedNames(places)]
  const [twins, others] = [true, false].map(
    (isShared) => moved.filter((name) => shared.has(name) === isShared).length,
  )
  return {
    twins: twinsOf(places.flat(), shared),
    issues: [
      ...(twins === 0 ? [] : [otherDistricts(`${twins} schools of one name, ${AS_OTHERS}`)]),
      ...(others === 0 || !isBySchool ? [] : [otherDistricts(`${others} schools, ${AS_ONE}`)]),
    ],
  }
}

const AS_OTHERS =
  'which are in other districts in another wave, and count as other schools than those'
const AS_ONE =
  'which are in another district in another wave, and count as one with the school of the name there'

/** Names of which each of two waves knows a district that the other does not. */
function movedNames(places: readonly (readonly SchoolPlace[])[]): ReadonlySet<string> {
  const waves = places.map((own) => {
    const districts = new Map<string, Set<string>>()
    for (const { school, district } of own)
      if (school !== '' && district !== '')
        districts.set(school, (districts.get(school) ?? new Set()).add(district))
    return districts
  })
  const moved = new Set<string>()
  for (const one of waves)
    for (const other of waves)
      for (const [school, districts] of one) {
        const there = other.get(school) ?? districts
        const isElsewhere = (all: ReadonlySet<string>, known: ReadonlySet<string>): boolean =>
          [...all].some((district) => !known.has(district))
        if (isElsewhere(districts, there) && isElsewhere(there, districts)) moved.add(school)
      }
  return moved
}

function withoutDistrict(file: string): Issue {
  const expected = 'a column district in all results, which tells schools of one name apart'
  const received =
    'schools of one name in several districts, which count as one, as these results have no district; screen again with it'
  const draft = { code: 'duplicate-id', severity: 'warning', file, column: DISTRICT } as const
  return issue({ ...draft, expected, received })
}

function otherDistricts(received: string): Issue {
  const expected = 'one name for each district in every wave'
  const draft = { code: 'unknown-reference', severity: 'warning', column: DISTRICT } as const
  return issue({ ...draft, expected, received })
}
