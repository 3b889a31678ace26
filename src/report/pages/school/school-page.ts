import type { ReportDocument } from '../../document/report-document.js'
import type { UnitInput } from '../../model/unit-input.js'
import { atAGlance } from '../unit/at-a-glance.js'
import { coverageSection } from '../unit/coverage-section.js'
import { dimensionsSection } from '../unit/dimensions-section.js'
import { funnelSection } from '../unit/funnel-section.js'
import { partRows, sexRows, unitRow } from '../unit/group-rows.js'
import { careSection, worklistSections } from '../unit/list-sections.js'
import { methodsSection } from '../unit/methods-section.js'
import { openUnitPage } from '../unit/open-unit-page.js'
import { qualitySection } from '../unit/quality-section.js'
import { tiersSection } from '../unit/tiers-section.js'
import { trendSection } from '../unit/trend-section.js'
import { unitDocument } from '../unit/unit-document.js'

/** The page of a school: its worklists as far as the role may see them, who took part, tiers, scales, the other schools. */
export function schoolPage(input: UnitInput): ReportDocument {
  const page = openUnitPage(input)
  const figures = input.counted ?? input.wave.cohort
  const own = unitRow(page)
  const grades = partRows(page, 'grade')
  return unitDocument(page, [
    atAGlance(page),
    ...worklistSections(page, ['crisis']),
    coverageSection(page, [own, ...grades]),
    tiersSection(page, [
      { id: 'tiers-grade', by: page.say('byGrade'), rows: [own, ...grades] },
      {
        id: 'tiers-sex',
        by: page.say('byGradeAndSex'),
        rows: [own, ...grades].flatMap((row) => [row, ...sexRows(page, row, figures)]),
      },
    ]),
    dimensionsSection(page),
    trendSection(page),
    funnelSection(page),
    ...(input.role.lists.includes('care') ? [careSection(page)] : []),
    ...worklistSections(page, ['retest', 'missing']),
    qualitySection(page),
    methodsSection(page),
  ])
}
