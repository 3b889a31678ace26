import type { CellSource, Run } from '../../document/run.js'
import type { HiddenCell, NumberCell, TableCell } from '../../document/table-block.js'
import { formatCount, formatPercent } from '../../format-number.js'
import type { CohortCell, CohortColumn, CohortFigures } from '../../model/cohort-figures.js'
import type { CoverageCell, CoverageColumn, CoverageFigures } from '../../model/coverage-figures.js'
import type { UnitPage } from './open-unit-page.js'

const BLANK: TableCell = { kind: 'blank' }

export const textCell = (...runs: readonly Run[]): TableCell => ({ kind: 'text', runs })

/** A text from data as a cell. */
export const nameCell = (text: string): TableCell => textCell({ kind: 'name', text })

export function hiddenCell({ words }: UnitPage, source: CellSource | null): HiddenCell {
  return { kind: 'hidden', text: words('hidden'), source }
}

function countCell(page: UnitPage, count: number | null, source: CellSource): TableCell {
  if (count === null) return hiddenCell(page, source)
  return { kind: 'number', value: count, text: formatCount(count), format: 'count', source }
}

/** One of the sizes of a cell's group: the denominator, or those enrolled, answered, valid. */
export function sizeCell(
  page: UnitPage,
  figures: CohortFigures,
  cell: CohortCell | undefined,
): TableCell {
  return cell === undefined ? BLANK : countCell(page, cell.n, figures.source(cell.key, 'n'))
}

/** Count, share and interval of a category, each with its cell. Nothing where nobody in the group has the measure. */
export function categoryCell(
  page: UnitPage,
  figures: CohortFigures,
  cell: CohortCell | undefined,
): TableCell {
  if (cell === undefined) return BLANK
  const source = figures.source(cell.key, 'count')
  if (cell.isHidden || cell.count === null) return hiddenCell(page, source)
  const counted: NumberCell = {
    kind: 'number',
    value: cell.count,
    text: formatCount(cell.count),
    format: 'count',
    source,
  }
  return cell.share === null ? counted : { ...counted, more: shareRuns(figures, cell) }
}

/** A share in percent with its interval in brackets. */
export function shareRuns(figures: CohortFigures, cell: CohortCell): readonly Run[] {
  const run = (column: CohortColumn, value: number): Run => ({
    kind: 'figure',
    text: formatPercent(value),
    source: figures.source(cell.key, column),
  })
  if (cell.share === null) return []
  const share = [run('share', cell.share), '%']
  if (cell.low === null || cell.high === null) return share
  return [...share, ' (', run('low', cell.low), '–', run('high', cell.high), ')']
}

/** A number of the coverage of a group, with its share below it. */
export function coverageCell(
  page: UnitPage,
  figures: CoverageFigures,
  cell: CoverageCell | undefined,
  column: CoverageColumn,
  share?: CoverageColumn,
): TableCell {
  if (cell === undefined) return BLANK
  const sourceOf = (name: CoverageColumn): CellSource =>
    figures.source(cell.level, cell.group, name)
  const count = cell[column]
  const counted = countCell(page, count, sourceOf(column))
  const part = share === undefined ? null : cell[share]
  if (counted.kind !== 'number' || share === undefined || part === null) return counted
  const run: Run = { kind: 'figure', text: formatPercent(part), source: sourceOf(share) }
  return { ...counted, more: [run, '%'] }
}
