import { closeSync, openSync, writeSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { FormatError } from './format-error.js'
import type { ReadLimits } from './limits.js'
import type { SourceRow, TableSource } from './table-source.js'

const DELIMITER = '\t'
const NEEDS_QUOTES = /["\t\r\n]/
const MANY = 1 << 20

/**
 * Writes a table source as tab-separated UTF-8, from which the ordinary reader takes it with all that it can do:
 * several passes, parts side by side, the byte path where no cell needs quotes. A row that cannot be read becomes a
 * line with cells beyond the header, which the reader rejects, so that the accounts and the row numbers stay right.
 *
 * @param signal - stops the work; its reason is thrown
 */
export async function stageTable(
  source: TableSource,
  path: string,
  limits: ReadLimits,
  signal?: AbortSignal,
): Promise<void> {
  const width = source.columns.length
  const header = line(
    source.columns.map(({ name }) => name),
    width,
  )
  if (header.length > limits.headerLength) throw tooManyColumns(limits)
  const file = openSync(path, 'wx', 0o600)
  try {
    let text = header
    for await (const rows of source.batches()) {
      for (const row of rows) {
        text += row === null ? unreadableLine(width) : line(row, width)
        if (text.length < MANY) continue
        writeAll(file, text)
        text = ''
        await setImmediate()
        signal?.throwIfAborted()
      }
    }
    writeAll(file, text)
  } finally {
    closeSync(file)
  }
}

function line(row: NonNullable<SourceRow>, width: number): string {
  if (row.length === 0) return '\n'
  let text = row.join(DELIMITER)
  if (/["\r\n]/.test(text) || countTabs(text) !== row.length - 1)
    text = row.map(quoted).join(DELIMITER)
  const missing = width - row.length
  return missing > 0 ? `${text}${DELIMITER.repeat(missing)}\n` : `${text}\n`
}

function quoted(cell: string): string {
  return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

const unreadableLine = (width: number): string => `?${`${DELIMITER}?`.repeat(width)}\n`

function countTabs(text: string): number {
  let count = 0
  for (let at = text.indexOf(DELIMITER); at >= 0; at = text.indexOf(DELIMITER, at + 1)) count++
  return count
}

function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8')
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
}

function tooManyColumns({ headerLength }: ReadLimits): FormatError {
  const expected = `column names of at most ${headerLength} characters in all`
  return new FormatError({ code: 'file-unsafe', expected, received: 'more' })
}
