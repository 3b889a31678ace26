import { addEnrolled } from '../../cohort/add-enrolled.js'
import type { Cohort } from '../../cohort/cohort.js'
import type { Roster, RosterCategory } from '../../io/roster.js'
import { type Issue, issue } from '../../issue/issue.js'
import { cohortGroups } from './cohort-groups.js'
import { GRADE_TEXTS, type MatchedSheets, type MatchRules } from './match-sheets.js'
import { OUTSIDE, populationTest } from './population.js'

/** The roster beside the sheets: who takes part, and who has handed in a sheet that counts. */
export interface Enrolment {
  readonly roster: Roster
  /**
   * 1 for each entry that is to be screened: of the role, the grades and what was chosen, as the roster says or, where it
   * says nothing, the sheet that counts.
   */
  readonly isEnrolled: Uint8Array
  readonly hasSheet: Uint8Array
}

/** @param rules - by which the sheets were matched */
export function createEnrolment(
  roster: Roster,
  { protocol, only }: Pick<MatchRules, 'protocol' | 'only'>,
  hasSheet: Uint8Array,
): Enrolment {
  const outside = populationTest(protocol, only)(
    levelsOf(roster),
    roster.grade,
    roster.otherRole,
    roster.length,
  )
  const isEnrolled = Uint8Array.from(outside, (why, entry) =>
    why === OUTSIDE.no || hasSheet[entry] === 1 ? 1 : 0,
  )
  return { roster, isEnrolled, hasSheet }
}

/** The levels of the roster's entries, the grade with them. */
function levelsOf({ grade, categories }: Roster): ReadonlyMap<string, RosterCategory> {
  const codes = Uint32Array.from(grade, (value) => Math.max(0, value + 1))
  return new Map([...Object.entries(categories), ['grade', { codes, values: GRADE_TEXTS }]])
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

/** Counts the enrolled in a cohort, or some of them. */
export function addEnrolment(
  cohort: Cohort,
  levels: readonly string[],
  { roster, isEnrolled }: Enrolment,
  isCounted: Uint8Array = isEnrolled,
): void {
  addEnrolled(cohort, cohortGroups(levelsOf(roster), levels, roster.sex, isCounted))
}
