import { textIn } from '../../issue/text.js'
import type { WorkCell, WorkRow, WorkSheet } from '../../table/workbook.js'
import { textWidth } from '../document/text-width.js'
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
  const body = records.map(
    (record, index): WorkRow => ({
      cells: columns.map((column) => cellOf(column, record, index, context)),
    }),
  )
  return {
    name: name ?? textIn(template.sheet, language),
    widths: columns.map(({ width }) => width),
    rows: [...top, ...body],
    nFrozenRows: top.length,
    nFrozenColumns: 0,
    hasFilter: records.length > 0,
    isLandscape: template.paper !== 'portrait',
    banner,
    choices: columns.flatMap(({ kind, isInput }, column) =>
      kind === null || !isInput
        ? []
        : [{ column, fromRow: top.length, words: choiceWords(kind, scale, language) }],
    ),
  }
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
    height: 34,
  }
  if (template.heading === false) return [header]
  const width = columns.reduce((sum, column) => sum + column.width, 0)
  const line = (style: WorkCell['style'], value: string, points: number): WorkRow => ({
    cells: [{ value, style, span: columns.length }],
    height: points * Math.max(1, Math.ceil((textWidth(value) * 1.1) / width)) + 4,
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
  if (template.text !== undefined && template.field === undefined) return template.text
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
