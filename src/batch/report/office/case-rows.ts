import { studentKey } from '../../../io/student-key.js'
import type { Issue } from '../../../issue/issue.js'
import { type Place, schoolName } from '../../../report/model/report-level.js'
import type { CaseRecord } from '../../../report/office/case-fields.js'
import type { CaseRules } from '../../../report/office/make-case.js'
import { stageOf } from '../../../report/office/stage-of.js'
import { raggedIssues, type Table, tableRecords } from '../../table/open-table.js'
import { placeOfRow } from '../place-of-row.js'
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

/**
 * Who a student is and where; what nobody knows is not there. The school is called as in {@link schoolName}, so that lists,
 * folders and counts tell it from another.
 */
export function personOf(row: Row, { source, names }: CasesWish): CaseRecord {
  const student = row('student')
  const place = placeOfRow(row, source.twins)
  const entry = names?.get(studentKey(student))
  const stage = stageOf(row('grade'))
  return known({
    student,
    district: row('district') || (entry?.district ?? ''),
    school: schoolName(place),
    grade: place.grade,
    class: place.class,
    sex: row('sex'),
    ...(stage === null ? {} : { stage }),
    ...(entry === undefined
      ? {}
      : {
          name: entry.name,
          guardian: entry.guardian,
          guardian_phone: entry.guardianPhone,
          birth_date: entry.birthDate,
          dormitory: entry.dormitory,
          tags: entry.tags,
        }),
  })
}

/**
 * Where a record of {@link personOf} or of a follow-up file says that its student belongs. A name that several schools have
 * says of none of them that it is the one.
 */
export function placeOf(
  record: Readonly<Record<string, string | number | undefined>>,
  { twins }: Pick<ReportSource, 'twins'>,
): Place {
  const text = (field: string): string => String(record[field] ?? '')
  const name = text('school')
  const school = twins.called(name) ?? { school: twins.areCalled(name) ? '' : name }
  return { ...school, grade: text('grade'), class: text('class') }
}

/** A record without the fields that are blank. */
export function known(record: CaseRecord): CaseRecord {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== ''))
}
