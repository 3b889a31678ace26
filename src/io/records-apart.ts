import { type Issue, issue } from '../issue/issue.js'
import { headerKey } from './columns/person-fields.js'
import { firstRecords } from './label-rows.js'
import type { ResponseFile } from './open-responses.js'

/** Columns by which REDCap says that a row is one of several of its record, in exports of codes and of labels. */
const PARTS: ReadonlySet<string> = new Set([
  ...['redcap_event_name', 'redcap_repeat_instrument', 'redcap_repeat_instance'],
  ...['event_name', 'repeat_instrument', 'repeat_instance'],
])

/**
 * That the rows of one record stand apart, by event or repeated form, and some lack the student number that stands in
 * others: they are not joined, and answers without a number are nobody's.
 */
export function recordsApart({ columns, scan, delimiter, name }: ResponseFile): Issue | null {
  const student = columns.find(({ uses }) =>
    uses.some((use) => use.kind === 'field' && use.field === 'student'),
  )
  const parts = columns.filter(({ header }) => PARTS.has(headerKey(header)))
  if (student === undefined || parts.length === 0) return null
  // Of a project that has neither the columns are there and blank.
  const cells = firstRecords(scan, delimiter)
    .filter((record) => parts.some(({ index }) => (record[index] ?? '').trim() !== ''))
    .map((record) => record[student.index]?.trim() ?? '')
  if (cells.every((cell) => cell === '') || cells.every((cell) => cell !== '')) return null
  return issue({
    code: 'records-apart',
    severity: 'warning',
    file: name,
    column: 'student',
    expected: 'the student number in every row of a record: copy it down within each',
    received: 'rows by event or repeated form, some without it; rows of a record are not joined',
  })
}
