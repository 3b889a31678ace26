import type { FunnelPlace } from '../../../cohort/comparison/funnel-plot.js'
import { type FunnelMark, funnelChart } from '../../charts/index.js'
import type { ChartBlock, DocumentBlock, DocumentSection } from '../../document/report-document.js'
import type { TableBlock, TableCell } from '../../document/table-block.js'
import { formatPercent } from '../../format-number.js'
import type { Key } from '../../keys.js'
import { comparisonGroups, type SchoolFamily } from './comparison-groups.js'
import { categoryCell, sizeCell, textCell } from './figure-cells.js'
import { groupCell } from './group-cell.js'
import type { UnitPage } from './open-unit-page.js'
import { type SchoolComparison, schoolComparison } from './school-comparison.js'

/** A school beside the others, tier by tier: funnel plots and where the school lies in them. Null without schools. */
export function funnelSection(page: UnitPage): DocumentSection | null {
  const { say, keys, input } = page
  const groups = comparisonGroups(page)
  const own = input.unit.cohortGroup
  const family = groups?.families.find((one) => one.groups.includes(own))
  if (groups === null || family === undefined) return null
  const tiers = keys.filter(({ isTier }) => isTier)
  const compared = tiers.map((key) =>
    schoolComparison(input.wave.cohort, groups.level, family, key.category),
  )
  const section = { id: 'funnel', title: say('funnel') }
  if (compared.every((one) => one === null))
    return { ...section, blocks: [{ kind: 'paragraph', runs: [say('funnelFew')] }] }
  const charts = tiers.flatMap((key, index): ChartBlock[] => {
    const comparison = compared[index]
    return comparison == null ? [] : [funnelBlock(page, key, comparison, family, own)]
  })
  const blocks: DocumentBlock[] = [
    { kind: 'paragraph', runs: [say('funnelNote')] },
    ...familyNote(page, family),
    ...hiddenNote(page, compared),
    placesTable(page, tiers, compared, own),
    ...charts,
  ]
  return { ...section, blocks }
}

/** With which schools a school is compared; nothing where it is all of them. */
function familyNote({ say }: UnitPage, { grades }: SchoolFamily): DocumentBlock[] {
  return grades === '' ? [] : [{ kind: 'paragraph', runs: [say('familyNote', grades)] }]
}

/** That hidden schools are not any schools; nothing where none is hidden. */
export function hiddenNote(
  { say }: UnitPage,
  compared: readonly (SchoolComparison | null)[],
): DocumentBlock[] {
  const isAny = compared.some((one) => one !== null && one.nHidden > 0)
  return isAny ? [{ kind: 'paragraph', isSmall: true, runs: [say('funnelHidden')] }] : []
}

/** Schools between the limits of chance; the figures stand in a table before it. */
export function funnelBlock(
  page: UnitPage,
  key: Key,
  { funnel, nHidden, cells }: SchoolComparison,
  { grades }: SchoolFamily,
  own: string | null,
): ChartBlock {
  const { say } = page
  const id = `chart-funnel-${page.keys.indexOf(key) + 1}`
  const ofGrades = grades === '' ? '' : say('ofGrades', grades)
  const names = {
    id: grades === '' || own !== null ? id : `${id}-${grades.replaceAll(/\D+/g, '-')}`,
    title: say('funnelChart', key.name, ofGrades),
    description: say('funnelDescription', String(cells.size), String(nHidden)),
  }
  const marks = funnel.points.map(({ label, n, share }): FunnelMark & { label: string } => ({
    label,
    n,
    share,
  }))
  const chart = funnelChart(names, {
    target: funnel.target,
    own: marks.find(({ label }) => label === own) ?? null,
    others: marks.filter(({ label }) => label !== own),
    texts: {
      own: say('funnelOwn'),
      others: say(own === null ? 'funnelSchools' : 'funnelOthers'),
      target: say(grades === '' ? 'funnelTarget' : 'funnelFamily'),
      limits95: say('limits95'),
      limits998: say('limits998'),
      sizes: say('funnelSizes'),
    },
  })
  return { kind: 'chart', ...names, ...chart, table: null }
}

function placesTable(
  page: UnitPage,
  tiers: readonly Key[],
  compared: readonly (SchoolComparison | null)[],
  own: string,
): TableBlock {
  const { say, words, input } = page
  const { cohort } = input.wave
  const { cohortLevel, cohortGroup } = input.unit
  const rows = tiers.map((key, index): TableCell[] => {
    const comparison = compared[index]
    const at = { measure: 'tier', category: key.category }
    const cell = groupCell(cohort, { level: cohortLevel, group: cohortGroup, ...at })
    const point = comparison?.funnel.points.find(({ label }) => label === own)
    const limits =
      point === undefined ? '' : `${rangeText(point.limits95)}; ${rangeText(point.limits998)}`
    return [
      textCell({ kind: 'mark', text: key.name, colour: key.colour }),
      sizeCell(page, cohort, cell),
      categoryCell(page, cohort, cell),
      categoryCell(page, cohort, groupCell(cohort, { level: 'all', group: 'all', ...at })),
      textCell(limits),
      textCell(point === undefined ? words('hidden') : placeName(page, point.place)),
    ]
  })
  return {
    kind: 'table',
    id: 'funnel',
    caption: say('funnelTable'),
    columns: [
      { label: words('tier'), kind: 'text' },
      { label: say('scoredSheets'), kind: 'number' },
      { label: say('funnelOwn'), kind: 'number' },
      { label: say('funnelTarget'), kind: 'number' },
      { label: say('limitsHere'), kind: 'text' },
      { label: say('place'), kind: 'text' },
    ],
    rows,
  }
}

const rangeText = ({ low, high }: { readonly low: number; readonly high: number }): string =>
  `${formatPercent(low)}–${formatPercent(high)}`

/** Where a school lies in words. */
export function placeName({ say }: UnitPage, place: FunnelPlace): string {
  const texts = {
    within: 'placeWithin',
    'beyond-95': 'placeBeyond-95',
    'beyond-99.8': 'placeBeyond-99.8',
    empty: 'placeEmpty',
  } as const
  return say(texts[place])
}
