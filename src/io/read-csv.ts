import Papa from 'papaparse'
import { LONGEST_LINE } from './file/raw-chunks.js'

/** The cells of one record; null where its quotes are not in order, so that nobody can say where cells end. */
export type CsvRecord = readonly string[] | null

export const DELIMITERS = [',', ';', '\t'] as const
export type Delimiter = (typeof DELIMITERS)[number]

/** What PapaParse says of one record. */
interface Step {
  readonly data: readonly string[][]
  readonly errors: readonly { readonly index?: number }[]
  readonly meta: { readonly cursor: number }
}

/**
 * Records of CSV with quotes, by PapaParse, batch by batch with bounded memory. Cells are strings and nothing else: no
 * header, no typing. Line ends may be mixed; a line end inside quotes is given as a newline. Where a quote is not
 * closed or goes on after its end, the line it stands in is a null record and reading goes on with the next line; so it
 * is where a quote is closed only in a later row, by one that nobody opened there.
 *
 * @param chunks - UTF-8, each ending with a newline
 */
export function* readCsv(
  chunks: Iterable<Uint8Array>,
  delimiter: Delimiter,
): Generator<readonly CsvRecord[]> {
  let held = ''
  for (const chunk of chunks) {
    held += csvText(chunk)
    const { records, rest } = completeRecords(held, delimiter, held.length > LONGEST_LINE)
    held = rest
    yield records
  }
  yield completeRecords(held, delimiter, true).records
}

/** The cells of one record, such as a header. */
export function readCsvRecord(text: string, delimiter: Delimiter): CsvRecord {
  const line = text.replaceAll('\r\n', '\n').replace(/[\r\n]$/, '')
  const [record = ['']] = completeRecords(`${line}\n`, delimiter, true).records
  return record
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Whole lines of UTF-8 as a text with one kind of line end. */
export const csvText = (lines: Uint8Array): string => decoder.decode(lines).replaceAll('\r\n', '\n')

/** The records of a text, and what is left of it. */
export interface Records {
  readonly records: readonly CsvRecord[]
  readonly rest: string
}

/** The records that `text` has whole, from its beginning on, and what is left; with `isLast` nothing is left. */
export function completeRecords(text: string, delimiter: Delimiter, isLast: boolean): Records {
  const records: CsvRecord[] = []
  let rest = text
  let isForced = false
  while (rest !== '') {
    const { cursor, fault } = parseUntilFault(rest, delimiter, isForced, records)
    if (fault !== null) {
      records.push(null)
      rest = rest.slice(lineEnd(rest, Math.max(cursor, fault)))
      isForced = false
    } else {
      rest = rest.slice(cursor)
      if (!isLast || isForced) break
      isForced = true
    }
  }
  return { records, rest }
}

const lineEnd = (text: string, from: number): number => {
  const at = text.indexOf('\n', from)
  return at < 0 ? text.length : at + 1
}

/** Adds records up to the first whose quotes are not in order; `fault` is a place in the line where that begins. */
function parseUntilFault(
  text: string,
  delimiter: Delimiter,
  isForced: boolean,
  records: CsvRecord[],
): { readonly cursor: number; readonly fault: number | null } {
  let cursor = 0
  let fault: number | null = null
  const parser: Papa.Parser = new Papa.Parser({
    delimiter,
    newline: '\n',
    step: ({ data, errors, meta }: Step) => {
      const [error] = errors
      if (error === undefined && !data.some((record) => hasSwallowedRows(record, delimiter))) {
        records.push(...data)
        cursor = meta.cursor
      } else {
        fault = error?.index ?? cursor
        parser.abort()
      }
    },
  } as unknown as Papa.ParseConfig)
  parser.parse(text, 0, !isForced)
  return { cursor, fault }
}

/** Delimiters in one line that free text hardly has. */
const MANY = 3

/**
 * Whether a cell holds line ends with the rest of its own row before the first, whole rows between them, and the
 * beginning of another row after the last: a quote that was never closed met one that was never opened.
 */
function hasSwallowedRows(record: readonly string[], delimiter: string): boolean {
  return record.some((cell, column) => {
    if (!cell.includes('\n')) return false
    const counts = cell.split('\n').map((line) => line.split(delimiter).length - 1)
    const last = record.length - 1
    return (
      counts.some((count) => count >= MANY) &&
      counts.every((count, at) => {
        if (at === 0) return count === last - column
        return count === (at === counts.length - 1 ? column : last)
      })
    )
  })
}
