import { headerKey, PERSON_FIELDS } from '../../io/columns/person-fields.js'
import type { PreparedTable } from '../../io/formats/prepare-table.js'
import { studentKey } from '../../io/student-key.js'
import { issue, type Result } from '../../issue/issue.js'
import { openTable, raggedIssues, type TableFaults, tableRecords } from '../table/open-table.js'

/** What only the roster knows of a student. '' where it does not say. */
export interface RosterEntry {
  readonly name: string
  readonly district: string
  /** Who looks after the student, such as a psychology teacher. */
  readonly responsible: string
  readonly guardian: string
  readonly guardianPhone: string
  readonly birthDate: string
  readonly dormitory: string
  readonly tags: string
}

/** Entries of the roster by key of the student. */
export type StudentNames = ReadonlyMap<string, RosterEntry>

/** Headers of the roster, best first, as {@link headerKey} compares them. */
const HEADERS: Readonly<Record<keyof RosterEntry, readonly string[]>> = {
  name: ['name', 'student_name', '姓名', '学生姓名'],
  district: PERSON_FIELDS.district,
  responsible: ['responsible', 'responsible_person', '责任人', '帮扶责任人', '负责老师'],
  guardian: ['guardian', 'guardians', '监护人', '家长', '家长姓名', '监护人姓名'],
  guardianPhone: ['guardian_phone', '监护人电话', '家长电话', '联系电话'],
  birthDate: PERSON_FIELDS.birth_date,
  dormitory: ['dormitory', 'dorm', '宿舍', '宿舍号'],
  tags: PERSON_FIELDS.tags,
}

/** Reads names, guardians and responsible persons from a roster of any format. */
export function readStudentNames(roster: PreparedTable): Result<StudentNames> {
  const opened = openTable(roster)
  if (!opened.ok) return opened
  const table = opened.value
  const keys = table.header.map(headerKey)
  const columnOf = (wanted: readonly string[]): number =>
    wanted.reduce((found, one) => (found < 0 ? keys.indexOf(headerKey(one)) : found), -1)
  const student = columnOf(PERSON_FIELDS.student)
  if (student < 0) {
    const expected = 'a column student'
    const received = 'none of that name'
    const draft = { code: 'column-missing', file: table.name, column: 'student' } as const
    return { ok: false, issues: [issue({ ...draft, expected, received })] }
  }
  const columns = Object.entries(HEADERS).map(([part, wanted]) => [part, columnOf(wanted)] as const)
  const names = new Map<string, RosterEntry>()
  const faults: TableFaults = { ragged: 0, first: 0 }
  for (const record of tableRecords(table, faults)) {
    const key = studentKey(record[student] ?? '')
    if (key === '' || names.has(key)) continue
    const cells = columns.map(([part, at]) => [part, (record[at] ?? '').trim()])
    names.set(key, Object.fromEntries(cells) as unknown as RosterEntry)
  }
  return { ok: true, value: names, issues: raggedIssues(table, faults) }
}
