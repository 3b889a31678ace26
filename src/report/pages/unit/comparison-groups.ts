import { childGroups } from './child-groups.js'
import type { UnitPage } from './open-unit-page.js'

export interface ComparedSchools {
  readonly within: { readonly level: string; readonly group: string }
  readonly schools: { readonly level: string; readonly groups: readonly string[] }
}

/**
 * The schools with which a page compares: all of them for everybody and for a school, those of the district for one
 * district. Null where the protocol has no level of schools.
 */
export function comparisonGroups({ input }: UnitPage): ComparedSchools | null {
  const { unit, campaign, wave } = input
  const { levels } = campaign.protocol
  const depth = levels.indexOf('school')
  if (depth < 0) return null
  const level = levels.slice(0, depth + 1).join('/')
  const isDistrict = unit.level === 'district' && unit.cohortLevel === 'district' && depth === 1
  if (isDistrict) {
    const own = childGroups(wave.cohort, unit.cohortLevel, unit.cohortGroup, 'school')
    return {
      within: { level: unit.cohortLevel, group: unit.cohortGroup },
      schools: { level, groups: own.map(({ group }) => group) },
    }
  }
  return {
    within: { level: 'all', group: 'all' },
    schools: { level, groups: wave.cohort.groupsOf(level) },
  }
}
