import { studentKey } from '../../../io/student-key.js'
import type { Issue } from '../../../issue/issue.js'
import type { CaseRecord } from '../../../report/office/case-fields.js'
import type { CaseRules } from '../../../report/office/make-case.js'
import { stageOf } from '../../../report/office/stage-of.js'
import { raggedIssues, type Table, tableRecords } from '../../table/open-table.js'
import type { ReportSource } from '../report-source.js'
import { resultCell } from '../result-cell.js'
import type { StudentNames } from '../student-names.js'
import type { FollowUps } from './follow-up-file.js'

export interface CasesWish {
  readonly source: ReportSource
  readonly names: StudentNames | null
  readonly followUps: FollowUps
  readonly rules: CaseRules
}

/** A row of a list: the text of each column, '' where there is none. */
export type Row = (column: string) => string

/** The rows of a list; nothing where it could not be opened. */
export function* rowsOf(table: Table | null, issues: Issue[]): Generator<Row> {
  if (table === null) return
  const at = new Map(table.header.map((name, index) => [name, index]))
  const faults = { ragged: 0, first: 0 }
  for (const cells of tableRecords(table, faults))
    yield (column) => resultCell(cells[at.get(column) ?? -1])
  issues.push(...raggedIssues(table, faults))
}

/** Who a student is and where; what nobody knows is not there. */
export function personOf(row: Row, { names }: Pick<CasesWish, 'names'>): CaseRecord {
  const student = row('student')
  const entry = names?.get(studentKey(student))
  const stage = stageOf(row('grade'))
  return known({
    student,
    school: row('school'),
    grade: row('grade'),
    class: row('class'),
    sex: row('sex'),
    ...(stage === null ? {} : { stage }),
    ...(entry === undefined
      ? {}
      : {
          name: entry.name,
          district: entry.district,
          guardian: entry.guardian,
          guardian_phone: entry.guardianPhone,
          birth_date: entry.birthDate,
          dormitory: entry.dormitory,
          tags: entry.tags,
        }),
  })
}

/** A record without the fields that are blank. */
export function known(record: CaseRecord): CaseRecord {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== ''))
}
