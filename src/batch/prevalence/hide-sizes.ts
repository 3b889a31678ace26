import { groupOf } from '../../cohort/prevalence/hide-beside.js'
import type { PrevalenceRow } from '../../cohort/prevalence/prevalence-rows.js'
import { STUDENTS } from '../table/students-file.js'
import type { PrevalenceJob } from './prevalence-files.js'
import type { ParticipationRow } from './prevalence-tables.js'

/** Best and worst case tell how many were due: shown where that follows from sizes of the cohort table. */
export function withoutSizes<Row extends PrevalenceRow>(
  row: Row,
  { shown, roster }: Pick<PrevalenceJob, 'shown' | 'roster'>,
): Row {
  const { bounds, found } = row
  if (bounds === null || shown === null) return row
  const { columns, label } = groupOf(row)
  const nDue = Math.round(found.n / (1 - bounds.unknownShare))
  if (shown.sizes({ columns, label })?.enrolled === nDue) return row
  const byGrade = [...columns, STUDENTS.grade]
  const grades = [...(roster?.has(byGrade) ? roster.by(byGrade).keys() : [])].filter(
    (one) => columns.length === 0 || one.startsWith(`${label}/`),
  )
  const isShown = grades.every(
    (one) => (shown.sizes({ columns: byGrade, label: one })?.enrolled ?? null) !== null,
  )
  return isShown && grades.length > 0 ? row : { ...row, bounds: null }
}

/** Names a group of the table of who took part. */
export const participationKey = (level: string, group: string): string => `${level}\u0000${group}`

/**
 * Groups whose participation is not published: beside a cohort table those whose sizes it does not show; else levels of
 * which a group is too small, as its size would follow from the others.
 */
export function hiddenParticipation(
  rows: readonly ParticipationRow[],
  { thresholds, shown }: Pick<PrevalenceJob, 'thresholds' | 'shown'>,
): ReadonlySet<string> | null {
  if (thresholds === null) return null
  const closed = new Set(
    rows.filter(({ found }) => found.enrolled < thresholds.minimumGroup).map(({ level }) => level),
  )
  const isHidden = (row: ParticipationRow): boolean => {
    if (shown === null) return closed.has(row.level)
    const sizes = shown.sizes(groupOf(row))
    const { enrolled, answered, valid } = row.found
    return sizes?.enrolled !== enrolled || sizes.answered !== answered || sizes.valid !== valid
  }
  return new Set(rows.filter(isHidden).map(({ level, group }) => participationKey(level, group)))
}
