import { parseDate } from '../../../io/cell/parse-date.js'
import { parseGrade } from '../../../io/cell/parse-grade.js'
import { headerKey } from '../../../io/columns/person-fields.js'
import type { PreparedTable } from '../../../io/formats/prepare-table.js'
import { studentKey } from '../../../io/student-key.js'
import { type Issue, issue, type Result } from '../../../issue/issue.js'
import {
  CASE_FIELDS,
  type CaseFieldId,
  type CaseRecord,
} from '../../../report/office/case-fields.js'
import { caseCode, isCoded } from '../../../report/office/case-words.js'
import type { TierScale } from '../../../report/office/tier-scale.js'
import { openTable, raggedIssues, type Table, tableRecords } from '../../table/open-table.js'
import { resultCell } from '../result-cell.js'

/** What was filled in for a student, and where it stands. */
export interface FollowUp {
  readonly record: CaseRecord
  readonly file: string
  readonly row: number
  /** Title of the column of the school. */
  readonly schoolColumn: string
}

/** What was filled in for students, by the key of the student. */
export type FollowUps = ReadonlyMap<string, FollowUp>

const MOST_TITLE_ROWS = 12

/**
 * Reads a follow-up file that is given back: dates, decided tiers and notes by student. Columns are known by their
 * titles in either language or by the names of fields; rows above the header, such as a title, are passed over. What
 * cannot be read as a date or a tier is said, and kept as it stands.
 */
export function readFollowUps(prepared: PreparedTable, scale: TierScale): Result<FollowUps> {
  const opened = openTable({ ...prepared })
  if (!opened.ok) return opened
  const faults = { ragged: 0, first: 0 }
  const rows = [opened.value.header, ...tableRecords(opened.value, faults)]
  const at = rows.slice(0, MOST_TITLE_ROWS).findIndex((row) => columnsOf(row).has('student'))
  if (at < 0) return { ok: false, issues: [noStudent(opened.value)] }
  const columns = columnsOf(rows[at] ?? [])
  const issues: Issue[] = [...raggedIssues(opened.value, faults)]
  const found = new Map<string, FollowUp>()
  const titles = rows[at] ?? []
  const { name: file } = opened.value
  const schoolColumn = titles[columns.get('school') ?? -1] ?? ''
  const nobody = { count: 0, first: 0 }
  rows.slice(at + 1).forEach((row, index) => {
    const key = studentKey(resultCell(row[columns.get('student') ?? -1]))
    if (key === '') {
      if (isFilledIn(row, columns) && nobody.count++ === 0) nobody.first = at + index + 1
      return
    }
    const place = { file, row: at + index + 1 }
    const record = readRecord(row, { columns, titles, scale }, place, issues)
    found.set(key, {
      record: { ...found.get(key)?.record, ...record },
      ...place,
      schoolColumn,
    })
  })
  return { ok: true, value: found, issues: [...issues, ...ofNobody(opened.value.name, nobody)] }
}

interface Layout {
  readonly columns: ReadonlyMap<CaseFieldId, number>
  readonly titles: readonly string[]
  readonly scale: TierScale
}

/** What a row says; what could not be understood is said, and kept. */
function readRecord(
  row: readonly string[],
  { columns, titles, scale }: Layout,
  place: { readonly file: string; readonly row: number },
  issues: Issue[],
): CaseRecord {
  const record: Partial<Record<CaseFieldId, string>> = {}
  for (const [field, column] of columns) {
    const text = resultCell(row[column]).trim()
    if (text === '') continue
    const { value, code, expected } = readField(field, text, scale)
    record[field] = value
    if (expected === null) continue
    const received = 'something else, kept as it stands'
    const sides = { column: titles[column] ?? '', expected, received }
    issues.push(issue({ code, severity: 'warning', ...place, ...sides }))
  }
  return record
}

/** Whether somebody wrote something in a row: a title, a blank or a note below the table is nobody's case. */
function isFilledIn(row: readonly string[], columns: ReadonlyMap<CaseFieldId, number>): boolean {
  return [...columns].some(
    ([field, column]) =>
      CASE_FIELDS[field].isKept === true && resultCell(row[column]).trim() !== '',
  )
}

/** What was filled in for a sheet of which nobody had found out whose it was. */
function ofNobody(
  file: string,
  { count, first: row }: { readonly count: number; readonly first: number },
): Issue[] {
  if (count === 0) return []
  const expected = 'a student number beside what was filled in, so that it can be kept'
  const received = `none in ${count} rows, which are left out`
  const place = { file, row, column: 'student' }
  return [issue({ code: 'student-missing', severity: 'warning', ...place, expected, received })]
}

function noStudent({ name }: Table): Issue {
  const sides = { expected: 'a column student', received: 'none of that name' }
  return issue({ code: 'column-missing', file: name, ...sides })
}

const BY_TITLE: ReadonlyMap<string, CaseFieldId> = new Map(
  (Object.keys(CASE_FIELDS) as CaseFieldId[]).flatMap((id) => {
    const { names, otherNames = [] } = CASE_FIELDS[id]
    return [id, ...Object.values(names), ...otherNames].map((title): [string, CaseFieldId] => [
      headerKey(title),
      id,
    ])
  }),
)

/** The field that a title names; null where it names none. */
export function fieldOfTitle(title: string): CaseFieldId | null {
  return BY_TITLE.get(headerKey(title)) ?? null
}

function columnsOf(titles: readonly string[]): Map<CaseFieldId, number> {
  const columns = new Map<CaseFieldId, number>()
  titles.forEach((title, column) => {
    const field = fieldOfTitle(title)
    if (field !== null && !columns.has(field)) columns.set(field, column)
  })
  return columns
}

interface ReadField {
  readonly value: string
  readonly code: 'date-invalid' | 'unknown-reference'
  /** Null where the text was understood. */
  readonly expected: string | null
}

function readField(field: CaseFieldId, text: string, scale: TierScale): ReadField {
  const { kind } = CASE_FIELDS[field]
  if (kind === 'date') {
    const day = parseDate(text)
    const isDay = day > 19_000_000 && day < 22_000_000
    const expected = isDay ? null : 'a date such as 2026-11-22'
    return { value: isDay ? isoDay(day) : text, code: 'date-invalid', expected }
  }
  if (kind === 'grade') {
    const grade = parseGrade(text)
    return { value: grade >= 1 ? String(grade) : text, code: 'unknown-reference', expected: null }
  }
  const code = isCoded(kind) ? caseCode(kind, text, scale) : text
  const expected = code === null ? 'one of the words that the column offers' : null
  return { value: code ?? text, code: 'unknown-reference', expected }
}

function isoDay(day: number): string {
  const text = String(day)
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
}
