import type { ReportDocument } from '../../document/report-document.js'
import type { UnitInput } from '../../model/unit-input.js'
import { atAGlance } from '../unit/at-a-glance.js'
import { coverageSection } from '../unit/coverage-section.js'
import { unitRow } from '../unit/group-rows.js'
import { careSection, worklistSections } from '../unit/list-sections.js'
import { methodsSection } from '../unit/methods-section.js'
import { openUnitPage } from '../unit/open-unit-page.js'
import { tiersSection } from '../unit/tiers-section.js'
import { unitDocument } from '../unit/unit-document.js'

/** The page of a class: for whom to care and how soon comes first, then who took part and the tiers. */
export function classPage(input: UnitInput): ReportDocument {
  const page = openUnitPage(input)
  const own = unitRow(page)
  return unitDocument(page, [
    ...(input.role.lists.includes('care') ? [careSection(page)] : []),
    ...worklistSections(page, ['crisis', 'retest', 'missing']),
    atAGlance(page),
    coverageSection(page, [own]),
    tiersSection(page, [{ id: 'tiers', by: '', rows: [own] }]),
    methodsSection(page),
  ])
}
