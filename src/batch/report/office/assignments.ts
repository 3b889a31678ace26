import { headerKey, PERSON_FIELDS } from '../../../io/columns/person-fields.js'
import type { PreparedTable } from '../../../io/formats/prepare-table.js'
import { studentKey } from '../../../io/student-key.js'
import { type Issue, issue, type Result } from '../../../issue/issue.js'
import type { Place } from '../../../report/model/report-level.js'
import type { CaseFieldId, CaseRecord } from '../../../report/office/case-fields.js'
import { openTable, raggedIssues, tableRecords } from '../../table/open-table.js'
import { LIST_PLACES, STUDENTS } from '../../table/students-file.js'
import { ONE_OF_TWINS, type Twins } from '../told-twins.js'

/** Who is responsible for a student; null where the file names nobody. */
export type Assignments = (
  record: CaseRecord,
  place: Place,
  tier: string | undefined,
) => string | null

const RESPONSIBLE = ['responsible', 'responsible_person', '责任人', '帮扶责任人', '负责老师']
const TIER = ['tier', '级别', '等级']

/**
 * Reads who is responsible for whom: a column `responsible` beside any of student, district, school, grade, class and tier. An
 * empty cell is for all. Of the rows that fit a student the one that says most counts, the first of equals.
 */
export function readAssignments(prepared: PreparedTable, twins: Twins): Result<Assignments> {
  const opened = openTable(prepared)
  if (!opened.ok) return opened
  const keys = opened.value.header.map(headerKey)
  const columnOf = (names: readonly string[]): number =>
    names.reduce((found, name) => (found < 0 ? keys.indexOf(headerKey(name)) : found), -1)
  const responsible = columnOf(RESPONSIBLE)
  if (responsible < 0) {
    const sides = { expected: 'a column responsible', received: 'none of that name' }
    const draft = { code: 'column-missing', file: opened.value.name, ...sides } as const
    return { ok: false, issues: [issue(draft)] }
  }
  const wanted = ([STUDENTS.student, ...LIST_PLACES] as const).map(
    (field) => [field, columnOf(PERSON_FIELDS[field])] as const,
  )
  const tierColumn = columnOf(TIER)
  const faults = { ragged: 0, first: 0 }
  const rules = [...tableRecords(opened.value, faults)].map((row) => {
    const cell = (at: number): string => (row[at] ?? '').trim()
    return {
      person: cell(responsible),
      parts: wanted.flatMap(([field, at]) => (cell(at) === '' ? [] : [[field, cell(at)] as const])),
      tier: cell(tierColumn),
    }
  })
  const find: Assignments = (record, place, tier) => {
    let best: (typeof rules)[number] | null = null
    for (const rule of rules) {
      const fits = rule.parts.every(([field, text]) => isSame(record, place, field, text))
      if (!fits || rule.person === '' || (rule.tier !== '' && rule.tier !== tier)) continue
      if (best === null || weight(rule) > weight(best)) best = rule
    }
    return best?.person ?? null
  }
  const column = opened.value.header[columnOf(PERSON_FIELDS.school)] ?? ''
  const issues = rules.flatMap(({ parts }, index) =>
    fitsSeveral(parts, twins)
      ? [ofSeveral({ file: opened.value.name, row: index + 1, column })]
      : [],
  )
  return { ok: true, value: find, issues: [...raggedIssues(opened.value, faults), ...issues] }
}

type Parts = readonly (readonly [CaseFieldId, string])[]

/** Whether a row names a school alone whose name several have. */
function fitsSeveral(parts: Parts, twins: Twins): boolean {
  const isNarrower = parts.some(([field]) => field === 'student' || field === 'district')
  return !isNarrower && parts.some(([field, text]) => field === 'school' && twins.areCalled(text))
}

function ofSeveral(place: Pick<Issue, 'file' | 'row' | 'column'>): Issue {
  const received = 'the name alone, which stands for each of them'
  return issue({
    code: 'unknown-reference',
    severity: 'warning',
    ...place,
    expected: ONE_OF_TWINS,
    received,
  })
}

function isSame(record: CaseRecord, place: Place, field: CaseFieldId, text: string): boolean {
  const own = String(record[field] ?? '')
  if (field === 'student') return studentKey(own) === studentKey(text)
  return own === text || (field === 'school' && place.school === text)
}

function weight({ parts, tier }: { parts: Parts; tier: string }): number {
  const named = parts.some(([field]) => field === 'student') ? 10 : 0
  return named + parts.length + (tier === '' ? 0 : 0.5)
}
