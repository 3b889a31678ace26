import type { CohortRow } from '../../src/cohort/cohort-rows.js'
import { renderDocument } from '../../src/report/document/html/render-document.js'
import type {
  ChartBlock,
  DocumentBlock,
  ReportDocument,
} from '../../src/report/document/report-document.js'
import type { CellSource, Run } from '../../src/report/document/run.js'
import type { TableBlock, TableCell } from '../../src/report/document/table-block.js'
import type { Unit } from '../../src/report/model/report-level.js'
import type { UnitInput } from '../../src/report/model/unit-input.js'
import { UNIT_BUILDERS } from '../../src/report/report-builders.js'
import { reportInput, SCHOOLS, textOf } from './report-input.js'
import { cohortRecord, EVERYBODY, schoolUnit, unitInput } from './unit-input.js'

/** Six schools and two small ones, whose pages these are. */
export const PLACES: readonly string[] = [...SCHOOLS.slice(0, 6), 'Small one', 'Small two']
export const SCHOOL: Unit = schoolUnit(PLACES, 'School 3')
export const SMALL: Unit = schoolUnit(PLACES, 'Small one')
export const GRADE: Unit = {
  level: 'grade',
  school: 'School 3',
  grade: '7',
  cohortLevel: 'district/school/grade',
  cohortGroup: 'Area 0/School 3/7',
}
export const CLASS: Unit = {
  level: 'class',
  school: 'School 3',
  grade: '7',
  class: '1',
  cohortLevel: 'district/school/grade/class',
  cohortGroup: 'Area 0/School 3/7/1',
}
export const DISTRICT: Unit = {
  level: 'district',
  district: 'Area 1',
  cohortLevel: 'district',
  cohortGroup: 'Area 1',
}
export const UNITS: readonly (readonly [string, Unit])[] = Object.entries({
  ...{ SCHOOL, SMALL, GRADE, CLASS, DISTRICT, EVERYBODY },
})

export const rows: readonly CohortRow[] = reportInput(PLACES).rows
export const records: ReadonlyMap<string, readonly string[]> = new Map(
  rows.map((row) => [cohortRecord(row).slice(0, 6).join('|'), cohortRecord(row)]),
)
export const COLUMNS: readonly string[] =
  'level group sex sheets measure category n_enrolled n_answered n_valid n count share low high suppressed'.split(
    ' ',
  )

export function build(unit: Unit, changes: Partial<UnitInput> = {}): ReportDocument {
  return UNIT_BUILDERS[unit.level](unitInput(PLACES, unit, changes))
}

export const blocksOf = ({ sections }: ReportDocument): readonly DocumentBlock[] =>
  sections.flatMap(({ blocks }) => blocks)

export const chartsOf = (report: ReportDocument): ChartBlock[] =>
  blocksOf(report).filter((block) => block.kind === 'chart')

export function tablesOf(report: ReportDocument): TableBlock[] {
  return blocksOf(report).flatMap((block) =>
    block.kind === 'table' ? [block] : block.kind === 'chart' ? (block.table ?? []) : [],
  )
}

export interface Shown {
  readonly text: string
  readonly source: CellSource
}

/** Every figure of a document with the place that it names. */
export function shownOf(report: ReportDocument): Shown[] {
  const ofRuns = (runs: readonly Run[]): Shown[] =>
    runs.flatMap((run) => (typeof run !== 'string' && run.kind === 'figure' ? [run] : []))
  const ofCell = (cell: TableCell): Shown[] => {
    if (cell.kind === 'text') return ofRuns(cell.runs)
    if (cell.kind === 'blank' || cell.source === null) return []
    const more = cell.kind === 'number' ? ofRuns(cell.more ?? []) : []
    return [{ text: cell.text, source: cell.source }, ...more]
  }
  const ofFacts = blocksOf(report).flatMap((block) =>
    block.kind === 'facts' ? block.facts.flatMap(({ runs }) => ofRuns(runs)) : [],
  )
  return [...ofFacts, ...tablesOf(report).flatMap((table) => table.rows.flat().flatMap(ofCell))]
}

/** What a reader reads. */
export const readText = (report: ReportDocument): string =>
  textOf(renderDocument(report).replace(/<style>[\s\S]*?<\/style>/, ''))

/**
 * Whether a share is shown in percent as its cell has it: once rounded to one decimal, while the cell has two more, so
 * that either may lie at the other side of a half.
 */
export function isShareOf(text: string, cell: string): boolean {
  return /^\d+\.\d$/.test(text) && Math.abs(Number(text) - Number(cell) * 100) <= 0.0551
}
