import type { ReportDocument } from './document/report-document.js'
import type { UnitLevel } from './model/report-level.js'
import type { UnitInput } from './model/unit-input.js'
import { classPage } from './pages/class/class-page.js'
import { districtPage } from './pages/district/district-page.js'
import { gradePage } from './pages/grade/grade-page.js'
import { schoolPage } from './pages/school/school-page.js'

/** Makes the document of a unit from a model that holds only what its role may see. */
export type UnitBuilder = (input: UnitInput) => ReportDocument

/** The page of each level; that of a student is streamed and has a way of its own. */
export const UNIT_BUILDERS: Readonly<Record<UnitLevel, UnitBuilder>> = {
  class: classPage,
  grade: gradePage,
  school: schoolPage,
  district: districtPage,
}
