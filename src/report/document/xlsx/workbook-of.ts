import type { Language } from '../../../issue/text.js'
import type { CellStyle, Workbook, WorkCell, WorkRow, WorkSheet } from '../../../table/workbook.js'
import { isolated } from '../plain-text.js'
import type { DocumentBlock, DocumentSection, ReportDocument } from '../report-document.js'
import { rowHeight } from '../row-height.js'
import { type Run, runsText } from '../run.js'
import type { NumberCell, TableBlock, TableCell, TableColumn } from '../table-block.js'
import { textWidth } from '../text-width.js'

const WORDS = {
  contents: { en: 'Contents', zh: '目录' },
  more: { en: 'interval or note', zh: '区间或说明' },
} as const

const NARROW = 8
const WIDE = 44
const ROWS_LOOKED_AT = 200
const MOST_UPRIGHT = 8

const STYLES: Readonly<Record<NumberCell['format'], CellStyle>> = {
  count: 'whole',
  percent: 'percent',
  score: 'score',
}

/**
 * Reports as one workbook: a sheet that says what it is and for whom, then a sheet for every table, those behind charts
 * too, with the title of the report above and the header in sight. Numbers are numbers; hidden ones are said to be.
 *
 * @param reports - one or several of one language; the first gives title and banner
 */
export function workbookOf(reports: readonly ReportDocument[]): Workbook {
  const [first] = reports
  if (first === undefined) throw new Error('workbookOf requires a report')
  const tables = reports.flatMap((report) =>
    tablesOf(report).map((found) => ({ ...found, report })),
  )
  return {
    title: first.title,
    language: first.language,
    sheets: [
      contentsSheet(reports, first),
      ...tables.map(({ table, section, report }) => tableSheet(table, section, report)),
    ],
  }
}

interface FoundTable {
  readonly table: TableBlock
  readonly section: DocumentSection
}

function tablesOf({ sections }: ReportDocument): FoundTable[] {
  const tableOf = (block: DocumentBlock): TableBlock[] =>
    block.kind === 'table'
      ? [block]
      : block.kind === 'chart' && block.table !== null
        ? [block.table]
        : []
  return sections.flatMap((section) =>
    section.blocks.flatMap(tableOf).map((table) => ({ table, section })),
  )
}

function contentsSheet(reports: readonly ReportDocument[], first: ReportDocument): WorkSheet {
  const { language, banner } = first
  const rows = reports.flatMap((report) => [
    row('title', report.title),
    ...report.subtitle.map((runs) => row('note', lineText(runs))),
    row('banner', `${report.banner.title}  ${report.banner.text}`),
    ...tablesOf(report).map(({ table, section }) => row('text', captionOf(table, section))),
    ...report.sections.flatMap(({ blocks }) => blocks.flatMap(linesOf)),
    ...report.footer.map((runs) => row('note', lineText(runs))),
    row('plain', ''),
  ])
  return {
    name: WORDS.contents[language],
    widths: [110],
    rows,
    nFrozenRows: 0,
    nFrozenColumns: 0,
    hasFilter: false,
    isLandscape: false,
    banner: banner.title,
    choices: [],
  }
}

const row = (style: CellStyle, value: string): WorkRow => ({
  cells: [{ value, style }],
  height: rowHeight([{ text: value, width: 110 }], style === 'title' ? 24 : 14),
})

/** Notes and paragraphs, so that what limits a table stands in its workbook. */
function linesOf(block: DocumentBlock): WorkRow[] {
  if (block.kind === 'paragraph') return [row('note', lineText(block.runs))]
  if (block.kind === 'note')
    return [row('note', [block.title, lineText(block.runs)].filter(Boolean).join('  '))]
  if (block.kind === 'list') return block.items.map((runs) => row('note', `• ${lineText(runs)}`))
  if (block.kind === 'facts')
    return block.facts.map(({ name, runs }) => row('note', `${name}  ${lineText(runs)}`))
  return []
}

function lineText(runs: readonly Run[]): string {
  return runs
    .map((run) =>
      typeof run === 'string' || run.kind !== 'name' ? runsText([run]) : isolated(run.text),
    )
    .join('')
}

const captionOf = ({ caption }: TableBlock, { title }: DocumentSection): string =>
  caption === '' ? title : caption

function tableSheet(
  table: TableBlock,
  section: DocumentSection,
  report: ReportDocument,
): WorkSheet {
  const columns = spread(table, report.language)
  const caption = captionOf(table, section)
  const widths = columns.map(columnWidth)
  const width = widths.reduce((sum, one) => sum + one, 0)
  const across = (style: CellStyle, value: string, line: number): WorkRow => ({
    cells: [{ value, style, span: columns.length }],
    height: rowHeight([{ text: value, width }], line),
  })
  const top = [
    across('title', caption, 24),
    across('note', `${report.title} · ${report.banner.title}`, 15),
    {
      cells: columns.map(({ label }): WorkCell => ({ value: label, style: 'header' })),
      height: 32,
    },
  ]
  const body = table.rows.map((_, index) => bodyRow(columns, widths, index))
  const notes = table.note === undefined ? [] : [across('note', table.note, 15)]
  return {
    name: caption,
    widths,
    rows: [...top, ...body, ...notes],
    nFrozenRows: top.length,
    nFrozenColumns: Math.min(table.nHeads ?? 1, columns.length - 1),
    hasFilter: false,
    isLandscape: columns.length > MOST_UPRIGHT,
    banner: report.banner.title,
    choices: [],
  }
}

/** As wide as the longest text asks for, within bounds; a long label takes several lines instead. */
function columnWidth({ label, cells }: SheetColumn): number {
  const longest = cells
    .slice(0, ROWS_LOOKED_AT)
    .reduce((most, cell) => Math.max(most, textWidth(String(cell.value ?? ''))), 0)
  return Math.min(WIDE, Math.max(NARROW, longest + 3, Math.min(18, textWidth(label) + 3)))
}

/** A row of a table, as high as its texts ask for. */
function bodyRow(
  columns: readonly SheetColumn[],
  widths: readonly number[],
  index: number,
): WorkRow {
  const cells = columns.map(
    ({ cells: own }): WorkCell => own[index] ?? { value: null, style: 'text' },
  )
  const texts = cells.map(({ value }, at) => ({
    text: String(value ?? ''),
    width: widths[at] ?? 0,
  }))
  return { cells, height: rowHeight(texts) }
}

interface SheetColumn {
  readonly label: string
  readonly cells: readonly WorkCell[]
}

/** What stands small beside a number has a column of its own, so that the number can be used. */
function spread({ columns, rows }: TableBlock, language: Language): SheetColumn[] {
  return columns.flatMap((column: TableColumn, index) => {
    const cells = rows.map((row): TableCell => row[index] ?? { kind: 'blank' })
    const more = cells.map((cell) => (cell.kind === 'number' ? lineText(cell.more ?? []) : ''))
    const own = { label: column.label, cells: cells.map(workCell) }
    if (more.every((text) => text === '')) return [own]
    const label = `${column.label} · ${WORDS.more[language]}`
    return [own, { label, cells: more.map((value): WorkCell => ({ value, style: 'text' })) }]
  })
}

function workCell(cell: TableCell): WorkCell {
  if (cell.kind === 'blank') return { value: null, style: 'text' }
  if (cell.kind === 'hidden') return { value: cell.text, style: 'hidden' }
  if (cell.kind === 'number') return { value: cell.value, style: STYLES[cell.format] }
  const mark = cell.runs.find((run) => typeof run !== 'string' && run.kind === 'mark')
  const colour = typeof mark === 'object' && mark.kind === 'mark' ? { colour: mark.colour } : {}
  return { value: lineText(cell.runs), style: 'text', ...colour }
}
