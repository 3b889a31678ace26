import type { CohortMeasure } from '../../../cohort/measures.js'
import { heatMap, intervalBars, seriesKeys } from '../../charts/index.js'
import type { ChartBlock } from '../../document/report-document.js'
import type { TableBlock } from '../../document/table-block.js'
import type { CohortCell, CohortFigures } from '../../model/cohort-figures.js'
import type { DimensionGroups } from './dimension-rows.js'
import { categoryCell, nameCell, textCell } from './figure-cells.js'
import type { GroupRow } from './group-rows.js'
import type { UnitPage } from './open-unit-page.js'
import { scaleLabel } from './scale-label.js'

/** Rows of a chart that still stand on one sheet of paper. */
const MOST_ROWS = 24
/** Columns beside which the names of grades still have room. */
const MOST_NAMED = 6

/**
 * The share of sheets in the band of least concern, which each instrument file names by the direction of its scale: by
 * grade as a heat map, by sex as bars with intervals. Scales without such an end, as of personality, are left out.
 */
export function favourableCharts(
  page: UnitPage,
  figures: CohortFigures,
  { unit, columns }: DimensionGroups,
  dimensions: readonly CohortMeasure[],
): ChartBlock[] {
  const judged = dimensions.filter(({ reassuring }) => reassuring >= 0)
  const charts: ChartBlock[] = []
  for (let from = 0; from < judged.length; from += MOST_ROWS) {
    const part = { page, figures, measures: judged.slice(from, from + MOST_ROWS) }
    const suffix = from === 0 ? '' : `-${from / MOST_ROWS + 1}`
    if (columns.length > 1 && columns.some((row) => hasFigures(part, row)))
      charts.push(gradeHeatMap(part, columns, suffix))
    if (unit.slice(1).some((row) => hasFigures(part, row)))
      charts.push(sexBars(part, unit.slice(1), suffix))
  }
  return charts
}

interface Part {
  readonly page: UnitPage
  readonly figures: CohortFigures
  readonly measures: readonly CohortMeasure[]
}

function cellOf({ figures }: Part, measure: CohortMeasure, row: GroupRow): CohortCell | undefined {
  const { level, group, sex } = row
  const category = measure.categories[measure.reassuring]?.id ?? ''
  return figures.cell({ level, group, sex, measure: measure.id, category })
}

function hasFigures(part: Part, row: GroupRow): boolean {
  return part.measures.some((measure) => cellOf(part, measure, row) !== undefined)
}

function gradeHeatMap(part: Part, columns: readonly GroupRow[], suffix: string): ChartBlock {
  const { page, measures } = part
  const { say, words } = page
  const names = {
    id: `chart-heat${suffix}`,
    title: say('heatMap'),
    description: say('heatMapDescription'),
  }
  const isNamed = columns.length <= MOST_NAMED
  const chart = heatMap(names, {
    columns: columns.map(({ label, group }) => (isNamed ? label : lastOf(group))),
    dark: 'low',
    rows: measures.map((measure) => ({
      label: scaleLabel(page, measure),
      shares: columns.map((row) => shareOf(cellOf(part, measure, row))),
    })),
    hiddenName: words('hidden'),
  })
  return {
    kind: 'chart',
    ...names,
    ...chart,
    table: shareTable(part, columns, `heat${suffix}`, names.title),
  }
}

const lastOf = (group: string): string => group.slice(group.lastIndexOf('/') + 1)

function shareOf(cell: CohortCell | undefined): number | null | undefined {
  if (cell === undefined) return undefined
  return cell.isHidden ? null : (cell.share ?? undefined)
}

function sexBars(part: Part, rows: readonly GroupRow[], suffix: string): ChartBlock {
  const { page, measures } = part
  const { say, words } = page
  const names = {
    id: `chart-scales${suffix}`,
    title: say('favourable', say('bySex')),
    description: say('favourableDescription'),
  }
  const chart = intervalBars(names, {
    keys: seriesKeys(rows.map(({ label }) => label)),
    rows: measures.map((measure) => ({
      label: scaleLabel(page, measure),
      values: rows.map((row) => {
        const cell = cellOf(part, measure, row)
        if (cell === undefined) return undefined
        const { share, low, high } = cell
        return share === null || low === null || high === null ? null : { share, low, high }
      }),
    })),
    hiddenName: words('hidden'),
  })
  return {
    kind: 'chart',
    ...names,
    ...chart,
    table: shareTable(part, rows, `shares${suffix}`, names.title),
  }
}

/** Counts and shares of the band of least concern behind a chart. */
function shareTable(
  part: Part,
  columns: readonly GroupRow[],
  id: string,
  caption: string,
): TableBlock {
  const { page, figures, measures } = part
  return {
    kind: 'table',
    id,
    caption,
    nHeads: 2,
    columns: [
      { label: page.say('scale'), kind: 'text' },
      { label: page.say('leastConcern'), kind: 'text' },
      ...columns.map(({ label }) => ({ label, kind: 'number' as const })),
    ],
    rows: measures.map((measure) => [
      textCell(scaleLabel(page, measure)),
      nameCell(page.textOf(measure.categories[measure.reassuring]?.names ?? { en: '' })),
      ...columns.map((row) => categoryCell(page, figures, cellOf(part, measure, row))),
    ]),
  }
}
