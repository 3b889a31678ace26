import { basename } from 'node:path'
import type { Instrument } from '../instrument/instrument.js'
import { type Issue, issue, type Result } from '../issue/issue.js'
import { parseDate } from './cell/parse-date.js'
import type { ColumnMap } from './column-map.js'
import { checkCodings } from './columns/check-codings.js'
import { checkValueLabels } from './columns/check-value-labels.js'
import type { FileColumn } from './columns/column-plan.js'
import { headerFault } from './columns/header-fault.js'
import { planColumns } from './columns/plan-columns.js'
import { checkFile, fileError } from './file/check-file.js'
import { inFile } from './file/in-file.js'
import { lineChunks } from './file/line-chunks.js'
import { type FileScan, scanFile } from './file/scan-file.js'
import type { PreparedTable } from './formats/prepare-table.js'
import { likelyDelimiter } from './likely-delimiter.js'
import { type Delimiter, readCsvRecord } from './read-csv.js'
import type { StudentKeys } from './student-keys.js'
import { titlesAbove } from './titles-above.js'

/** How a file of answers is to be read. */
export interface ReadOptions {
  /** What the file is called in issues and results; its name without the folder if absent. */
  readonly name?: string
  /** Absent: the one of comma, semicolon and tab that stands most often in the header. */
  readonly delimiter?: Delimiter
  readonly map?: ColumnMap
  /** Levels of grouping beside district, school, grade, class and wave. */
  readonly levels?: readonly string[]
  /** `keep`: columns that hold no item are carried through. `ignore` (the default): they are passed over and named. */
  readonly otherColumns?: 'keep' | 'ignore'
  /** Items that tell what to answer, from the protocol. */
  readonly instructedItems?: readonly { readonly column: string; readonly expected: string }[]
  /** Date of the test for rows without one, year first: `2024-05-06`. */
  readonly testDate?: string
  /**
   * Where students are kept, so that several files give the same student the same number; a table of the file's own if
   * absent. `null`: student cells are checked and not kept, and memory does not grow with their number.
   */
  readonly students?: StudentKeys | null
  /**
   * Rows that a column marks as previews or tests of the survey: rejected (the default), or kept and marked, for who
   * rejects them with those that count for other reasons.
   */
  readonly trials?: 'reject' | 'mark'
  /** Value labels of a file that contradict the codes of an item: refused (the default), or only said. */
  readonly labelConflicts?: 'refuse' | 'say'
  /** Rows of a block; 4,096 if absent. No result depends on it. */
  readonly blockLength?: number
  /** Bytes read at a time, and a line at least; a megabyte if absent. No result depends on it. */
  readonly chunkLength?: number
}

/** A file of answers whose header was read and whose columns were found: plain data, which a worker can be given. */
export interface ResponseFile {
  readonly path: string
  /** What it is called in issues and results. */
  readonly name: string
  readonly scan: FileScan
  readonly delimiter: Delimiter
  readonly columns: readonly FileColumn[]
  readonly instruments: readonly Instrument[]
  readonly options: ReadOptions
  /**
   * The row of the file, as a spreadsheet shows it, that is row 1 of issues and results: 2 where the header is its first
   * row. Null for formats that no spreadsheet shows.
   */
  readonly firstRow: number | null
  /** What the file was before `prepareTable` made it ready; absent where its path was given. */
  readonly origin?: TableOrigin
}

/** The format of a table that was made ready, and what it knew. */
export type TableOrigin = Omit<PreparedTable, 'path' | 'name' | 'issues' | 'remove'>

/**
 * Opens a text file of answers, or a table of any format that `prepareTable` made ready: finds its encoding (UTF-8 and UTF-16 with or by their marks, GB18030 where the bytes
 * are no UTF-8), its delimiter and its header, and decides what each column is read for.
 *
 * @param table - path of a text file, or a prepared table
 * @param instruments - whose answers to look for; none for a file of persons only
 * @returns the file and what is odd about it, or everything that stands in the way at once: the file is not there, is
 *   a folder, empty or a header only; columns are missing, ambiguous or contradict the map
 * @throws {@link Error} when `testDate` is not a date
 */
export function openResponses(
  table: string | PreparedTable,
  instruments: readonly Instrument[],
  options: ReadOptions = {},
): Result<ResponseFile> {
  if (options.testDate !== undefined && parseDate(options.testDate) <= 0)
    throw new Error('openResponses requires a test date such as 2024-05-06')
  const { path, origin, ...prepared } = tableOf(table)
  const name = options.name ?? prepared.name
  const checked = checkFile(path, name)
  if ('issue' in checked) return { ok: false, issues: [checked.issue] }
  try {
    const scan = scanFile(path, checked.size, options.chunkLength)
    const delimiter = options.delimiter ?? origin?.delimiter ?? likelyDelimiter(scan)
    const about = [...prepared.issues, ...aboutEncoding(scan), ...aboutLength(scan)]
    const header = readCsvRecord(scan.header, delimiter)
    const fault = headerFault(scan, header)
    if (fault !== null || header === null)
      return { ok: false, issues: fault === null ? [] : [inFile(fault, name)] }
    const plan = planColumns(header, instruments, {
      map: options.map ?? {},
      levels: options.levels ?? [],
      otherColumns: options.otherColumns ?? 'ignore',
      instructedItems: options.instructedItems ?? [],
    })
    const { columns } = plan
    const uses = columns.flatMap((column) => column.uses)
    const isKnown = uses.some(({ kind }) => kind !== 'carried')
    const titles = isKnown || origin?.columns !== undefined ? null : titlesAbove(scan, header)
    if (titles !== null) return { ok: false, issues: [...prepared.issues, inFile(titles, name)] }
    const codings = [
      ...checkCodings(options.map ?? {}, instruments, uses),
      ...labelConflicts(columns, origin, instruments, options),
    ]
    const planned = about.some(({ code }) => code === 'file-header-only')
      ? plan.issues.filter(isNotAboutContent)
      : plan.issues
    const issues = [...about, ...planned, ...codings].map((found) => inFile(found, name))
    if (issues.some(({ severity }) => severity === 'error')) return { ok: false, issues }
    const firstRow = firstRowOf(origin)
    const value = { path, name, scan, delimiter, columns, instruments, options, firstRow }
    if (origin === undefined) return { ok: true, value, issues }
    return { ok: true, value: { ...value, origin, options: { ...options, delimiter } }, issues }
  } catch (error) {
    return { ok: false, issues: [fileError(name, error)] }
  }
}

/** Text has its header in its first row; a workbook says where. */
function firstRowOf(origin: TableOrigin | undefined): number | null {
  return origin === undefined || origin.format === 'csv' ? 2 : (origin.firstRow ?? null)
}

/** A line with nothing below it may be no header at all, but a key or a note: it is not repeated. */
const isNotAboutContent = ({ code }: Issue): boolean => code !== 'column-unknown'

function labelConflicts(
  columns: readonly FileColumn[],
  origin: TableOrigin | undefined,
  instruments: readonly Instrument[],
  { map = {}, labelConflicts: wish }: ReadOptions,
): readonly Issue[] {
  const found = checkValueLabels(columns, origin?.columns ?? [], instruments, map)
  return wish === 'say' ? found.map((one) => ({ ...one, severity: 'warning' })) : found
}

interface OpenedTable {
  readonly path: string
  readonly name: string
  readonly issues: readonly Issue[]
  readonly origin?: TableOrigin
}

function tableOf(table: string | PreparedTable): OpenedTable {
  if (typeof table === 'string') return { path: table, name: basename(table), issues: [] }
  const { path, name, issues, remove: _, ...origin } = table
  return { path, name, issues, origin }
}

function* aboutEncoding({ encoding, isDamaged }: FileScan): Generator<Issue> {
  const expected = 'UTF-8'
  if (isDamaged) {
    const received = 'UTF-8 with damaged characters, which become U+FFFD'
    yield issue({ code: 'file-encoding', severity: 'warning', expected, received })
  } else if (encoding !== 'utf-8') {
    const received = `${encoding.toUpperCase()}, read as such`
    yield issue({ code: 'file-encoding', severity: 'info', expected, received })
  }
}

function* aboutLength(scan: FileScan): Generator<Issue> {
  if (scan.header.trim() === '' && !hasData(scan))
    yield issue({
      code: 'file-empty',
      expected: 'a header and rows',
      received: 'nothing but blanks',
    })
  else if (!hasData(scan))
    yield issue({
      code: 'file-header-only',
      expected: 'rows below the header',
      received: 'none',
    })
}

function hasData(scan: FileScan): boolean {
  for (const chunk of lineChunks(scan)) if (chunk.some((byte) => byte > 32)) return true
  return false
}
