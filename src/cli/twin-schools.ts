import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readPublishedTable } from '../batch/audit/read-published-table.js'
import type { Roster } from '../io/roster.js'
import { type Issue, issue } from '../issue/issue.js'

const DISTRICT = 'district'
const SCHOOL = 'school'

/**
 * Schools of one name in several districts, which results without a column of the district do not tell apart: they would
 * count as one school and one cluster.
 *
 * @param known - columns of the results and of the design
 * @param results - path of the results, beside which their cohort table may stand
 */
export function twinSchools(
  known: readonly string[],
  results: string,
  roster: Roster | null,
): Issue[] {
  if (!known.includes(SCHOOL) || known.includes(DISTRICT)) return []
  const places = roster === null ? publishedPlaces(results) : enrolledPlaces(roster)
  const districts = new Map<string, string>()
  for (const { district, school } of places) {
    const before = districts.get(school)
    if (before !== undefined && before !== district) return [twinsFound()]
    districts.set(school, district)
  }
  return []
}

interface Place {
  readonly district: string
  readonly school: string
}

function* enrolledPlaces({ categories, length }: Roster): Generator<Place> {
  const [districts, schools] = [categories[DISTRICT], categories[SCHOOL]]
  if (districts === undefined || schools === undefined) return
  for (let entry = 0; entry < length; entry++) {
    const district = districts.values[districts.codes[entry] as number] ?? ''
    const school = schools.values[schools.codes[entry] as number] ?? ''
    if (district !== '' && school !== '') yield { district, school }
  }
}

function* publishedPlaces(results: string): Generator<Place> {
  const path = join(dirname(results), 'cohort.csv')
  const level = `${DISTRICT}/${SCHOOL}`
  const table = existsSync(path) ? readPublishedTable(path, (row) => row.level === level) : null
  if (table?.ok !== true) return
  for (const { group } of table.value) {
    const [district = '', ...rest] = group.split('/')
    yield { district, school: rest.join('/') }
  }
}

function twinsFound(): Issue {
  const expected = 'a name of its own for each school'
  const received =
    'schools of one name in several districts, which count as one; name a file with their district by --design'
  return issue({ code: 'duplicate-id', severity: 'warning', column: 'school', expected, received })
}
