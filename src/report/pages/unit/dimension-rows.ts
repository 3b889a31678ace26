import type { CohortMeasure } from '../../../cohort/measures.js'
import type { CohortFigures } from '../../model/cohort-figures.js'
import { gradeName } from '../../words.js'
import { type GroupRow, partRows, sexRows, unitRow } from './group-rows.js'
import type { UnitPage } from './open-unit-page.js'

/** A grade with its groups: all sexes first, then each. */
export interface DimensionGroups {
  readonly unit: readonly GroupRow[]
  readonly grades: readonly (readonly GroupRow[])[]
  /** Columns of the heat map. */
  readonly columns: readonly GroupRow[]
}

/**
 * The unit and its grades, each by sex where there are figures by sex. Scales by grade are not published for a single
 * school: its heat map then has the school beside the same grades of all schools.
 */
export function dimensionGroups(page: UnitPage, figures: CohortFigures): DimensionGroups {
  const own = unitRow(page)
  const bySex = (row: GroupRow): GroupRow[] => [row, ...sexRows(page, row, figures)]
  const grades = gradeRows(page)
  const isApart = page.input.unit.level === 'school' && page.input.counted === undefined
  const columns = isApart
    ? [{ ...own, label: page.say('funnelOwn') }, ...acrossSchools(page, grades)]
    : grades
  return { unit: bySex(own), grades: isApart ? [] : grades.map(bySex), columns }
}

function acrossSchools({ input, say }: UnitPage, grades: readonly GroupRow[]): GroupRow[] {
  const labels = grades.map(({ group }) => group.slice(group.lastIndexOf('/') + 1))
  return input.wave.cohort
    .groupsOf('grade')
    .filter((group) => labels.includes(group))
    .map((group) => {
      const label = say('allSchoolsGrade', gradeName(group, input.language))
      return { label, level: 'grade', group, sex: 'all' }
    })
}

/** The grades of a school, or across schools for everybody. */
export function gradeRows(page: UnitPage): GroupRow[] {
  const { input } = page
  const { unit, wave, language } = input
  if (unit.level !== 'district') return partRows(page, 'grade')
  if (unit.cohortLevel !== 'all') return []
  return wave.cohort
    .groupsOf('grade')
    .map((group) => ({ label: gradeName(group, language), level: 'grade', group, sex: 'all' }))
}

/** Scales with bands of which some row has figures, in the order of the protocol. */
export function shownDimensions(
  { input }: UnitPage,
  figures: CohortFigures,
  rows: readonly GroupRow[],
): CohortMeasure[] {
  return input.campaign.measures.filter(
    (measure) => measure.kind === 'band' && rows.some((row) => hasFigures(figures, measure, row)),
  )
}

/** Whether somebody in a group has a measure. */
export function hasFigures(
  figures: CohortFigures,
  { id: measure, categories }: CohortMeasure,
  { level, group, sex }: GroupRow,
): boolean {
  return categories.some(
    ({ id: category }) => figures.cell({ level, group, sex, measure, category }) !== undefined,
  )
}
