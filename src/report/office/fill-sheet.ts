import { textIn } from '../../issue/text.js'
import type { WorkCell, WorkRow, WorkSheet } from '../../table/workbook.js'
import { rowHeight } from '../document/row-height.js'
import { caseWord, choiceWords } from './case-words.js'
import { type SheetColumn, type SheetContext, sheetColumns } from './sheet-columns.js'
import type { SheetTemplate } from './sheet-template.js'

/** A row of a working file, already redacted: values by field. */
export type SheetRecord = Readonly<Record<string, string | number | undefined>>

/** What stands above the header beside the template's own words. */
export interface SheetHeading {
  /** Such as the responsible person, or school and day. */
  readonly subtitle: string
  /** Name of the sheet; the template's where absent. */
  readonly name?: string
}

const HIDDEN = { en: 'hidden', zh: '已隐去' } as const

/** A sheet of a working file: title, for whom, notes, header in sight, one row a record, columns of the template. */
export function fillSheet(
  template: SheetTemplate,
  records: readonly SheetRecord[],
  context: SheetContext,
  { subtitle, name }: SheetHeading,
): WorkSheet {
  const { language, scale, role } = context
  const columns = sheetColumns(template, context)
  const banner = textIn(role.banner.title, language)
  const top = topRows(template, columns, context, subtitle)
  const body = records.map((record, index): WorkRow => {
    const cells = columns.map((column) => cellOf(column, record, index, context))
    const texts = cells.map(({ value }, at) => ({
      text: String(value ?? ''),
      width: columns[at]?.width ?? 0,
    }))
    return { cells, height: rowHeight(texts) }
  })
  const width = widthOf(columns)
  const isWide = width > WIDEST_A4
  return {
    name: name ?? textIn(template.sheet, language),
    widths: columns.map(({ width }) => width),
    rows: [...top, ...body],
    nFrozenRows: top.length,
    nFrozenColumns: isWide ? nameColumns(columns) : 0,
    hasFilter: records.length > 0,
    isLandscape: template.paper !== 'portrait',
    paper: isWide ? 'a3' : 'a4',
    nPagesWide: isWide ? Math.ceil(width / WIDEST_A3) : 1,
    banner,
    choices: columns.flatMap(({ kind, isInput }, column) =>
      kind === null || !isInput
        ? []
        : [{ column, fromRow: top.length, words: choiceWords(kind, scale, language) }],
    ),
  }
}

/** Characters side by side that can still be read on paper. */
const WIDEST_A4 = 215
const WIDEST_A3 = 290

const widthOf = (columns: readonly SheetColumn[]): number =>
  columns.reduce((sum, column) => sum + column.width, 0)

/** Columns up to the one that says who a row is about; they stay in sight. */
function nameColumns(columns: readonly SheetColumn[]): number {
  const at = ['name', 'student', 'school'].map((key) => columns.findIndex((one) => one.key === key))
  return (at.find((found) => found >= 0) ?? -1) + 1
}

/** Title, banner, notes, groups and header; a sheet without a heading has its header alone. */
function topRows(
  template: SheetTemplate,
  columns: readonly SheetColumn[],
  { language, role }: SheetContext,
  subtitle: string,
): WorkRow[] {
  const header = {
    cells: columns.map(({ title }): WorkCell => ({ value: title, style: 'header' })),
    height: Math.max(
      34,
      rowHeight(columns.map(({ title, width: own }) => ({ text: title, width: own }))),
    ),
  }
  if (template.heading === false) return [header]
  const span = nColumnsOf(columns)
  const width = widthOf(columns.slice(0, span))
  const line = (style: WorkCell['style'], value: string, points: number): WorkRow => ({
    cells: [{ value, style, span }],
    height: rowHeight([{ text: value, width }], points),
  })
  const { title, text } = role.banner
  return [
    line('title', textIn(template.names, language), 24),
    ...(subtitle === '' ? [] : [line('note', subtitle, 14)]),
    line('banner', `${textIn(title, language)}  ${textIn(text, language)}`, 16),
    ...(template.notes ?? []).map((note) => line('note', textIn(note, language), 14)),
    ...groupRow(columns),
    header,
  ]
}

/** How many columns lines above the header cover, so that they can be read at once. */
function nColumnsOf(columns: readonly SheetColumn[]): number {
  const at = columns.findIndex((_, index) => widthOf(columns.slice(0, index + 1)) >= LINE_WIDTH)
  return at < 0 ? columns.length : at + 1
}

const LINE_WIDTH = 130

function groupRow(columns: readonly SheetColumn[]): WorkRow[] {
  if (columns.every(({ group }) => group === '')) return []
  const cells: { value: string; style: 'group' | 'plain'; span: number }[] = []
  for (const { group } of columns) {
    const last = cells.at(-1)
    if (last !== undefined && last.value === group) last.span++
    else cells.push({ value: group, style: group === '' ? 'plain' : 'group', span: 1 })
  }
  return [{ cells, height: 20 }]
}

/** What a column shows of a record: our code in the words of the language, or those that the template has for it. */
export function columnText(
  { kind, key, template }: SheetColumn,
  record: SheetRecord,
  { language, scale }: SheetContext,
): string {
  const { text, field } = template
  if (text !== undefined && field === undefined)
    return typeof text === 'string' ? text : textIn(text, language)
  const value = key === null ? undefined : record[key]
  if (value === undefined) return ''
  const code = String(value)
  return template.values?.[code] ?? (kind === null ? code : caseWord(kind, code, scale, language))
}

function cellOf(
  column: SheetColumn,
  record: SheetRecord,
  index: number,
  context: SheetContext,
): WorkCell {
  const { key, kind, isInput } = column
  const blank = isInput ? 'input' : 'text'
  if (key === 'number') return { value: index + 1, style: 'whole' }
  const value = key === null ? undefined : record[key]
  if (typeof value === 'number') return { value, style: 'whole' }
  const text = columnText(column, record, context)
  if (kind === null && value === 'hidden')
    return { value: HIDDEN[context.language], style: 'hidden' }
  if (text === '') return { value: null, style: blank }
  if (kind === 'date' || key === 'from') return { value: text, style: 'date' }
  const colour = kind === 'tier' ? context.scale.colour(String(value)) : undefined
  return { value: text, style: blank, ...(colour === undefined ? {} : { colour }) }
}
