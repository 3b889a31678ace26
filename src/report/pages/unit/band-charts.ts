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
import type { UnitText } from './unit-texts.js'

/** Rows of a chart that still stand on one sheet of paper. */
const MOST_ROWS = 24
/** Columns beside which the names of grades still have room. */
const MOST_NAMED = 6

const TEXTS = {
  raised: {
    heat: 'heatRaised',
    heatDescription: 'heatRaisedDescription',
    bars: 'raised',
    barsDescription: 'raisedDescription',
    band: 'mostConcern',
  },
  least: {
    heat: 'heatMap',
    heatDescription: 'heatMapDescription',
    bars: 'favourable',
    barsDescription: 'favourableDescription',
    band: 'leastConcern',
  },
} as const satisfies Readonly<Record<End, Readonly<Record<string, UnitText>>>>

/** The band at one end of each scale. */
type End = 'raised' | 'least'

/**
 * The share of sheets in the band of most concern, as detection rates are read: by grade as a heat map, by sex as bars
 * with intervals. A chart most of whose cells would be hidden shows the band of least concern in its place. Each
 * instrument file names the ends by the direction of its scale; scales without them, as of personality, are left out.
 */
export function bandCharts(
  page: UnitPage,
  figures: CohortFigures,
  { unit, columns }: DimensionGroups,
  dimensions: readonly CohortMeasure[],
): ChartBlock[] {
  const judged = dimensions.filter(({ reassuring }) => reassuring >= 0)
  const endOf = (rows: readonly GroupRow[]): End =>
    shownEnd({ page, figures, measures: judged }, rows)
  const ofGrades = endOf(columns)
  const ofSexes = endOf(unit.slice(1))
  const charts: ChartBlock[] = []
  for (let from = 0; from < judged.length; from += MOST_ROWS) {
    const part = { page, figures, measures: judged.slice(from, from + MOST_ROWS) }
    const suffix = from === 0 ? '' : `-${from / MOST_ROWS + 1}`
    if (columns.length > 1 && columns.some((row) => hasFigures(part, row)))
      charts.push(gradeHeatMap({ ...part, end: ofGrades }, columns, suffix))
    if (unit.slice(1).some((row) => hasFigures(part, row)))
      charts.push(sexBars({ ...part, end: ofSexes }, unit.slice(1), suffix))
  }
  return charts
}

interface Measured {
  readonly page: UnitPage
  readonly figures: CohortFigures
  readonly measures: readonly CohortMeasure[]
}

interface Part extends Measured {
  readonly end: End
}

/** Raised, unless fewer than half as many of its cells are shown as of the band of least concern. */
function shownEnd(measured: Measured, rows: readonly GroupRow[]): End {
  const shown = (end: End): number =>
    measured.measures.flatMap((measure) =>
      rows.filter((row) => cellOf({ ...measured, end }, measure, row)?.isHidden === false),
    ).length
  return 2 * shown('raised') >= shown('least') ? 'raised' : 'least'
}

function bandOf(
  { categories, reassuring }: CohortMeasure,
  end: End,
): CohortMeasure['categories'][number] | undefined {
  if (end === 'least') return categories[reassuring]
  return reassuring === 0 ? categories.at(-1) : categories[0]
}

function cellOf(
  { figures, end }: Part,
  measure: CohortMeasure,
  { level, group, sex }: GroupRow,
): CohortCell | undefined {
  const category = bandOf(measure, end)?.id ?? ''
  return figures.cell({ level, group, sex, measure: measure.id, category })
}

function hasFigures(measured: Measured, row: GroupRow): boolean {
  const part: Part = { ...measured, end: 'least' }
  return measured.measures.some((measure) => cellOf(part, measure, row) !== undefined)
}

function gradeHeatMap(part: Part, columns: readonly GroupRow[], suffix: string): ChartBlock {
  const { page, measures, end } = part
  const { say, words } = page
  const names = {
    id: `chart-heat${suffix}`,
    title: say(TEXTS[end].heat),
    description: say(TEXTS[end].heatDescription),
  }
  const isNamed = columns.length <= MOST_NAMED
  const chart = heatMap(names, {
    columns: columns.map(({ label, group }) => (isNamed ? label : lastOf(group))),
    dark: end === 'raised' ? 'high' : 'low',
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
  const { page, measures, end } = part
  const { say, words } = page
  const names = {
    id: `chart-scales${suffix}`,
    title: say(TEXTS[end].bars, say('bySex')),
    description: say(TEXTS[end].barsDescription),
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

/** Counts and shares of the band behind a chart, which it names. */
function shareTable(
  part: Part,
  columns: readonly GroupRow[],
  id: string,
  caption: string,
): TableBlock {
  const { page, figures, measures, end } = part
  return {
    kind: 'table',
    id,
    caption,
    nHeads: 2,
    columns: [
      { label: page.say('scale'), kind: 'text' },
      { label: page.say(TEXTS[end].band), kind: 'text' },
      ...columns.map(({ label }) => ({ label, kind: 'number' as const })),
    ],
    rows: measures.map((measure) => [
      textCell(scaleLabel(page, measure)),
      nameCell(page.textOf(bandOf(measure, end)?.names ?? { en: '' })),
      ...columns.map((row) => categoryCell(page, figures, cellOf(part, measure, row))),
    ]),
  }
}
