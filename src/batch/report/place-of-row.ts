import type { Place, Unit } from '../../report/model/report-level.js'
import type { PlaceColumn } from '../table/students-file.js'
import type { Twins } from './told-twins.js'

/** Where a row of `students.csv` or of a list says that its student belongs. */
export function placeOfRow(text: (column: PlaceColumn) => string, twins: Twins): Place {
  const school = text('school')
  const place = { school, grade: text('grade'), class: text('class') }
  const twin = twins.of(school, text('district'))
  return twin === undefined ? place : { twin, ...place }
}

/** A unit that rows name as {@link placeOfRow} does. */
export function toldUnit(unit: Unit, twins: Twins): Unit {
  const twin = twins.of(unit.school ?? '', unit.district ?? '')
  return twin === undefined ? unit : { ...unit, twin }
}
