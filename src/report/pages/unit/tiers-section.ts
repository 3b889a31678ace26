import { stackedChart } from '../../charts/index.js'
import type { DocumentBlock, DocumentSection } from '../../document/report-document.js'
import type { TableBlock } from '../../document/table-block.js'
import { formatCount } from '../../format-number.js'
import { categoryCell, nameCell, sizeCell } from './figure-cells.js'
import { groupCell } from './group-cell.js'
import type { GroupRow } from './group-rows.js'
import type { UnitPage } from './open-unit-page.js'
import { smallNote } from './small-note.js'

export interface TierBlock {
  readonly id: string
  /** Such as `by grade`; '' for none. */
  readonly by: string
  readonly rows: readonly GroupRow[]
}

/** The tiers of a unit: for each block a chart with its table. Blocks without rows are left out. */
export function tiersSection(page: UnitPage, blocks: readonly TierBlock[]): DocumentSection {
  const { say } = page
  return {
    id: 'tiers',
    title: say('tiers'),
    blocks: [
      { kind: 'paragraph', runs: [say('tiersNote')] },
      ...countedNote(page),
      ...blocks.filter(({ rows }) => rows.length > 0).map((block) => tierChart(page, block)),
      ...(page.input.counted === undefined ? [smallNote(page)] : []),
    ],
  }
}

/** That figures are counted from the sheets and not hidden; nothing where they are published ones. */
export function countedNote({ say, input }: UnitPage): DocumentBlock[] {
  const isCounted = input.counted !== undefined
  return isCounted ? [{ kind: 'note', tone: 'quiet', runs: [say('countedNote')] }] : []
}

function tierChart(page: UnitPage, { id, by, rows }: TierBlock): DocumentBlock {
  const { say, words, keys, input } = page
  const cohort = input.counted ?? input.wave.cohort
  const names = {
    id: `chart-${id}`,
    title: by === '' ? say('tiersChart') : say('tiersChartBy', by),
    description: say('tiersDescription'),
  }
  const chart = stackedChart(names, {
    keys,
    hiddenName: words('chartHidden'),
    rows: rows.map(({ label, level, group, sex, parent }) => {
      const cells = keys.map(({ category }) =>
        groupCell(cohort, { level, group, sex, measure: 'tier', category }),
      )
      const n = cells[0]?.n ?? null
      return {
        label: parent === undefined ? label : `${parent} · ${label}`,
        note: n === null ? '' : `n = ${formatCount(n)}`,
        shares: cells.map((cell) => (cell?.isHidden ? null : cell?.share)),
      }
    }),
  })
  return { kind: 'chart', ...names, ...chart, table: tierTable(page, id, names.title, rows) }
}

/** Counts, shares and intervals of each tier, one row for each group. */
export function tierTable(
  page: UnitPage,
  id: string,
  caption: string,
  rows: readonly GroupRow[],
): TableBlock {
  const { say, keys, input } = page
  const cohort = input.counted ?? input.wave.cohort
  const hasParents = rows.some(({ parent }) => parent !== undefined)
  const heads = hasParents ? [say('unit'), say('sex')] : [say('unit')]
  return {
    kind: 'table',
    id,
    caption,
    nHeads: heads.length,
    columns: [
      ...heads.map((label) => ({ label, kind: 'text' as const })),
      { label: say('scoredSheets'), kind: 'number' },
      ...keys.map(({ name }) => ({ label: name, kind: 'number' as const })),
    ],
    rows: rows.map(({ label, parent, level, group, sex }) => {
      const cells = keys.map(({ category }) =>
        groupCell(cohort, { level, group, sex, measure: 'tier', category }),
      )
      const names = hasParents
        ? [parent ?? label, parent === undefined ? say('allSexes') : label]
        : [label]
      return [
        ...names.map(nameCell),
        sizeCell(
          page,
          cohort,
          cells.find((cell) => cell !== undefined),
        ),
        ...cells.map((cell) => categoryCell(page, cohort, cell)),
      ]
    }),
  }
}
