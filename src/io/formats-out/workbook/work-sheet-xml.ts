import type { WorkCell, WorkRow, WorkSheet } from '../../../table/workbook.js'
import { guardFormula } from '../../guard-formula.js'
import { columnLetters, xmlText } from '../xlsx/sheet-xml.js'
import type { CellFormats } from './cell-formats.js'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
/** Characters that a cell holds, and that a list of choices holds. */
const LONGEST_TEXT = 32_767
const LONGEST_LIST = 255
const DAY = 86_400_000
/** Rows further down in which something may be filled in. */
const SPARE_ROWS = 500

/** A sheet as XML, piece by piece: frozen and repeated header, filters, choices, A4 with all columns on one page. */
export function* workSheetXml(sheet: WorkSheet, formats: CellFormats): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`
  yield `<sheetViews><sheetView showGridLines="0" workbookViewId="0">${paneXml(sheet)}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="16"/>`
  if (sheet.widths.length > 0) yield `<cols>${sheet.widths.map(columnXml).join('')}</cols>`
  yield '<sheetData>'
  for (const [index, row] of sheet.rows.entries()) yield rowXml(row, index + 1, formats)
  yield '</sheetData>'
  yield filterXml(sheet)
  yield mergesXml(sheet.rows)
  yield choicesXml(sheet)
  yield '<printOptions horizontalCentered="1"/><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.3"/>'
  yield `<pageSetup paperSize="${sheet.paper === 'a3' ? 8 : 9}" orientation="${sheet.isLandscape ? 'landscape' : 'portrait'}" fitToWidth="${sheet.nPagesWide ?? 1}" fitToHeight="0"/>`
  yield `<headerFooter><oddFooter>${xmlText(`&L${plainFooter(sheet.banner)}&R&P / &N`)}</oddFooter></headerFooter></worksheet>`
}

/** Where the filters of a sheet are; null where it has none. */
export function filterArea({ hasFilter, nFrozenRows, rows, widths }: WorkSheet): string | null {
  if (!hasFilter || nFrozenRows === 0 || widths.length === 0) return null
  return `$A$${nFrozenRows}:$${columnLetters(widths.length - 1)}$${Math.max(nFrozenRows, rows.length)}`
}

/** In a footer `&` begins a code, and 255 characters are all that fit. */
function plainFooter(text: string): string {
  return text.replaceAll('&', '&&').slice(0, 200)
}

const columnXml = (width: number, index: number): string =>
  `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`

function paneXml({ nFrozenRows, nFrozenColumns }: WorkSheet): string {
  if (nFrozenRows === 0 && nFrozenColumns === 0) return ''
  const across = nFrozenColumns === 0 ? '' : ` xSplit="${nFrozenColumns}"`
  const down = nFrozenRows === 0 ? '' : ` ySplit="${nFrozenRows}"`
  const place = nFrozenColumns === 0 ? 'bottomLeft' : nFrozenRows === 0 ? 'topRight' : 'bottomRight'
  const cell = `${columnLetters(nFrozenColumns)}${nFrozenRows + 1}`
  return `<pane${across}${down} topLeftCell="${cell}" activePane="${place}" state="frozen"/>`
}

function rowXml({ cells, height }: WorkRow, number: number, formats: CellFormats): string {
  const high = height === undefined ? '' : ` ht="${height}" customHeight="1"`
  let column = 0
  let text = ''
  for (const cell of cells) {
    const span = cell.span ?? 1
    const style = formats.of(cell)
    text += cellXml(cell, `${columnLetters(column)}${number}`, style)
    for (let next = 1; next < span; next++)
      text += `<c r="${columnLetters(column + next)}${number}" s="${style}"/>`
    column += span
  }
  return `<row r="${number}"${high}>${text}</row>`
}

/** Texts are texts, whatever they begin with; a date that is none stays a text. */
function cellXml({ value, style }: WorkCell, reference: string, format: number): string {
  const start = `<c r="${reference}" s="${format}"`
  if (value === null || value === '' || Number.isNaN(value)) return `${start}/>`
  if (typeof value === 'number') return `${start}><v>${value}</v></c>`
  const serial = style === 'date' ? dateSerial(value) : null
  if (serial !== null) return `${start}><v>${serial}</v></c>`
  const safe = guardFormula(value).slice(0, LONGEST_TEXT)
  return `${start} t="inlineStr"><is><t xml:space="preserve">${xmlText(safe)}</t></is></c>`
}

/** Days since 30 December 1899, as workbooks count them. */
function dateSerial(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const time = Date.parse(`${text}T00:00:00Z`)
  return Number.isNaN(time) ? null : Math.round((time - Date.UTC(1899, 11, 30)) / DAY)
}

function filterXml(sheet: WorkSheet): string {
  const area = filterArea(sheet)
  return area === null ? '' : `<autoFilter ref="${area.replaceAll('$', '')}"/>`
}

function mergesXml(rows: readonly WorkRow[]): string {
  const merges = rows.flatMap(({ cells }, row) => {
    let column = 0
    return cells.flatMap(({ span = 1 }) => {
      const from = column
      column += span
      if (span === 1) return []
      return [
        `<mergeCell ref="${columnLetters(from)}${row + 1}:${columnLetters(column - 1)}${row + 1}"/>`,
      ]
    })
  })
  if (merges.length === 0) return ''
  return `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>`
}

function choicesXml({ choices, rows }: WorkSheet): string {
  const listed = choices.flatMap(({ column, fromRow, words }) => {
    const list = words.map((word) => word.replaceAll(',', ' ').replaceAll('"', '""')).join()
    if (list === '' || list.length > LONGEST_LIST) return []
    const letters = columnLetters(column)
    const area = `${letters}${fromRow + 1}:${letters}${rows.length + SPARE_ROWS}`
    return [
      `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${area}"><formula1>${xmlText(`"${list}"`)}</formula1></dataValidation>`,
    ]
  })
  if (listed.length === 0) return ''
  return `<dataValidations count="${listed.length}">${listed.join('')}</dataValidations>`
}
