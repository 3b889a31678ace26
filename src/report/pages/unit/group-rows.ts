import type { CohortFigures, CohortKey } from '../../model/cohort-figures.js'
import { className, gradeName } from '../../words.js'
import { type ChildGroup, childGroups } from './child-groups.js'
import type { UnitPage } from './open-unit-page.js'

/** A row of a table of groups: what it is called and where its figures stand. */
export interface GroupRow {
  readonly label: string
  /** Of the wider group, where rows lie within rows. */
  readonly parent?: string
  readonly level: string
  readonly group: string
  readonly sex: NonNullable<CohortKey['sex']>
}

export const SEXES = ['female', 'male'] as const

/** The unit itself. */
export function unitRow({ input, say }: UnitPage, label: string = say('everybody')): GroupRow {
  return { label, level: input.unit.cohortLevel, group: input.unit.cohortGroup, sex: 'all' }
}

/** The unit by sex, where there are figures by sex. */
export function sexRows(page: UnitPage, row: GroupRow, figures: CohortFigures): GroupRow[] {
  const { words } = page
  return SEXES.flatMap((sex) => {
    const isThere = figures.sizes({ level: row.level, group: row.group, sex }) !== undefined
    return isThere ? [{ ...row, label: words(sex), parent: row.label, sex }] : []
  })
}

/** The groups of a narrower level within the unit, under the names that a reader knows. */
export function partRows(page: UnitPage, name: 'grade' | 'class'): GroupRow[] {
  const { input } = page
  const { cohortLevel, cohortGroup } = input.unit
  const { cohort } = input.wave
  const within = childGroups(cohort, cohortLevel, cohortGroup, name)
  return within.map((child) => groupRow(page, child, name))
}

function groupRow(
  { input }: UnitPage,
  { level, group, label }: ChildGroup,
  name: 'grade' | 'class',
): GroupRow {
  const nameOf = name === 'grade' ? gradeName : className
  const named = nameOf(label, input.language)
  return { label: named, level, group, sex: 'all' }
}
