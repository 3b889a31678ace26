import type { IssueDraft } from '../../../issue/issue.js'
import type { TableWriter, WrittenBlock, WrittenCells, WrittenColumn } from '../table-writer.js'
import { type ZipFile, zipFile } from '../zip-file.js'
import { columnLetters, numberCell, textCell } from './sheet-xml.js'
import { HEADER_STYLE, sheetEnd, sheetStart, workbookParts } from './workbook-parts.js'

/** What a spreadsheet holds: rows of a sheet with the header, columns, characters of a cell. */
const MOST_ROWS = 1_048_576
const MOST_COLUMNS = 16_384
const LONGEST_TEXT = 32_767
const MANY = 1 << 16
/** Bytes of one sheet, so that it stays below what a zip part holds. */
const LARGEST_SHEET = 3 * 2 ** 30
const WIDEST = 40

interface Sheets {
  readonly zip: ZipFile
  readonly names: string[]
  readonly letters: readonly string[]
  /** Rows of the sheet so far with the header, and bytes. */
  row: number
  size: number
  nCut: number
}

const encoder = new TextEncoder()

/**
 * An Excel workbook: a sheet `scores` whose header stays in sight and has filters, and a sheet `labels` with what each
 * column and each of its values means. Texts are texts, numbers are numbers; nothing is a formula. More rows than a
 * sheet holds go on in `scores 2`.
 */
export function writeXlsx(
  columns: readonly WrittenColumn[],
  write: (bytes: Uint8Array) => void,
): TableWriter {
  if (columns.length > MOST_COLUMNS)
    throw new RangeError(`writeXlsx holds at most ${MOST_COLUMNS} columns`)
  const letters = columns.map((_, index) => columnLetters(index))
  const sheets: Sheets = { zip: zipFile(write), names: [], letters, row: 0, size: 0, nCut: 0 }
  beginSheet(sheets, columns, 'scores')
  return {
    block: (block) => addBlock(sheets, columns, block),
    end() {
      endSheet(sheets, columns.length)
      addLabels(sheets, columns)
      for (const [name, text] of workbookParts(sheets.names)) {
        sheets.zip.part(name)
        sheets.zip.push(encoder.encode(text))
      }
      sheets.zip.end()
      return aboutSheets(sheets)
    },
  }
}

function beginSheet(sheets: Sheets, columns: readonly { name: string }[], name: string): void {
  sheets.names.push(name)
  sheets.zip.part(`xl/worksheets/sheet${sheets.names.length}.xml`)
  sheets.row = 0
  sheets.size = 0
  push(sheets, sheetStart(columns.map((column) => Math.min(WIDEST, column.name.length + 5))))
  push(
    sheets,
    rowOf(
      sheets,
      columns.map((column) => column.name),
      HEADER_STYLE,
    ),
  )
}

function endSheet(sheets: Sheets, nColumns: number): void {
  push(sheets, sheetEnd(`${columnLetters(Math.max(0, nColumns - 1))}${sheets.row}`))
}

function push(sheets: Sheets, text: string): void {
  const bytes = encoder.encode(text)
  sheets.size += bytes.length
  sheets.zip.push(bytes)
}

/** A row of texts. */
function rowOf(sheets: Sheets, texts: readonly string[], style = 0): string {
  const row = ++sheets.row
  const cells = texts.map((text, column) =>
    text === '' ? '' : textCell(`${columnLetters(column)}${row}`, text, style),
  )
  return `<row r="${row}">${cells.join('')}</row>`
}

function addBlock(sheets: Sheets, columns: readonly WrittenColumn[], block: WrittenBlock): void {
  let text = ''
  for (let row = 0; row < block.length; row++) {
    if (sheets.row === MOST_ROWS || sheets.size > LARGEST_SHEET) {
      push(sheets, text)
      text = ''
      endSheet(sheets, columns.length)
      beginSheet(sheets, columns, `scores ${sheets.names.length + 1}`)
    }
    const number = ++sheets.row
    text += `<row r="${number}">`
    for (let column = 0; column < columns.length; column++)
      text += cellXml(sheets, columns[column] as WrittenColumn, block, column, row, number)
    text += '</row>'
    if (text.length < MANY) continue
    push(sheets, text)
    text = ''
  }
  push(sheets, text)
}

function cellXml(
  sheets: Sheets,
  { kind, values }: WrittenColumn,
  { columns }: WrittenBlock,
  column: number,
  row: number,
  number: number,
): string {
  const cell = (columns[column] as WrittenCells)[row]
  if (cell === undefined || cell === '' || Number.isNaN(cell)) return ''
  const reference = `${sheets.letters[column]}${number}`
  if (typeof cell === 'string') return textCell(reference, cut(sheets, cell))
  if (kind !== 'category') return numberCell(reference, cell)
  const value = values[cell]
  return value === undefined ? '' : textCell(reference, value.value)
}

function cut(sheets: Sheets, text: string): string {
  if (text.length <= LONGEST_TEXT) return text
  sheets.nCut++
  return text.slice(0, LONGEST_TEXT)
}

function addLabels(sheets: Sheets, columns: readonly WrittenColumn[]): void {
  const header = ['column', 'label', 'value', 'value_label']
  beginSheet(
    sheets,
    header.map((name) => ({ name })),
    'labels',
  )
  for (const { name, label, values } of columns) {
    push(sheets, rowOf(sheets, [name, label]))
    for (const value of values) push(sheets, rowOf(sheets, [name, label, value.value, value.label]))
  }
  endSheet(sheets, header.length)
}

function aboutSheets({ nCut, names }: Sheets): IssueDraft[] {
  const issues: IssueDraft[] = []
  if (nCut > 0)
    issues.push({
      code: 'cell-unreadable',
      severity: 'warning',
      expected: `texts of at most ${LONGEST_TEXT} characters, as a workbook holds`,
      received: `${nCut} longer ones, cut`,
    })
  if (names.length > 2)
    issues.push({
      code: 'sheet-unread',
      severity: 'info',
      expected: `at most ${MOST_ROWS} rows on a sheet`,
      received: `more, which go on in ${names.length - 2} further sheets`,
    })
  return issues
}
