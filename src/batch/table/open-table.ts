import { basename } from 'node:path'
import { checkFile, fileError } from '../../io/file/check-file.js'
import { lineChunks } from '../../io/file/line-chunks.js'
import { type FileScan, scanFile } from '../../io/file/scan-file.js'
import type { PreparedTable } from '../../io/formats/prepare-table.js'
import { likelyDelimiter } from '../../io/likely-delimiter.js'
import { type Delimiter, readCsv, readCsvRecord } from '../../io/read-csv.js'
import { type Issue, issue, type Result } from '../../issue/issue.js'

/** A table read as it is: cells as text, by position. */
export interface Table {
  readonly path: string
  readonly name: string
  readonly header: readonly string[]
  readonly scan: FileScan
  readonly delimiter: Delimiter
}

/**
 * Opens a text file of any columns, or a table of any format that `prepareTable` made ready: encoding and delimiter are
 * found as for answers.
 */
export function openTable(source: string | PreparedTable): Result<Table> {
  const {
    path,
    name,
    delimiter: stated,
  } = typeof source === 'string'
    ? { path: source, name: basename(source), delimiter: undefined }
    : { delimiter: undefined, ...source }
  const checked = checkFile(path, name)
  if ('issue' in checked) return { ok: false, issues: [checked.issue] }
  try {
    const scan = scanFile(path, checked.size)
    const delimiter = stated ?? likelyDelimiter(scan)
    const cells = readCsvRecord(scan.header, delimiter) ?? scan.header.trim().split(delimiter)
    const header = cells.map((cell) => cell.trim())
    const twice = header.filter((cell, at) => cell !== '' && header.indexOf(cell) < at)
    const issues = twice.map((column) => {
      const sides = { expected: 'each column once', received: 'a column of the same name' }
      return issue({ code: 'column-duplicate', file: name, column, ...sides })
    })
    if (issues.length > 0) return { ok: false, issues }
    const value = { path, name, header, scan, delimiter }
    return { ok: true, value, issues: typeof source === 'string' ? [] : source.issues }
  } catch (error) {
    return { ok: false, issues: [fileError(name, error)] }
  }
}

/** What could not be read of a table; filled while its records are read. */
export interface TableFaults {
  /** Rows with another number of cells than the header, or with quotes not in order. */
  ragged: number
  /** The first of them; 1 is the row below the header. */
  first: number
}

/** The records of a table in order, with bounded memory. A file without quotes is split without a parser. */
export function* tableRecords(
  { scan, delimiter, header }: Table,
  faults: TableFaults,
): Generator<readonly string[]> {
  let row = 0
  for (const records of scan.hasQuotes
    ? readCsv(lineChunks(scan), delimiter)
    : plainRecords(lineChunks(scan), delimiter))
    for (const record of records) {
      if (record !== null && record.length === 1 && (record[0] as string).trim() === '') continue
      row++
      if (record !== null && record.length === header.length) yield record
      else if (faults.ragged++ === 0) faults.first = row
    }
}

/** The records of each chunk, split as they are asked for. */
function* plainRecords(
  chunks: Iterable<Uint8Array>,
  delimiter: string,
): Generator<Iterable<readonly string[]>> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  for (const chunk of chunks) yield recordsIn(decoder.decode(chunk), delimiter)
}

/** @param text - of lines, the last one with its end */
function* recordsIn(text: string, delimiter: string): Generator<readonly string[]> {
  for (let from = 0; from < text.length; ) {
    const next = text.indexOf('\n', from) + 1
    const end = text[next - 2] === '\r' && next - 2 >= from ? next - 2 : next - 1
    yield text.slice(from, end).split(delimiter)
    from = next
  }
}

/** The issue of rows that could not be read, if any. */
export function raggedIssues({ name, header }: Table, { ragged, first }: TableFaults): Issue[] {
  if (ragged === 0) return []
  const expected = `${header.length} cells in each row`
  const received = `${ragged} rows with another number; they are passed over`
  return [issue({ code: 'row-ragged', file: name, row: first, expected, received })]
}

/** Positions of columns by name, or an issue for each that is not there. */
export function columnsOf(
  { name, header }: Table,
  wanted: readonly string[],
): Result<ReadonlyMap<string, number>> {
  const issues = wanted
    .filter((column) => !header.includes(column))
    .map((column) => {
      const expected = `a column with the header ${column}`
      return issue({ code: 'column-missing', file: name, expected, received: 'none of that name' })
    })
  if (issues.length > 0) return { ok: false, issues }
  return { ok: true, value: new Map(wanted.map((one) => [one, header.indexOf(one)])), issues }
}

/** A cell as a number; NaN where it is empty or no number. */
export function cellNumber(cell: string | undefined): number {
  const text = cell === undefined ? '' : cell.trim()
  return text === '' ? Number.NaN : Number(text)
}
