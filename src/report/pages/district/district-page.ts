import type { ReportDocument } from '../../document/report-document.js'
import type { UnitInput } from '../../model/unit-input.js'
import { atAGlance } from '../unit/at-a-glance.js'
import { coverageSection } from '../unit/coverage-section.js'
import { gradeRows } from '../unit/dimension-rows.js'
import { dimensionsSection } from '../unit/dimensions-section.js'
import { sexRows, unitRow } from '../unit/group-rows.js'
import { methodsSection } from '../unit/methods-section.js'
import { openUnitPage } from '../unit/open-unit-page.js'
import { placesSections } from '../unit/places-sections.js'
import { qualitySection } from '../unit/quality-section.js'
import { schoolsSection } from '../unit/schools-section.js'
import { tiersSection } from '../unit/tiers-section.js'
import { trendSection } from '../unit/trend-section.js'
import { unitDocument } from '../unit/unit-document.js'

/** The page of a district, or of everybody: published figures alone, schools beside each other and never ranked. */
export function districtPage(input: UnitInput): ReportDocument {
  const page = openUnitPage(input)
  const { cohort } = input.wave
  const own = unitRow(page)
  const grades = gradeRows(page)
  return unitDocument(page, [
    atAGlance(page),
    coverageSection(page, [own, ...grades]),
    tiersSection(page, [
      { id: 'tiers-grade', by: page.say('byGrade'), rows: [own, ...grades] },
      {
        id: 'tiers-sex',
        by: page.say('byGradeAndSex'),
        rows: [own, ...grades].flatMap((row) => [row, ...sexRows(page, row, cohort)]),
      },
    ]),
    ...placesSections(page),
    schoolsSection(page),
    dimensionsSection(page),
    trendSection(page),
    qualitySection(page),
    methodsSection(page),
  ])
}
