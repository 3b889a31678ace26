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
  if (groups === null || groups.schools.groups.length === 0) return null
  const tiers = keys.filter(({ isTier }) => isTier)
  const blocks = tiers.flatMap((key, index): DocumentBlock[] => {
    const compared = schoolComparison(
      input.wave.cohort,
      groups.within,
      groups.schools,
      key.category,
    )
    const heading: DocumentBlock = { kind: 'heading', text: key.name }
    const chart = compared === null ? [] : [funnelBlock(page, key, compared, null)]
    const note = hiddenNote(page, [compared])
    return [heading, ...chart, ...note, schoolTable(page, key, index, groups, compared)]
  })
  const intro: DocumentBlock[] = [
    { kind: 'note', tone: 'info', runs: [say('schoolsNote')] },
    { kind: 'paragraph', runs: [say('funnelNote')] },
  ]
  return { id: 'schools', title: say('schools'), blocks: [...intro, ...blocks, smallNote(page)] }
}

function schoolTable(
  page: UnitPage,
  key: Key,
  index: number,
  { schools }: ComparedSchools,
  compared: SchoolComparison | null,
): TableBlock {
  const { say, input } = page
  const { cohort } = input.wave
  const places = new Map(
    (compared?.funnel.points ?? []).map((point, at) => [
      point.label,
      { point, shrunken: compared?.shrunken().groups[at] },
    ]),
  )
  const rows = schools.groups.map((group): TableCell[] => {
    const cell = groupCell(cohort, {
      level: schools.level,
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
      const none = hiddenCell(page, null)
      return [...own, none, none]
    }
    return [...own, shrunkenCell(place.shrunken), textCell(placeName(page, place.point.place))]
  })
  return {
    kind: 'table',
    id: `schools-${index + 1}`,
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
