import { dirname, join } from 'node:path'
import type { DesignColumns } from '../batch/prevalence/count-results.js'
import { openTable } from '../batch/table/open-table.js'
import { DISTRICT } from '../batch/table/students-file.js'
import { enrolledPlaces, publishedPlaces, twinSchools } from '../batch/twin-schools.js'
import type { Roster } from '../io/roster.js'
import type { Issue } from '../issue/issue.js'

interface Grouped {
  readonly known: readonly string[]
  readonly groupings: readonly (readonly string[])[]
  readonly design: DesignColumns
}

/** Schools that the results do not tell apart and no column of the design does, or that nobody asks to tell apart. */
export function mixedSchools(
  { known, groupings, design }: Grouped,
  results: string,
  roster: Roster | null,
): Issue[] {
  if (!known.includes('school')) return []
  const isTold = known.includes(DISTRICT)
  const isMixed =
    groupings.some((names) => names.includes('school') && !names.includes(DISTRICT)) ||
    (design.clusters.includes('school') && design.strata !== DISTRICT)
  if (isTold && !isMixed) return []
  const use = isTold ? 'groups' : 'counts'
  if (roster !== null) return twinSchools(enrolledPlaces(roster), use)
  const cohort = openTable(join(dirname(results), 'cohort.csv'))
  return cohort.ok ? twinSchools(publishedPlaces(cohort.value), use) : []
}
