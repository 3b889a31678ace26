import { studentKey } from '../../../io/student-key.js'
import { type Issue, issue } from '../../../issue/issue.js'
import type { CaseRecord } from '../../../report/office/case-fields.js'
import { ONE_OF_TWINS, type Twins } from '../told-twins.js'
import type { FollowUp } from './follow-up-file.js'

/**
 * Where a student of a follow-up file is who has no sheet: where the list of the missing says, else where the file says. A
 * name there that several schools have says nothing without the district: the student is at none of them until somebody
 * has looked, and that is said.
 *
 * @param missing - enrolled students without a sheet
 * @returns what stands above the file
 */
export function placeKept(
  missing: readonly CaseRecord[],
  twins: Twins,
  report: (found: Issue) => void,
): (key: string, kept: FollowUp) => CaseRecord {
  const enrolled = new Map(missing.map((one) => [studentKey(String(one.student ?? '')), one]))
  return (key, { record, file, row, schoolColumn: column }) => {
    const found = enrolled.get(key) ?? {}
    if (found.school !== undefined) return found
    const school = String(record.school ?? '')
    if (!twins.areCalled(school)) return found
    const twin = twins.within(String(record.district ?? ''), school)
    if (twin !== null) return { ...found, school: twin.name }
    const received = 'the name alone, of a student without a sheet, who is in the folder of none'
    const place = { severity: 'warning', file, row, column } as const
    report(issue({ code: 'unknown-reference', ...place, expected: ONE_OF_TWINS, received }))
    return found
  }
}
