import { addEnrolled } from '../../cohort/add-enrolled.js'
import type { Cohort } from '../../cohort/cohort.js'
import type { Roster } from '../../io/roster.js'
import { cohortGroups } from './cohort-groups.js'
import type { MatchedSheets } from './match-sheets.js'

/** Of an entry of the roster: no sheet counts, one does, or one does and it was counted among the enrolled by it. */
export const HAS_SHEET = { no: 0, yes: 1, placed: 2 } as const

/** Whether the roster leaves a level or the sex of somebody open, so that only a sheet can say it. */
export function hasGaps({ categories, grade, sex }: Roster, levels: readonly string[]): boolean {
  return (
    sex.includes(0) ||
    levels.some((level) =>
      level === 'grade'
        ? grade.some((value) => value < 0)
        : (categories[level]?.codes.includes(0) ?? true),
    )
  )
}

/**
 * Counts those with a sheet among the enrolled of the groups that roster and sheet together name: a student whose grade
 * only the sheet knows is enrolled in that grade, so that no group has more sheets than students.
 */
export function placeEnrolled(
  cohort: Cohort,
  levels: readonly string[],
  { counted, entries, levels: ofSheets, persons, length }: MatchedSheets,
  hasSheet: Uint8Array,
): void {
  const isPlaced = new Uint8Array(length)
  for (let row = 0; row < length; row++) {
    const entry = entries[row] as number
    if (counted[row] === 0 || entry < 0) continue
    isPlaced[row] = 1
    hasSheet[entry] = HAS_SHEET.placed
  }
  addEnrolled(cohort, cohortGroups(ofSheets, levels, persons.sex, isPlaced))
}
