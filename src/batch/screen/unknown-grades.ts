import type { ResponseFile } from '../../io/open-responses.js'
import { type Issue, issue } from '../../issue/issue.js'
import type { Sheets } from './sheets.js'

/**
 * An issue for each sheet that counts and whose grade nobody gave: every questionnaire then stays open. Cells that hold
 * something else than a grade are the reader's to report; a file without grades and roster is told so once.
 *
 * @param reported - issues of the block, which the reader gave
 */
export function unknownGrades(
  sheets: Sheets,
  { columns }: ResponseFile,
  hasRoster: boolean,
  reported: readonly Issue[],
): Issue[] {
  if (!hasRoster && !hasGrades(columns)) return []
  const issues: Issue[] = []
  const told = new Set(
    reported.filter(({ code }) => code === 'grade-unknown').map(({ row }) => row),
  )
  for (let row = 0; row < sheets.length; row++) {
    const number = sheets.rows[row] as number
    const isUnknown = (sheets.persons.grade[row] as number) < 0
    if (isUnknown && sheets.counted[row] === 1 && !told.has(number))
      issues.push(blankGrade(sheets.file, number))
  }
  return issues
}

function hasGrades(columns: ResponseFile['columns']): boolean {
  return columns.some(({ uses }) =>
    uses.some((use) => use.kind === 'field' && use.field === 'grade'),
  )
}

function blankGrade(file: string, row: number): Issue {
  return issue({
    code: 'grade-unknown',
    severity: 'warning',
    file,
    row,
    column: 'grade',
    expected: 'a grade, which decides what is due',
    received: 'none',
  })
}
