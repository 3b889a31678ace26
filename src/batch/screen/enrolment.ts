import { addEnrolled } from '../../cohort/add-enrolled.js'
import type { Cohort } from '../../cohort/cohort.js'
import type { Roster } from '../../io/roster.js'
import { type Issue, issue } from '../../issue/issue.js'
import { cohortGroups } from './cohort-groups.js'
import { GRADE_TEXTS, type MatchedSheets } from './match-sheets.js'

/** The roster beside the sheets: who takes part, and who has handed in a sheet that counts. */
export interface Enrolment {
  readonly roster: Roster
  /** 1 for each entry whose grade takes part or is not known. */
  readonly isEnrolled: Uint8Array
  readonly hasSheet: Uint8Array
}

export function createEnrolment(roster: Roster, isOfGrade: (grade: number) => boolean): Enrolment {
  return {
    roster,
    isEnrolled: Uint8Array.from(roster.grade, (grade) => (isOfGrade(grade) ? 1 : 0)),
    hasSheet: new Uint8Array(roster.length),
  }
}

/** Notes who has a sheet; an issue for each sheet that counts and whose student the roster does not have. */
export function noteSheets(hasSheet: Uint8Array, sheets: MatchedSheets): Issue[] {
  const issues: Issue[] = []
  for (let row = 0; row < sheets.length; row++) {
    if (sheets.counted[row] === 0) continue
    const entry = sheets.entries[row] as number
    if (entry >= 0) hasSheet[entry] = 1
    else
      issues.push(
        issue({
          code: 'student-unknown',
          severity: 'warning',
          file: sheets.file,
          row: sheets.rows[row] as number,
          column: 'student',
          expected: 'a student of the roster',
          received: 'another',
        }),
      )
  }
  return issues
}

/** Counts the enrolled in the cohort. */
export function addEnrolment(
  cohort: Cohort,
  levels: readonly string[],
  { roster, isEnrolled }: Enrolment,
): void {
  const codes = Uint32Array.from(roster.grade, (value) => Math.max(0, value + 1))
  const grade = { codes, values: GRADE_TEXTS }
  addEnrolled(
    cohort,
    cohortGroups(
      new Map([...Object.entries(roster.categories), ['grade', grade]]),
      levels,
      roster.sex,
      isEnrolled,
    ),
  )
}
