import type { Instrument } from '../../instrument/instrument.js'
import { type Issue, type IssueDraft, issue } from '../../issue/issue.js'
import { forgetAfter } from '../cell/byte-table.js'
import { decodeText } from '../cell/decode-text.js'
import type { ColumnMap } from '../column-map.js'
import type { FileColumn } from '../columns/column-plan.js'
import type { BlockColumns } from './block-columns.js'
import { columnReaders } from './column-readers.js'
import { combinedReader, type FieldReader } from './field-reader.js'
import { type FinishPerson, personFinisher } from './finish-person.js'
import { NO_SHEET } from './person-readers.js'
import { type QuickTables, quickTables } from './quick-tables.js'

/** Issues of single cells kept for each block; all are counted. Rejected rows are always kept. */
const MOST_CELL_ISSUES = 10_000

/** What both ways of reading share: the columns of a block, the readers of cells, the row that is being filled. */
export interface RowDecoder {
  readonly fileColumns: readonly FileColumn[]
  readonly columns: BlockColumns
  readonly quick: QuickTables
  /** By column of the file, a reader for each of its uses; that which carries it through is the last. */
  readonly uses: readonly (readonly FieldReader[])[]
  /** By column of the file, all of them in one; null where nobody asked for it. */
  readonly readers: readonly (FieldReader | null)[]
  readonly finishPerson: FinishPerson
  readonly maxRows: number
  /** Whether rows that are no responses are rejected here. */
  readonly rejectsTrials: boolean
  /** The row of the block that is being filled. */
  row: number
  /** The column that comes next, while a row is read. */
  column: number
  /** Lines of the file so far, blank and rejected ones included. */
  position: number
  nRejected: number
  nBlankLines: number
  /** Students when the row began: a row that is rejected adds none. */
  nStudents: number
  /** Whether the row has something beyond its last column. */
  hasSurplus: boolean
  /** Faults of the row being filled, four numbers each: field, fault, start, end. */
  readonly faults: number[]
  issues: Issue[]
  nCellIssues: number
  readonly issueCounts: Map<string, number>
}

export interface RowDecoderOptions {
  readonly map: ColumnMap
  /** yyyymmdd for rows that have no date of their own; 0 where there is none. */
  readonly testDate: number
  readonly rejectsTrials: boolean
}

/** @param columns - to be filled */
export function createRowDecoder(
  fileColumns: readonly FileColumn[],
  instruments: readonly Instrument[],
  columns: BlockColumns,
  { map, testDate, rejectsTrials }: RowDecoderOptions,
): RowDecoder {
  let nCarried = 0
  const uses = fileColumns.map((column) => {
    const number = column.uses.some(({ kind }) => kind === 'carried') ? nCarried++ : -1
    return columnReaders(column, number, columns, instruments, map)
  })
  const quick = quickTables(fileColumns, columns, instruments, map)
  return {
    fileColumns,
    columns,
    quick,
    uses,
    readers: uses.map((list) => (list.length === 0 ? null : combinedReader(list))),
    finishPerson: personFinisher(fileColumns, columns, testDate),
    maxRows: columns.capacity,
    rejectsTrials: rejectsTrials && columns.trials !== null,
    row: 0,
    column: 0,
    position: 0,
    nRejected: 0,
    nBlankLines: 0,
    nStudents: columns.students?.keys.size ?? 0,
    hasSurplus: false,
    faults: [],
    issues: [],
    nCellIssues: 0,
    issueCounts: new Map(),
  }
}

/** Makes the decoder ready for the first line after `linesBefore` others. */
export function beginPart(decoder: RowDecoder, linesBefore: number): void {
  decoder.position = linesBefore
  decoder.nRejected = 0
  decoder.nBlankLines = 0
  decoder.issueCounts.clear()
  for (const reader of decoder.readers) reader?.begin?.()
  beginBlock(decoder)
}

/** Makes the decoder ready for another block. */
export function beginBlock(decoder: RowDecoder): void {
  decoder.row = 0
  decoder.issues = []
  decoder.nCellIssues = 0
  decoder.nStudents = decoder.columns.students?.keys.size ?? 0
  decoder.columns.instructedFailed?.fill(0)
  decoder.columns.trials?.fill(0)
}

/** Whether the block can take another row; rows that are rejected take room too. */
export function hasRoom({ row, maxRows, issues }: RowDecoder): boolean {
  return row < maxRows && issues.length < 2 * MOST_CELL_ISSUES
}

/** Reads one cell that no quick table decides. */
export function readCell(
  decoder: RowDecoder,
  field: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): void {
  if (field >= decoder.readers.length) {
    if (!isBlank(bytes, start, end)) decoder.hasSurplus = true
    return
  }
  const fault = decoder.readers[field]?.read(decoder.row, bytes, start, end) ?? 0
  if (fault > 0) decoder.faults.push(field, fault, start, end)
}

/**
 * Ends the row: keeps it, rejects it where its number of cells is wrong, or passes over a line with nothing in it.
 *
 * @param nCells - number of cells found
 * @param start - where the line begins in `bytes`; with `end` it is looked at only where there is one cell
 */
export function endRow(
  decoder: RowDecoder,
  nCells: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): void {
  const nColumns = decoder.readers.length
  if (nCells === 1 && isBlank(bytes, start, end)) {
    decoder.position++
    decoder.nBlankLines++
    forgetRow(decoder)
  } else if (nCells < nColumns || decoder.hasSurplus) {
    decoder.position++
    rejectRow(decoder, 'row-ragged', `${nColumns} cells`, String(nCells))
  } else if (decoder.rejectsTrials && decoder.columns.trials?.[decoder.row] === 1) {
    decoder.position++
    rejectRow(decoder, TRIAL.code, TRIAL.expected, TRIAL.received)
  } else {
    acceptRow(decoder, bytes)
    clearCounts(decoder)
  }
}

/** Keeps the row of a line that has a cell for each column, with what is wrong in it. */
export function acceptRow(decoder: RowDecoder, bytes: Uint8Array): void {
  decoder.position++
  if (decoder.faults.length > 0) keepFaults(decoder, bytes)
  decoder.columns.rows[decoder.row] = decoder.position
  const found = decoder.finishPerson(decoder.row)
  if (found !== null) addCellIssue(decoder, found)
  decoder.row++
  decoder.nStudents = decoder.columns.students?.keys.size ?? 0
}

/** Rejects a row whose cells cannot be told apart. */
export function rejectUnreadableRow(decoder: RowDecoder): void {
  decoder.position++
  rejectRow(
    decoder,
    'row-unreadable',
    'quotes that are closed',
    'a quote that opens here, without its other half',
  )
}

/** What is said of a row that is no response. */
export const TRIAL = {
  code: 'row-trial',
  severity: 'warning',
  expected: 'a response of somebody',
  received: 'a preview or a test of the survey, by a column that says so',
} as const

function rejectRow(
  decoder: RowDecoder,
  code: 'row-ragged' | 'row-unreadable' | 'row-trial',
  expected: string,
  received: string,
): void {
  decoder.nRejected++
  forgetRow(decoder)
  count(decoder, code)
  const severity = code === TRIAL.code ? TRIAL.severity : 'error'
  decoder.issues.push(issue({ code, severity, row: decoder.position, expected, received }))
}

function forgetRow(decoder: RowDecoder): void {
  const { students } = decoder.columns
  if (students !== null) forgetAfter(students.keys, decoder.nStudents)
  decoder.faults.length = 0
  decoder.hasSurplus = false
  clearCounts(decoder)
}

/** What cells of a row add up begins at 0. */
function clearCounts({ columns, row }: RowDecoder): void {
  if (columns.instructedFailed !== null) columns.instructedFailed[row] = 0
  if (columns.trials !== null) columns.trials[row] = 0
}

function keepFaults(decoder: RowDecoder, bytes: Uint8Array): void {
  const { faults, fileColumns, readers } = decoder
  const drafts: IssueDraft[] = []
  for (let at = 0; at < faults.length; at += 4) {
    const [field, fault, start, end] = faults.slice(at, at + 4) as [number, number, number, number]
    const draft = readers[field]?.issueOf(fault, decodeText(bytes, start, end))
    const column = fileColumns[field]?.header.trim() ?? ''
    if (draft !== undefined) drafts.push({ column, ...draft })
  }
  faults.length = 0
  // Sums below a list are no answers: that the line is no sheet says it all.
  const noSheet = drafts.find(({ received }) => received === NO_SHEET)
  for (const draft of noSheet === undefined ? drafts : [noSheet]) addCellIssue(decoder, draft)
}

function addCellIssue(decoder: RowDecoder, draft: IssueDraft): void {
  count(decoder, draft.code)
  if (decoder.nCellIssues++ < MOST_CELL_ISSUES)
    decoder.issues.push(issue({ ...draft, row: decoder.position }))
}

function count({ issueCounts }: RowDecoder, code: string): void {
  issueCounts.set(code, (issueCounts.get(code) ?? 0) + 1)
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  if (start === end) return true
  const first = bytes[start] as number
  if (first > 32 && first < 128) return false
  return decodeText(bytes, start, end).trim() === ''
}
