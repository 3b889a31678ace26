import { halfWidth } from './cell/half-width.js'
import { isNoAnswer } from './cell/no-answer.js'
import { lineChunks } from './file/line-chunks.js'
import type { FileScan } from './file/scan-file.js'
import { type Delimiter, readCsv, readCsvRecord } from './read-csv.js'

/** Bytes looked at, and records in them. */
const HEAD = 1 << 16
const MOST_RECORDS = 60
/** Rows below the header that may name columns again. */
const MOST_LABELS = 3

const IMPORT_ID = /^\s*\{\s*"ImportId"\s*:/
const NUMBER = /^-?\d+(?:[.,]\d+)?$/

/** Whether a row has ids of questions, as Qualtrics writes them below their texts. */
export function hasImportIds(row: readonly string[]): boolean {
  const filled = row.filter((cell) => cell.trim() !== '')
  return (
    filled.length > 0 && filled.filter((cell) => IMPORT_ID.test(cell)).length * 2 >= filled.length
  )
}

/**
 * Rows below the header that name the columns once more, such as the texts of questions below their ids: what stands in
 * them is of another kind than all that is below. No row of answers is one, whatever was answered.
 */
export function labelRows(scan: FileScan, delimiter: Delimiter): readonly (readonly string[])[] {
  const records = firstRecords(scan, delimiter)
  const byIds = records.slice(0, MOST_LABELS).findIndex(hasImportIds)
  if (byIds >= 0) return records.slice(0, byIds + 1)
  const header = readCsvRecord(scan.header, delimiter) ?? []
  let count = 0
  while (count < MOST_LABELS - 1 && namesColumns(header, records, count)) count++
  return records.slice(0, count)
}

function namesColumns(
  header: readonly string[],
  records: readonly (readonly string[])[],
  at: number,
): boolean {
  const row = records[at]
  const below = records.slice(at + 1)
  return isLabelRow(row, below) || (at === 0 && isSecondHeader(header, row, below))
}

/** What SurveyMonkey writes below the question of a column that holds its whole answer. */
const WHOLE_ANSWERS: ReadonlySet<string> = new Set(['Response', 'Open-Ended Response'])

/** Whether a text below a header says only that the column holds the whole answer, as SurveyMonkey writes it. */
export const isWholeAnswer = (text: string): boolean => WHOLE_ANSWERS.has(text.trim())

/**
 * Whether a row goes on where the header is blank: a question stands over the first of its columns, and what each is
 * about below it. Or, where every question has one column, whether it says so. A row with a number, with what another row
 * has in the same column, or with something in every column that has a name, is somebody's: what stands in columns without
 * a name may be names and addresses, which all differ too.
 */
function isSecondHeader(
  header: readonly string[],
  row: readonly string[] | undefined,
  below: readonly (readonly string[])[],
): boolean {
  if (row === undefined) return false
  const filled = row.filter((cell) => cell.trim() !== '')
  if (filled.length >= 2 && filled.filter(isWholeAnswer).length * 2 >= filled.length) return true
  const columns = row.map((cell, column) => ({
    name: (header[column] ?? '').trim(),
    cell: cell.trim(),
    below: below.map((other) => (other[column] ?? '').trim()),
  }))
  const blank = columns.filter(({ name }) => name === '')
  return (
    blank.length >= FEWEST_NUMBERS &&
    blank.every(({ cell }) => cell !== '' && !isNumber(cell)) &&
    allDiffer(blank) &&
    columns.every(({ cell, below: others }) => !isSomebodys(cell, others)) &&
    columns.some(({ name, cell }) => name !== '' && (cell === '' || isWholeAnswer(cell)))
  )
}

const isSomebodys = (cell: string, below: readonly string[]): boolean =>
  cell !== '' && (isNumber(cell) || below.includes(cell))

/** The first records below the header, blank lines among them. */
export function firstRecords(scan: FileScan, delimiter: Delimiter): readonly (readonly string[])[] {
  const range = { from: scan.dataStart, to: Math.min(scan.size, scan.dataStart + HEAD) }
  const records: (readonly string[])[] = []
  for (const batch of readCsv(lineChunks(scan, range), delimiter))
    for (const record of batch) records.push(record ?? [])
  // The last of a part of the file may be cut.
  return records.slice(
    0,
    range.to < scan.size ? Math.min(MOST_RECORDS, records.length - 1) : MOST_RECORDS,
  )
}

const FEWEST_BELOW = 2
/** Columns of numbers that must have a text above them; columns of words that share their words with each other. */
const FEWEST_NUMBERS = 3
const FEWEST_WORDS = 5
const SHARE = 0.8

/** Whether the columns of answers have, in this row and in no other, texts that all differ. */
function isLabelRow(
  row: readonly string[] | undefined,
  below: readonly (readonly string[])[],
): boolean {
  if (row === undefined || below.length < FEWEST_BELOW) return false
  const columns = row.map((cell, column) => ({
    cell: cell.trim(),
    below: below.map((other) => (other[column] ?? '').trim()).filter((text) => text !== ''),
  }))
  const known = columns.filter((column) => column.below.length >= FEWEST_BELOW)
  const numbers = known.filter((column) => column.below.every(isNumber))
  const isText = ({ cell }: { readonly cell: string }): boolean => cell !== '' && !isNumber(cell)
  if (numbers.length >= FEWEST_NUMBERS)
    return numbers.filter(isText).length >= SHARE * numbers.length && allDiffer(numbers)
  const words = sharingWords(known)
  const said = new Set(words.flatMap((column) => column.below))
  return (
    words.length >= FEWEST_WORDS &&
    words.every((column) => isText(column) && !said.has(column.cell)) &&
    allDiffer(words)
  )
}

interface Column {
  readonly cell: string
  readonly below: readonly string[]
}

const isNumber = (text: string): boolean =>
  NUMBER.test(text) || NUMBER.test(halfWidth(text)) || isNoAnswer(text)

const allDiffer = (columns: readonly Column[]): boolean => {
  const filled = columns.map(({ cell }) => cell).filter((cell) => cell !== '')
  return filled.length >= FEWEST_NUMBERS && new Set(filled).size === filled.length
}

/** Columns whose every word stands in another column too, as those of one response set. */
function sharingWords(columns: readonly Column[]): readonly Column[] {
  const counts = new Map<string, number>()
  for (const { below } of columns)
    for (const text of new Set(below)) counts.set(text, (counts.get(text) ?? 0) + 1)
  return columns.filter(({ below }) => below.every((text) => (counts.get(text) ?? 0) > 1))
}
