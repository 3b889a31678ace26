import type { IssueDraft } from '../../../issue/issue.js'
import type { FormatInput } from '../file-format.js'
import { FormatError } from '../format-error.js'
import type { ReadLimits } from '../limits.js'
import type { TableSource } from '../table-source.js'
import { type ColumnNames, columnNames } from './column-names.js'
import { jsonBytes } from './json-bytes.js'
import { jsonShape } from './json-shape.js'
import { lineWriter } from './line-writer.js'
import type { RecordTaker } from './read-lines.js'
import { readRecords } from './read-records.js'
import { type RecordScanner, recordScanner } from './record-scanner.js'
import { rowTaker } from './row-taker.js'

/** Pieces of the file in which columns are looked for before the rows are written: 4 MB. */
const FIRST_PIECES = 16

/**
 * Opens JSON Lines, or JSON that holds a table: an array of objects, an array of arrays whose first one names the
 * columns, or an object with one such array. Nested objects become columns with dots in their names. Rows are read
 * once, and once more where a record behind the first megabytes has a column that none before it had; memory is that of
 * one record.
 */
export const openJson = ({ path, limits }: FormatInput): TableSource =>
  jsonSource(() => jsonBytes(path), limits)

/**
 * @param pieces - of a text in UTF-8, cut between characters; asked for once for each time that it is read
 * @param makeScanner - takes records beside the general parser
 */
export function jsonSource(
  pieces: () => Iterable<Buffer>,
  limits: ReadLimits,
  makeScanner: typeof recordScanner = recordScanner,
): TableSource {
  const shape = jsonShape(pieces, limits)
  const names = columnNames(limits)
  const levels = limits.depth - 1 - (shape === 'lines' ? 0 : shape.depth)
  const scanner = makeScanner(names.positions, levels)
  const read = (taker: RecordTaker): Generator<void> => readRecords(pieces(), shape, limits, taker)
  findColumns(read, names, scanner)
  const issues: IssueDraft[] = []
  return {
    get columns() {
      return names.list().map((name) => ({ name }))
    },
    *batches(): Generator<Uint8Array> {
      issues.length = 0
      const lines = lineWriter()
      for (const _ of read(rowTaker(names, scanner, lines, issues))) yield lines.take()
      yield lines.take()
    },
    issues: () => issues,
    close: () => undefined,
  }
}

/** Learns the columns of the first records; of all, where these have none. */
function findColumns(
  read: (taker: RecordTaker) => Generator<void>,
  names: ColumnNames,
  scanner: RecordScanner,
): void {
  let nPieces = 0
  const taker: RecordTaker = {
    scan: (bytes, at) => (names.isArray() ? -1 : scanner.scan(bytes, at, null)),
    takeScanned: () => undefined,
    take: names.add,
  }
  for (const _ of read(taker)) if (++nPieces >= FIRST_PIECES && names.isKnown()) return
  if (names.isKnown()) return
  throw new FormatError({ code: 'file-empty', expected: 'records with answers', received: 'none' })
}
