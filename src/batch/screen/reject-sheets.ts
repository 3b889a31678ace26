import { NO_STUDENT } from '../../io/student-keys.js'
import { type Issue, type IssueDraft, issue } from '../../issue/issue.js'
import type { Protocol } from '../../risk/protocol.js'
import { sheetPlace } from './deciding-sheets.js'
import type { Sheets } from './sheets.js'

/** Decides which sheets of a block count: clears `counted` of the others and returns an issue for each of those. */
export type SheetJudge = (sheets: Sheets, file: number) => Issue[]

/**
 * Makes a judge. A sheet does not count without a student, of a grade that does not take part, or where another sheet
 * of the student does. Sheets of an unknown grade count.
 *
 * @param deciding - from `decidingSheets`; null where no student has two sheets
 */
export function sheetJudge(protocol: Protocol, deciding: Float64Array | null): SheetJudge {
  const isOfGrade = gradeTest(protocol)
  const another = protocol.duplicates === 'first' ? LATER_SHEET : EARLIER_SHEET
  const grades: Draft = {
    code: 'grade-outside-protocol',
    column: 'grade',
    expected: `one of ${protocol.grades.join(', ')}`,
    received: '',
  }
  return (sheets, file) => {
    const issues: Issue[] = []
    for (let row = 0; row < sheets.length; row++) {
      const student = sheets.students.ids[row] as number
      const grade = sheets.persons.grade[row] as number
      let fault: Draft
      if (student === NO_STUDENT) fault = WITHOUT_STUDENT
      else if (!isOfGrade(grade)) fault = { ...grades, received: String(grade) }
      else if (
        deciding === null ||
        deciding[student] === sheetPlace(file, sheets.rows[row] as number)
      )
        continue
      else fault = another
      sheets.counted[row] = 0
      issues.push(issue({ ...fault, file: sheets.file, row: sheets.rows[row] as number }))
    }
    return issues
  }
}

/** Whether a grade takes part; an unknown one may. */
export function gradeTest(protocol: Protocol): (grade: number) => boolean {
  const grades = new Set(protocol.grades)
  return (grade) => grade < 0 || grades.has(grade)
}

type Draft = Omit<IssueDraft, 'file' | 'row'>

const WITHOUT_STUDENT: Draft = {
  code: 'student-missing',
  column: 'student',
  expected: 'a student',
  received: 'an empty cell',
}
const LATER_SHEET: Draft = {
  code: 'student-duplicate',
  column: 'student',
  expected: 'one sheet a student; the first counts',
  received: 'a later sheet',
}
const EARLIER_SHEET: Draft = {
  code: 'student-duplicate',
  column: 'student',
  expected: 'one sheet a student; the last counts',
  received: 'an earlier sheet',
}
