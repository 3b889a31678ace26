import type { ColumnMap } from '../io/column-map.js'
import { openMapped } from '../io/open-mapped.js'
import type { ReadOptions, ResponseFile } from '../io/open-responses.js'
import { readRoster } from '../io/read-roster.js'
import type { Roster } from '../io/roster.js'
import { createStudentKeys, type StudentKeys } from '../io/student-keys.js'
import { type Issue, issue, type Result } from '../issue/issue.js'
import type { CompiledProtocol } from '../risk/compile-protocol.js'
import { dependsOnGrade } from '../risk/depends-on-grade.js'
import type { Request } from './command.js'
import type { Tables } from './with-tables.js'

/** The answer files of a campaign, its roster, and the students of both. */
export interface OpenedSheets {
  readonly files: readonly ResponseFile[]
  readonly keys: StudentKeys
  readonly roster: Roster | null
}

/** Opens the tables of the command line, or says everything that stands in the way. */
export function openSheets(
  { values }: Request,
  tables: Tables,
  { protocol, instruments }: CompiledProtocol,
  map: ColumnMap,
): Result<OpenedSheets> {
  const issues: Issue[] = []
  const take = <T>(result: Result<T>): T[] => {
    issues.push(...result.issues)
    return result.ok ? [result.value] : []
  }
  const rostered =
    tables.roster === null ? null : readRoster(tables.roster, { levels: protocol.levels })
  const keys = rostered?.ok === true ? rostered.value.keys : createStudentKeys()
  const options: ReadOptions = { map, levels: protocol.levels, students: keys }
  const { instructedItems = [] } = protocol
  const files = tables.responses.flatMap((table) =>
    take(
      openMapped(
        table,
        instruments.map(({ instrument }) => instrument),
        { ...options, instructedItems },
      ),
    ),
  )
  issues.push(...files.flatMap(withoutStudents))
  if (values['roster'] === undefined && dependsOnGrade(protocol))
    issues.push(...files.flatMap(withoutGrades))
  const [roster = null] = rostered === null ? [] : take(rostered)
  // Said once for each file and student when the sheets are read, with the number of students.
  const told = issues.filter(
    ({ code, severity }) => code !== 'instrument-absent' || severity === 'error',
  )
  if (told.some(({ severity }) => severity === 'error')) return { ok: false, issues: told }
  return { ok: true, value: { files, keys, roster }, issues: told }
}

/** A campaign cannot do without the column of students. */
function withoutStudents({ name, columns }: ResponseFile): Issue[] {
  const isThere = columns.some(({ uses }) =>
    uses.some((use) => use.kind === 'field' && use.field === 'student'),
  )
  if (isThere) return []
  return [
    issue({
      code: 'column-missing',
      file: name,
      column: 'student',
      expected: 'a column student, student_id or 学号, or a map that names another',
      received: 'none in the header',
    }),
  ]
}

/** Without grades nobody knows who takes which instrument, and no tier is determined. */
function withoutGrades({ name, columns }: ResponseFile): Issue[] {
  const isThere = columns.some(({ uses }) =>
    uses.some((use) => use.kind === 'field' && use.field === 'grade'),
  )
  if (isThere) return []
  return [
    issue({
      code: 'column-missing',
      severity: 'warning',
      file: name,
      column: 'grade',
      expected:
        'a column grade or 年级, a map that names another, or a roster: tiers depend on the grade',
      received: 'none in the header',
    }),
  ]
}
