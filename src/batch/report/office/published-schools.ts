import { UNDETERMINED } from '../../../cohort/measures.js'
import type { WaveFigures } from '../../../report/model/report-campaign.js'
import { schoolName, type Unit } from '../../../report/model/report-level.js'
import type { SchoolFigure, SchoolRecord } from '../../../report/office/school-fields.js'
import type { TierScale } from '../../../report/office/tier-scale.js'

const SEXES = ['male', 'female'] as const

/** What was published of schools, for those who may see no student: hidden counts are said to be hidden, and without a roster participation is blank. */
export function publishedSchools(
  units: readonly Unit[],
  wave: WaveFigures,
  scale: TierScale,
): readonly SchoolRecord[] {
  return units.map((unit) => publishedSchool(unit, wave, scale))
}

function publishedSchool(
  unit: Unit,
  { cohort, coverage }: WaveFigures,
  scale: TierScale,
): SchoolRecord {
  const { district, cohortLevel: level, cohortGroup: group } = unit
  const sizes = coverage.cell(level, group)
  const size = (value: number | null | undefined): SchoolFigure =>
    sizes === undefined || value === undefined || value === null ? 'hidden' : value
  const count = (measure: string, category: string, sex?: (typeof SEXES)[number]): SchoolFigure =>
    cohort.cell({ level, group, measure, category, ...(sex === undefined ? {} : { sex }) })
      ?.count ?? 'hidden'
  const tiers = scale.ids.flatMap((id) => [
    [`tier_count:${id}`, count('tier', id)] as const,
    ...SEXES.map((sex) => [`tier_count:${id}:${sex}`, count('tier', id, sex)] as const),
  ])
  const participation = {
    enrolled: size(sizes?.nEnrolled),
    answered: size(sizes?.nAnswered),
    valid: size(sizes?.nValid),
    missing: size(sizes?.nMissing),
  }
  return {
    ...(district ? { district } : {}),
    school: schoolName(unit),
    ...(coverage.groupsOf(level).length === 0 ? {} : participation),
    undetermined: count('tier', UNDETERMINED),
    suspect: count('quality', 'suspect'),
    invalid: count('quality', 'invalid'),
    crisis: count('crisis', 'flagged'),
    ...Object.fromEntries(tiers),
  }
}
