import { addEnrolled } from '../../cohort/add-enrolled.js'
import type { Cohort } from '../../cohort/cohort.js'
import type { Roster, RosterCategory } from '../../io/roster.js'
import { type Issue, issue } from '../../issue/issue.js'
import { cohortGroups } from './cohort-groups.js'
import { gradeCategory, type MatchedSheets, type MatchRules } from './match-sheets.js'
import { HAS_SHEET } from './place-enrolled.js'
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
  /** Those of the entries, the grade with them. */
  readonly levels: ReadonlyMap<string, RosterCategory>
}

/** @param rules - by which the sheets were matched */
export function createEnrolment(
  roster: Roster,
  { protocol, only }: Pick<MatchRules, 'protocol' | 'only'>,
  hasSheet: Uint8Array,
): Enrolment {
  const { grade, otherRole, length, categories } = roster
  const levels = new Map([...Object.entries(categories), ['grade', gradeCategory(grade, length)]])
  const outside = populationTest(protocol, only)(levels, grade, otherRole, length)
  const isEnrolled = new Uint8Array(length)
  for (let entry = 0; entry < length; entry++)
    if (outside[entry] === OUTSIDE.no || hasSheet[entry] !== HAS_SHEET.no) isEnrolled[entry] = 1
  return { roster, isEnrolled, hasSheet, levels }
}

/** Notes who has a sheet; an issue for each sheet that counts and whose student the roster does not have. */
export function noteSheets(hasSheet: Uint8Array, sheets: MatchedSheets): Issue[] {
  const issues: Issue[] = []
  for (let row = 0; row < sheets.length; row++) {
    if (sheets.counted[row] === 0) continue
    const entry = sheets.entries[row] as number
    if (entry >= 0) hasSheet[entry] = HAS_SHEET.yes
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

/** Counts the enrolled in a cohort of these levels, but for those whom their sheets placed, and who of them is missing. */
export function addEnrolment(
  cohort: Cohort,
  levels: readonly string[],
  { roster, isEnrolled, hasSheet, levels: ofRoster }: Enrolment,
): void {
  const isOpen = isEnrolled.map((is, entry) => (hasSheet[entry] === HAS_SHEET.placed ? 0 : is))
  addEnrolled(cohort, cohortGroups(ofRoster, levels, roster.sex, isOpen), hasSheet)
}
