import type { ReportDocument } from '../../document/report-document.js'
import type { UnitInput } from '../../model/unit-input.js'
import { atAGlance } from '../unit/at-a-glance.js'
import { coverageSection } from '../unit/coverage-section.js'
import { partRows, sexRows, unitRow } from '../unit/group-rows.js'
import { careSection, worklistSections } from '../unit/list-sections.js'
import { methodsSection } from '../unit/methods-section.js'
import { openUnitPage } from '../unit/open-unit-page.js'
import { tiersSection } from '../unit/tiers-section.js'
import { trendSection } from '../unit/trend-section.js'
import { unitDocument } from '../unit/unit-document.js'

/** The page of a grade of a school, with its classes. */
export function gradePage(input: UnitInput): ReportDocument {
  const page = openUnitPage(input)
  const own = unitRow(page)
  const classes = partRows(page, 'class')
  const bySex = sexRows(page, own, input.wave.cohort)
  return unitDocument(page, [
    atAGlance(page),
    ...worklistSections(page, ['crisis']),
    coverageSection(page, [own, ...classes]),
    tiersSection(page, [
      { id: 'tiers-sex', by: page.say('bySex'), rows: [own, ...bySex] },
      { id: 'tiers-class', by: page.say('byClass'), rows: classes },
    ]),
    trendSection(page),
    ...(input.role.lists.includes('care') ? [careSection(page)] : []),
    ...worklistSections(page, ['retest', 'missing']),
    methodsSection(page),
  ])
}
