import type { CohortFigures } from '../../model/cohort-figures.js'
import { levelsIn } from '../../model/levels-in.js'
import { gradeRange } from '../../protocol-section.js'
import { childGroups } from './child-groups.js'
import type { UnitPage } from './open-unit-page.js'

/** Schools whose grades take the same questionnaires: only their tiers compare. */
export interface SchoolFamily {
  readonly key: string
  /** Such as `4–6`; '' where all schools are of one family. */
  readonly grades: string
  /** In the order of the table. */
  readonly groups: readonly string[]
  /** The group that the family makes up as a whole; null where it is only a part of it. */
  readonly within: { readonly level: string; readonly group: string } | null
}

export interface ComparedSchools {
  readonly level: string
  /** All schools, in the order of the table. */
  readonly groups: readonly string[]
  readonly families: readonly SchoolFamily[]
}

const cache = new WeakMap<CohortFigures, Map<string, ComparedSchools>>()

/**
 * The schools with which a page compares: all of them for everybody and for a school, those of the district for one
 * district; parted by the questionnaires that their grades take. Null where there is no level of schools.
 */
export function comparisonGroups(page: UnitPage): ComparedSchools | null {
  const { unit, campaign, wave } = page.input
  const levels = levelsIn(wave.cohort, campaign.protocol.levels)
  const depth = levels.indexOf('school')
  if (depth < 0) return null
  const level = levels.slice(0, depth + 1).join('/')
  const isDistrict = unit.level === 'district' && unit.cohortLevel === 'district' && depth === 1
  const within = isDistrict
    ? { level: unit.cohortLevel, group: unit.cohortGroup }
    : { level: 'all', group: 'all' }
  const known = cache.get(wave.cohort) ?? new Map<string, ComparedSchools>()
  cache.set(wave.cohort, known)
  const key = `${within.level}|${within.group}`
  const groups = isDistrict
    ? childGroups(wave.cohort, within.level, within.group, 'school').map(({ group }) => group)
    : wave.cohort.groupsOf(level)
  const made = known.get(key) ?? {
    level,
    groups,
    families: familiesOf(page, level, groups, within),
  }
  known.set(key, made)
  return made
}

function familiesOf(
  { input }: UnitPage,
  level: string,
  groups: readonly string[],
  within: { readonly level: string; readonly group: string },
): SchoolFamily[] {
  const { protocol } = input.campaign
  const families = new Map<string, { groups: string[]; grades: Set<number> }>()
  for (const group of groups) {
    const grades = childGroups(input.wave.cohort, level, group, 'grade').flatMap(({ label }) =>
      /^\d+$/.test(label) ? [Number(label)] : [],
    )
    const key = protocol.instruments
      .flatMap((one, index) =>
        one.grades === undefined || one.grades.some((grade) => grades.includes(grade))
          ? [index]
          : [],
      )
      .join(' ')
    const family = families.get(key) ?? { groups: [], grades: new Set() }
    family.groups.push(group)
    for (const grade of grades) family.grades.add(grade)
    families.set(key, family)
  }
  const isOne = families.size === 1
  return Array.from(families, ([key, family]) => ({
    key,
    grades: isOne ? '' : gradeRange([...family.grades]),
    groups: family.groups,
    within: isOne ? within : null,
  }))
}
