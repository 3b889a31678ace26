import { trendChart } from '../../charts/index.js'
import type { DocumentBlock, DocumentSection } from '../../document/report-document.js'
import type { CellSource } from '../../document/run.js'
import type { TableCell } from '../../document/table-block.js'
import type { CohortCell, CohortColumn, CohortFigures } from '../../model/cohort-figures.js'
import type { WaveFigures } from '../../model/report-campaign.js'
import { categoryCell, nameCell } from './figure-cells.js'
import { groupCell } from './group-cell.js'
import type { UnitPage } from './open-unit-page.js'

interface TrendWave {
  readonly name: string
  readonly figures: CohortFigures
}

/** The tiers of the unit from wave to wave; null where no earlier wave is given. */
export function trendSection(page: UnitPage): DocumentSection | null {
  const { say, input } = page
  const { previous, wave, campaign } = input
  if (previous.length === 0) return null
  const alike = previous.flatMap((one, index) => (one.isSameProtocol ? [earlier(one, index)] : []))
  const own = campaign.wave ?? say('thisWave')
  const waves: TrendWave[] = [...alike, { name: own, figures: wave.cohort }]
  const others = previous.filter(({ isSameProtocol }) => !isSameProtocol).map(({ name }) => name)
  const left: DocumentBlock[] =
    others.length === 0 ? [] : [{ kind: 'paragraph', runs: [say('trendOther', others.join(', '))] }]
  const blocks: DocumentBlock[] = [
    { kind: 'paragraph', runs: [say('trendNote')] },
    ...left,
    ...(alike.length === 0 ? [] : [trendBlock(page, waves)]),
  ]
  return { id: 'trend', title: say('trend'), blocks }
}

/** Figures of an earlier wave, whose files are told apart from this wave's by `previous-1`, the oldest, and so on. */
function earlier({ name, cohort }: WaveFigures, index: number): TrendWave {
  const source = (key: string, column: CohortColumn): CellSource => {
    const own = cohort.source(key, column)
    return { ...own, file: `previous-${index + 1}/${own.file}` }
  }
  return { name, figures: { ...cohort, source } }
}

function trendBlock(page: UnitPage, waves: readonly TrendWave[]): DocumentBlock {
  const { say, keys, input } = page
  const { cohortLevel, cohortGroup } = input.unit
  const cellsOf = (category: string): (CohortCell | undefined)[] =>
    waves.map(({ figures }) =>
      groupCell(figures, { level: cohortLevel, group: cohortGroup, measure: 'tier', category }),
    )
  const names = {
    id: 'chart-trend',
    title: say('trendChart'),
    description: say('trendDescription'),
  }
  const chart = trendChart(names, {
    waves: waves.map(({ name }) => name),
    series: keys
      .filter(({ isTier }) => isTier)
      .map(({ name, colour, category }) => ({
        name,
        colour,
        values: cellsOf(category).map((cell) => {
          if (cell === undefined) return undefined
          const { share, low, high } = cell
          return share === null || low === null || high === null ? null : { share, low, high }
        }),
      })),
  })
  const rows = keys.map(({ name, category }): TableCell[] => [
    nameCell(name),
    ...cellsOf(category).map((cell, wave) =>
      categoryCell(page, waves[wave]?.figures ?? input.wave.cohort, cell),
    ),
  ])
  const columns = [
    { label: page.words('tier'), kind: 'text' as const },
    ...waves.map(({ name }) => ({ label: name, kind: 'number' as const })),
  ]
  const table = { kind: 'table', id: 'trend', caption: names.title, columns, rows } as const
  return { kind: 'chart', ...names, ...chart, table }
}
