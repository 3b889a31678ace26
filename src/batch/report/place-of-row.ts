import type { Place, Unit } from '../../report/model/report-level.js'
import { DISTRICT } from '../table/students-file.js'

/**
 * Where a row of `students.csv` or of a list says that its student belongs.
 *
 * @param twins - names that schools of several districts share, from `toldTwins`
 */
export function placeOfRow(
  text: (column: 'district' | 'school' | 'grade' | 'class') => string,
  twins: ReadonlySet<string>,
): Place {
  const school = text('school')
  const place = { school, grade: text('grade'), class: text('class') }
  return twins.has(school) ? { schoolDistrict: text(DISTRICT), ...place } : place
}

/** A unit that rows name as {@link placeOfRow} does. */
export const toldUnit = (unit: Unit, twins: ReadonlySet<string>): Unit =>
  twins.has(unit.school ?? '') ? { ...unit, schoolDistrict: unit.district ?? '' } : unit
