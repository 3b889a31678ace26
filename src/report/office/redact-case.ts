import type { ReportField, ReportList, ReportRole } from '../roles/report-role.js'
import { CASE_FIELDS, type CaseFieldId, type CaseRecord } from './case-fields.js'
import type { SheetRows, SheetTemplate, TemplateColumn } from './sheet-template.js'

/** A student as a role may see it: what it may not see is not there, whatever a template would do with it. */
export function redactCase(record: CaseRecord, { fields }: Pick<ReportRole, 'fields'>): CaseRecord {
  const seen = Object.entries(record).filter(([id]) =>
    allows(CASE_FIELDS[id as CaseFieldId].needs, fields),
  )
  return Object.fromEntries(seen)
}

/** Whether a role may see what a column of a student would hold. */
export function maySee(
  { field, needs }: Pick<TemplateColumn, 'field' | 'needs'>,
  { fields }: Pick<ReportRole, 'fields'>,
): boolean {
  const own = CASE_FIELDS[field as CaseFieldId]?.needs ?? null
  return allows(own, fields) && allows(needs ?? null, fields)
}

const allows = (needs: ReportField | null, fields: readonly ReportField[]): boolean =>
  needs === null || fields.includes(needs)

const LISTS: Readonly<Record<SheetRows, ReportList | null>> = {
  crisis: 'crisis',
  worklist: 'care',
  focus: 'care',
  'follow-up': 'care',
  retest: 'retest',
  missing: 'missing',
  schools: null,
}

/** Whether a role may have a file: the template names the role, and the role may see the list. */
export function mayHave(
  { roles, rows }: Pick<SheetTemplate, 'roles' | 'rows'>,
  { id, lists }: Pick<ReportRole, 'id' | 'lists'>,
): boolean {
  const list = LISTS[rows]
  return roles.includes(id) && (list === null || lists.includes(list))
}
