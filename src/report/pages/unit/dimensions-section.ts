import type { CohortMeasure } from '../../../cohort/measures.js'
import type { DocumentBlock, DocumentSection } from '../../document/report-document.js'
import type { TableBlock, TableCell } from '../../document/table-block.js'
import type { CohortFigures } from '../../model/cohort-figures.js'
import { bandCharts } from './band-charts.js'
import { dimensionGroups, hasFigures, shownDimensions } from './dimension-rows.js'
import { categoryCell, nameCell, sizeCell, textCell } from './figure-cells.js'
import type { GroupRow } from './group-rows.js'
import type { UnitPage } from './open-unit-page.js'
import { scaleName } from './scale-label.js'
import { smallNote } from './small-note.js'
import { countedNote } from './tiers-section.js'

/** Each scale by grade and sex: heat map, shares by sex, and the counts of every band with intervals. */
export function dimensionsSection(page: UnitPage): DocumentSection {
  const { say, input } = page
  const figures = input.counted ?? input.wave.cohort
  const groups = dimensionGroups(page, figures)
  const all = [...groups.unit, ...groups.grades.flat()]
  const dimensions = shownDimensions(page, figures, all)
  const rows = all.filter((row) => dimensions.some((one) => hasFigures(figures, one, row)))
  const section = { id: 'scales', title: say('dimensions') }
  if (dimensions.length === 0)
    return { ...section, blocks: [{ kind: 'paragraph', runs: [say('dimensionsNone')] }] }
  const blocks: DocumentBlock[] = [
    { kind: 'paragraph', runs: [say('dimensionsNote')] },
    ...basisNotes(page),
    ...bandCharts(page, figures, groups, dimensions),
    ...sameBands(dimensions).map((measures, index) =>
      bandTable(page, figures, rows, measures, index),
    ),
    ...(input.counted === undefined ? [smallNote(page)] : []),
  ]
  return { ...section, blocks }
}

function basisNotes(page: UnitPage): DocumentBlock[] {
  const { say, input } = page
  if (input.unit.level !== 'school' || input.counted !== undefined) return countedNote(page)
  return [{ kind: 'note', tone: 'quiet', runs: [say('dimensionsOnlySchool')] }]
}

/** Scales of one instrument with the same bands, which share a table. */
function sameBands(dimensions: readonly CohortMeasure[]): CohortMeasure[][] {
  const tables = new Map<string, CohortMeasure[]>()
  for (const measure of dimensions) {
    const key = [measure.instrument, ...measure.categories.map(({ id }) => id)].join(' ')
    tables.set(key, [...(tables.get(key) ?? []), measure])
  }
  return [...tables.values()]
}

function bandTable(
  page: UnitPage,
  figures: CohortFigures,
  rows: readonly GroupRow[],
  measures: readonly CohortMeasure[],
  index: number,
): TableBlock {
  const { say, words, textOf, input } = page
  const instrument = input.campaign.instruments[measures[0]?.instrument ?? -1]
  const name = instrument === undefined ? '' : textOf(instrument.displayNames)
  const bands = measures[0]?.categories ?? []
  const isDetailed = rows.length > 1
  return {
    kind: 'table',
    id: `bands-${index + 1}`,
    caption: say(isDetailed ? 'dimensionsBySex' : 'dimensionsTable', name),
    nHeads: isDetailed ? 3 : 1,
    columns: [
      { label: say('scale'), kind: 'text' },
      ...(isDetailed
        ? [
            { label: words('grade'), kind: 'text' as const },
            { label: say('sex'), kind: 'text' as const },
          ]
        : []),
      { label: say('scoredSheets'), kind: 'number' },
      ...bands.map(({ names }) => ({ label: textOf(names), kind: 'number' as const })),
    ],
    rows: measures.flatMap((measure) => {
      const scale = scaleName(page, measure)
      return rows.flatMap((row) => bandRow(page, figures, measure, scale, row, isDetailed))
    }),
  }
}

/** A row where nobody has the measure is left out. */
function bandRow(
  page: UnitPage,
  figures: CohortFigures,
  measure: CohortMeasure,
  scale: string,
  { label, parent, level, group, sex }: GroupRow,
  isDetailed: boolean,
): TableCell[][] {
  const cells = measure.categories.map(({ id }) =>
    figures.cell({ level, group, sex, measure: measure.id, category: id }),
  )
  if (cells.every((cell) => cell === undefined)) return []
  const place = isDetailed
    ? [nameCell(parent ?? label), textCell(parent === undefined ? page.say('allSexes') : label)]
    : []
  return [
    [
      textCell(scale),
      ...place,
      sizeCell(
        page,
        figures,
        cells.find((cell) => cell !== undefined),
      ),
      ...cells.map((cell) => categoryCell(page, figures, cell)),
    ],
  ]
}
