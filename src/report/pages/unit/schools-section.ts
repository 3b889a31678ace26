import type { ShrunkenShare } from '../../../cohort/comparison/shrunken-shares.js'
import type { DocumentBlock, DocumentSection } from '../../document/report-document.js'
import type { TableBlock, TableCell } from '../../document/table-block.js'
import { formatPercent } from '../../format-number.js'
import type { Key } from '../../keys.js'
import { type ComparedSchools, comparisonGroups } from './comparison-groups.js'
import { categoryCell, hiddenCell, nameCell, sizeCell, textCell } from './figure-cells.js'
import { funnelBlock, hiddenNote, placeName } from './funnel-section.js'
import { groupCell } from './group-cell.js'
import type { UnitPage } from './open-unit-page.js'
import { type SchoolComparison, schoolComparison } from './school-comparison.js'
import { smallNote } from './small-note.js'

/** Schools in the order of their names, tier by tier, with shrunken shares and funnel plots; never ranked. */
export function schoolsSection(page: UnitPage): DocumentSection | null {
  const { say, keys, input } = page
  const groups = comparisonGroups(page)
  if (groups === null || groups.groups.length === 0) return null
  const { families } = groups
  const tiers = keys.filter(({ isTier }) => isTier)
  const blocks = tiers.flatMap((key, index): DocumentBlock[] => {
    const compared = families.map((family) =>
      schoolComparison(input.wave.cohort, groups.level, family, key.category),
    )
    const charts = compared.flatMap((one, at) => {
      const family = families[at]
      return one === null || family === undefined ? [] : [funnelBlock(page, key, one, family, null)]
    })
    const note = hiddenNote(page, compared)
    return [...charts, ...note, schoolTable(page, key, index, groups, compared)]
  })
  const intro: DocumentBlock[] = [
    { kind: 'note', tone: 'info', runs: [say('schoolsNote')] },
    { kind: 'paragraph', runs: [say('funnelNote')] },
    ...(families.length > 1 ? [{ kind: 'paragraph' as const, runs: [say('familiesNote')] }] : []),
  ]
  return { id: 'schools', title: say('schools'), blocks: [...intro, ...blocks, smallNote(page)] }
}

function schoolTable(
  page: UnitPage,
  key: Key,
  index: number,
  { level, groups }: ComparedSchools,
  compared: readonly (SchoolComparison | null)[],
): TableBlock {
  const { say, words, input } = page
  const { cohort } = input.wave
  const places = new Map(
    compared.flatMap((one) =>
      (one?.funnel.points ?? []).map(
        (point, at) => [point.label, { point, shrunken: one?.shrunken().groups[at] }] as const,
      ),
    ),
  )
  const rows = groups.map((group): TableCell[] => {
    const cell = groupCell(cohort, {
      level,
      group,
      measure: 'tier',
      category: key.category,
    })
    const place = places.get(group)
    const own = [
      schoolName(page, group),
      sizeCell(page, cohort, cell),
      categoryCell(page, cohort, cell),
    ]
    if (place?.shrunken === undefined) {
      return [...own, hiddenCell(page, null), textCell(words('hidden'))]
    }
    return [...own, shrunkenCell(place.shrunken), textCell(placeName(page, place.point.place))]
  })
  return {
    kind: 'table',
    id: `schools-${index + 1}`,
    isDense: true,
    caption: say('schoolsTable', key.name),
    columns: [
      { label: say('school'), kind: 'text' },
      { label: say('scoredSheets'), kind: 'number' },
      { label: say('observed'), kind: 'number' },
      { label: say('shrunken'), kind: 'number' },
      { label: say('place'), kind: 'text' },
    ],
    rows,
  }
}

/** A school within one district goes without the district's name. */
function schoolName({ input, words }: UnitPage, group: string): TableCell {
  const { unit } = input
  const prefix = `${unit.cohortGroup}/`
  const own = unit.cohortLevel !== 'all' && group.startsWith(prefix)
  const name = own ? group.slice(prefix.length) : group
  return nameCell(name === '?' ? words('unnamed') : name)
}

/** Computed, not a cell of the table: it has no source. */
function shrunkenCell({ shrunken, interval }: ShrunkenShare): TableCell {
  return {
    kind: 'number',
    value: shrunken,
    text: `${formatPercent(shrunken)}%`,
    format: 'percent',
    source: null,
    more: [`(${formatPercent(interval.low)}–${formatPercent(interval.high)})`],
  }
}
