import type { IssueDraft } from '../../../issue/issue.js'
import type { FormatInput } from '../file-format.js'
import { FormatError } from '../format-error.js'
import type { SourceRow, TableSource } from '../table-source.js'
import type { CellBook } from './cell-text.js'
import { chooseSheet } from './choose-sheet.js'
import { type MergeFiller, mergeFiller } from './fill-merged.js'
import { filledWidth, hasGaps, type SheetHeader, sheetHeader, titleRows } from './header-rows.js'
import { readMergedCells } from './merged-cells.js'
import { readNumberStyles } from './number-styles.js'
import { readSharedStrings } from './shared-strings.js'
import { type CellCounts, type SheetRow, sheetRows } from './sheet-rows.js'
import { readWorkbook, type Sheet } from './workbook.js'
import { openZip, type ZipParts } from './zip-parts.js'

/** Rows looked at to find the header, and the width of the table. */
const PEEKED = 50

/**
 * Opens an Excel workbook (.xlsx, .xlsm) and reads one sheet of it row by row: memory is that of its shared texts,
 * whatever the number of rows.
 */
export async function openXlsx({ path, sheet: wished, limits }: FormatInput): Promise<TableSource> {
  const parts = await openZip(path, limits)
  try {
    const other = otherKind(parts)
    if (other !== null) throw refused(other)
    return await openBook(parts, wished)
  } catch (error) {
    parts.close()
    throw error
  }
}

async function openBook(parts: ZipParts, wished: string | undefined): Promise<TableSource> {
  const workbook = await readWorkbook(parts)
  const book: CellBook = {
    texts: await readSharedStrings(parts, workbook.sharedStrings),
    styles: await readNumberStyles(parts, workbook.styles),
    is1904: workbook.is1904,
  }
  const peek = (sheet: Sheet): Promise<SheetRow[]> => firstRows(parts, sheet, book)
  const choice = await chooseSheet(
    workbook.sheets,
    wished,
    async (sheet) => (await peek(sheet)).length > 0,
  )
  const { sheet, filled } = choice
  const rows = await peek(sheet)
  if (rows.length === 0) throw emptySheet()
  const first = rows[titleRows(rows).length] as SheetRow
  const width = Math.max(...rows.map(({ cells }) => filledWidth(cells)))
  const merges = await readMergedCells(parts, sheet.part)
  const header = sheetHeader(rows, hasGaps(first, width) ? merges : [])
  const names = [...header.names]
  while (names.length < width) names.push('')
  const counts: CellCounts = { formulas: new Map(), inexact: new Map(), hidden: 0 }
  const filler = mergeFiller(merges, header.lastRow, names)
  return {
    columns: names.map((name) => ({ name })),
    sheet: sheet.name,
    firstRow: header.lastRow + 1,
    sheets: filled.map(({ name }) => name),
    batches: () =>
      rowsBelow(header.lastRow, sheetRows(parts, sheet.part, book, counts), filler, counts),
    issues: () => [
      ...choice.issues,
      ...aboutHeader(header),
      ...filler.issues(),
      ...aboutCells(counts, names),
      ...(counts.hidden === 0 ? [] : [hiddenRows(counts.hidden)]),
    ],
    close: parts.close,
  }
}

/** The first rows with something in them. */
async function firstRows(parts: ZipParts, sheet: Sheet, book: CellBook): Promise<SheetRow[]> {
  const counts: CellCounts = { formulas: new Map(), inexact: new Map(), hidden: 0 }
  const found: SheetRow[] = []
  for await (const rows of sheetRows(parts, sheet.part, book, counts)) {
    found.push(...rows.filter(({ cells }) => filledWidth(cells) > 0))
    if (found.length >= PEEKED) break
  }
  return found.slice(0, PEEKED)
}

/** The rows below the header. Rows that are not there, or empty, are lines with nothing in them. */
async function* rowsBelow(
  header: number,
  batches: AsyncIterable<readonly SheetRow[]>,
  filler: MergeFiller,
  counts: CellCounts,
): AsyncGenerator<readonly SourceRow[]> {
  let last = header
  let empty = 0
  for await (const rows of batches) {
    const below: SourceRow[] = []
    for (const row of rows) {
      const { number } = row
      if (number <= header) continue
      const cells = filler.fill(row)
      empty += number - last - 1
      last = number
      const width = filledWidth(cells)
      if (width === 0) empty++
      else {
        if (row.isHidden === true) counts.hidden++
        // Empty rows at the end are those that somebody once formatted; they are left out.
        for (; empty > 0; empty--) below.push([])
        below.push(cells.slice(0, width))
      }
    }
    yield below
  }
}

function aboutHeader({ nTitles, nRows, lastRow }: SheetHeader): IssueDraft[] {
  if (nTitles === 0 && nRows === 1) return []
  const first = lastRow - nRows + 1
  const rows = nRows === 1 ? `row ${first}` : `rows ${first} to ${lastRow}`
  const titles = nTitles === 0 ? '' : ' with titles above it'
  const received = `a header in ${rows}${titles}; row 1 of the data is row ${lastRow + 1}`
  return [{ code: 'header-merged', severity: 'info', expected: 'a header in row 1', received }]
}

function aboutCells({ formulas, inexact }: CellCounts, names: readonly string[]): IssueDraft[] {
  const columnOf = (index: number): string => names[index] || `column ${index + 1}`
  return [
    ...[...formulas].map(([index, count]) => ({
      ...({ code: 'cell-unreadable', severity: 'warning' } as const),
      column: columnOf(index),
      expected: 'formulas with their values: open the workbook in Excel and save it',
      received: `${count} without, read as empty`,
    })),
    ...[...inexact].map(([index, count]) => ({
      ...({ code: 'digits-lost', severity: 'warning' } as const),
      column: columnOf(index),
      expected: 'numbers of at most 15 digits, or text',
      received: `${count} longer ones; a spreadsheet does not keep their last digits`,
    })),
  ]
}

/** An office that filters its list before it sends it may take what it sees for what is counted. */
function hiddenRows(count: number): IssueDraft {
  const received = `${count} hidden or filtered away, read as any other`
  return { code: 'rows-hidden', severity: 'info', expected: 'rows that are shown', received }
}

const KINDS: readonly (readonly [part: RegExp, kind: string])[] = [
  [/^xl\/workbook\.bin$/, 'a binary workbook (.xlsb): open it in Excel and save it as .xlsx'],
  [/^word\//, 'a Word document: save its table as .xlsx or CSV'],
  [/^ppt\//, 'a PowerPoint file: save its table as .xlsx or CSV'],
  [/^index\/.*\.iwa$/, 'a Numbers or Pages file: export it as .xlsx or CSV'],
  [/^content\.xml$/, 'an OpenDocument file (.ods): save it as .xlsx'],
]

/** What a zip file is that is no workbook; null where it is one. */
function otherKind({ names, has }: ZipParts): string | null {
  if (has('xl/workbook.xml')) return null
  const kind = KINDS.find(([part]) => names.some((name) => part.test(name)))?.[1]
  if (kind !== undefined) return kind
  return has('_rels/.rels') ? null : 'a zip archive: take out the file in it'
}

function refused(received: string): FormatError {
  const expected = 'a table: CSV, .xlsx, .sav, JSON or Parquet'
  return new FormatError({ code: 'file-unreadable', expected, received })
}

function emptySheet(): FormatError {
  const sides = { expected: 'a sheet with a header and rows', received: 'an empty one' }
  return new FormatError({ code: 'file-empty', ...sides })
}
