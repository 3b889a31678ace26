import type { ListedStudent } from '../../report/model/unit-input.js'
import type { ReportField, ReportRole } from '../../report/roles/report-role.js'

/** Which field of a role each part of a listed student needs. */
const NEEDS = {
  student: 'student',
  name: 'name',
  sex: 'sex',
  tier: 'tier',
  tierPossible: 'tier',
  quality: 'quality',
  reasons: 'reasons',
  why: 'quality',
  criticalItems: 'critical-items',
  answers: 'answers',
} as const satisfies Partial<Record<keyof ListedStudent, ReportField>>

/** A student as a role may see it: what it may not see is not there, whatever a page would do with it. */
export function redactStudent(student: ListedStudent, { fields }: ReportRole): ListedStudent {
  const { file, record, school, twin, grade, class: ofClass } = student
  const kept = Object.entries(NEEDS).flatMap(([part, field]) => {
    const value = student[part as keyof typeof NEEDS]
    return value === undefined || !fields.includes(field) ? [] : [[part, value]]
  })
  const place = { ...(twin === undefined ? {} : { twin }), school, grade }
  return { file, record, ...place, class: ofClass, ...Object.fromEntries(kept) }
}
