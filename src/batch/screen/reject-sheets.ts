import { TRIAL } from '../../io/blocks/row-decoder.js'
import { NO_STUDENT } from '../../io/student-keys.js'
import { type Issue, type IssueDraft, issue } from '../../issue/issue.js'
import type { DuplicatesRule, Protocol } from '../../risk/protocol.js'
import { ANY_SHEET, sheetPlace } from './deciding-sheets.js'
import type { MatchedSheets } from './match-sheets.js'
import { askedRole, OUTSIDE, type PopulationFilter, populationText } from './population.js'

/** Decides which sheets of a block count: clears `counted` of the others and gives an issue for each of those. */
export type SheetJudge = (
  sheets: MatchedSheets,
  file: number,
  reject: (issue: Issue) => void,
) => void

/**
 * Makes a judge. A sheet does not count where it is a trial of the survey, without a student, where it is outside the population screened (another role, a
 * grade that does not take part, not of what was chosen), or where another sheet of the student does.
 *
 * @param deciding - from `decidingSheets`; null where no student has two sheets
 */
export function sheetJudge(
  protocol: Protocol,
  only: readonly PopulationFilter[],
  deciding: Float64Array | null,
): SheetJudge {
  const another = ANOTHER_SHEET[protocol.duplicates]
  const outside = outsideDrafts(protocol, only)
  return (sheets, file, reject) => {
    for (let row = 0; row < sheets.length; row++) {
      const student = sheets.students.ids[row] as number
      const why = sheets.outside[row] as number
      let fault: Draft
      if (why === OUTSIDE.trial) fault = TRIAL
      else if (student === NO_STUDENT) fault = WITHOUT_STUDENT
      else if (why === OUTSIDE.grade)
        fault = { ...(outside[why] as Draft), received: String(sheets.persons.grade[row]) }
      else if (why !== OUTSIDE.no) fault = outside[why] as Draft
      else if (
        deciding === null ||
        deciding[student] === ANY_SHEET ||
        deciding[student] === sheetPlace(file, sheets.rows[row] as number)
      )
        continue
      else fault = another
      sheets.counted[row] = 0
      reject(issue({ ...fault, file: sheets.file, row: sheets.rows[row] as number }))
    }
  }
}

type Draft = Omit<IssueDraft, 'file' | 'row'>

/** By {@link OUTSIDE}. Who was not to be screened is listed and counted, and is no fault. */
function outsideDrafts(
  protocol: Protocol,
  only: readonly PopulationFilter[],
): Readonly<Record<number, Draft>> {
  const expected = `sheets of ${askedRole(protocol)}s`
  const role: Draft = {
    code: 'role-outside-protocol',
    severity: 'info',
    column: 'role',
    expected,
    received: 'one of another role',
  }
  return {
    [OUTSIDE.role]: role,
    [OUTSIDE.unknownRole]: {
      ...role,
      code: 'role-unknown',
      severity: 'error',
      received: 'one of a role that is not known',
    },
    [OUTSIDE.grade]: {
      code: 'grade-outside-protocol',
      column: 'grade',
      expected: `one of ${protocol.grades.join(', ')}`,
      received: '',
    },
    [OUTSIDE.population]: {
      code: 'population-outside',
      severity: 'info',
      expected: `somebody of ${populationText(only)}`,
      received: 'somebody else',
    },
  }
}

const WITHOUT_STUDENT: Draft = {
  code: 'student-missing',
  column: 'student',
  expected: 'a student',
  received: 'an empty cell, a line of totals, or a header again',
}
const ANOTHER_SHEET: Readonly<Record<DuplicatesRule, Draft>> = {
  first: {
    code: 'student-duplicate',
    column: 'student',
    expected: 'one sheet a student; the first with an answer counts',
    received: 'a later sheet, or one without an answer',
  },
  last: {
    code: 'student-duplicate',
    column: 'student',
    expected: 'one sheet a student; the last with an answer counts',
    received: 'an earlier sheet, or one without an answer',
  },
  'most-complete': {
    code: 'student-duplicate',
    column: 'student',
    expected: 'one sheet a student; the most complete counts, the later of equals',
    received: 'a less complete or earlier sheet',
  },
}
