import { issue, type Result } from '../issue/issue.js'
import { cappedIssues } from '../issue/issue-groups.js'
import type { ColumnMap } from './column-map.js'
import { nearFieldHint } from './columns/near-field.js'
import type { PreparedTable } from './formats/prepare-table.js'
import { openMapped } from './open-mapped.js'
import { readBlocks } from './read-blocks.js'
import type { Delimiter } from './read-csv.js'
import { OTHER_ROLE, otherRole, type Role } from './role-of.js'
import { createRoster, finishRoster, type Roster, takeRows } from './roster.js'
import type { RowCounts } from './row-block.js'
import { forgetShifted, oddRows } from './shifted-rows.js'
import { createStudentKeys } from './student-keys.js'

/** How a roster file is to be read. */
export interface RosterOptions {
  readonly delimiter?: Delimiter
  readonly map?: ColumnMap
  /** Levels of grouping beside district, school, grade and class. */
  readonly levels?: readonly string[]
  /** Whom the roster is read for, where it has a column `role`; students if absent. */
  readonly role?: Role
}

const MOST_ISSUES = 10_000

/**
 * Reads who is enrolled, from a text file, or a table that `prepareTable` made ready, with a column `student` and any of district, school, grade, class, sex,
 * birth_date, tags, role and further levels. Further columns, such as names, are not read.
 *
 * @returns the roster with what is odd about it (the first 10,000 issues, every error, and the first of each kind, which says how
 *   many more there are): the same student twice (the first entry
 *   counts), a student number in scientific notation, cells that cannot be read; or what stands in the way
 */
export function readRoster(
  table: string | PreparedTable,
  options: RosterOptions = {},
): Result<Roster> {
  const { levels = [], role = 'student' } = options
  const students = createStudentKeys()
  const opened = openMapped(table, [], { ...options, students, levels: [...levels, 'tags'] })
  if (!opened.ok) return opened
  const file = opened.value
  const hasStudents = file.columns.some(({ uses }) =>
    uses.some((use) => use.kind === 'field' && use.field === 'student'),
  )
  if (!hasStudents) {
    const headers = file.columns.map(({ header }) => header)
    const expected = `a column student, student_id, 学号 or 学籍号${nearFieldHint('student', headers)}`
    const missing = { code: 'column-missing', file: file.name, expected } as const
    return { ok: false, issues: [...opened.issues, issue({ ...missing, received: 'none' })] }
  }
  const { keep, list } = cappedIssues(MOST_ISSUES)
  opened.issues.filter(({ code }) => code !== 'column-unknown').forEach(keep)
  const odd = oddRows()
  const roster = createRoster(students)
  const isOther = otherRole(role)
  let counts: RowCounts = { rows: 0, rejected: 0, blankLines: 0, issues: {} }
  for (const block of readBlocks(file)) {
    block.issues.forEach(keep)
    block.issues.forEach(odd.note)
    takeRows(roster, block, isOther, (row) => {
      const expected = 'each student once'
      const received = 'a student who stands further up; the first entry counts'
      const place = { file: file.name, row, column: 'student', expected, received }
      keep(issue({ code: 'student-duplicate', severity: 'warning', ...place }))
    })
    counts = block.counts
  }
  const unknown = roster.otherRole.indexOf(OTHER_ROLE.unknown)
  if (unknown >= 0) {
    const sides = { expected: 'student, teacher or parent', received: 'another word' }
    const place = { file: file.name, row: roster.rows[unknown] as number, column: 'role' }
    keep(issue({ code: 'role-unknown', severity: 'warning', ...place, ...sides }))
  }
  const value = finishRoster(roster, counts, file.firstRow)
  forgetShifted(value, odd.rows(value.length), file.name).forEach(keep)
  return { ok: true, value, issues: list() }
}
