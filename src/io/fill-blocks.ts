import { decodePlain } from './blocks/decode-plain.js'
import { recordDecoder } from './blocks/decode-record.js'
import { hasRoom, type RowDecoder } from './blocks/row-decoder.js'
import type { RowsDecoder } from './blocks/rows-decoder.js'
import { type ByteRange, lineChunks } from './file/line-chunks.js'
import { type ChunkRoom, LONGEST_LINE } from './file/raw-chunks.js'
import type { FileScan } from './file/scan-file.js'
import { type QuoteStripper, quoteStripper } from './file/strip-quotes.js'
import {
  type CsvRecord,
  completeRecords,
  csvText,
  type Delimiter,
  type Records,
} from './read-csv.js'

/** What fills blocks. */
export interface Filler {
  readonly decoder: RowDecoder
  /** Reads whole rows of the same decoder; null where there is none. */
  readonly rows: RowsDecoder | null
  readonly delimiter: Delimiter
  /** Makes room for what is read at a time; absent where anything will do. */
  readonly room?: ChunkRoom | undefined
}

/** Lines behind one whose record goes on that are tried one by one, before all of them. */
const MOST_LINES = 32
/** Lines that are read as CSV at one go. */
const MOST_AT_ONCE = 1024
const NEWLINE = 10

/** Fills the block again and again; yields when it is full. */
export function* fillBlocks(filler: Filler, scan: FileScan, part?: ByteRange): Generator<void> {
  const chunks = lineChunks(scan, part, filler.room)
  if (scan.hasQuotes) yield* fillQuoted(filler, chunks)
  else for (const chunk of chunks) yield* fillPlain(filler, chunk, 0)
}

/** @param bytes - of lines without quotes, from `from` on */
function* fillPlain(
  { decoder, rows, delimiter }: Filler,
  bytes: Uint8Array,
  from: number,
): Generator<void> {
  const byte = delimiter.charCodeAt(0)
  let at = from
  while (at < bytes.length) {
    at = decodePlain(decoder, rows, bytes, at, byte)
    if (!hasRoom(decoder)) yield
  }
}

/** Lines whose quotes mean nothing are read as those without; others, and the records that they begin, as CSV. */
function* fillQuoted(filler: Filler, chunks: Iterable<Uint8Array>): Generator<void> {
  const { decoder, delimiter } = filler
  const decode = recordDecoder(decoder)
  const quotes = quoteStripper(delimiter.charCodeAt(0))
  function* fill(records: readonly CsvRecord[]): Generator<void> {
    for (const record of records) {
      decode(record)
      if (!hasRoom(decoder)) yield
    }
  }
  let held = ''
  for (const chunk of chunks) {
    let at = 0
    while (at < chunk.length) {
      if (held === '') {
        const { end, next } = quotes.strip(chunk, at)
        yield* fillPlain(filler, chunk.subarray(0, end), at)
        at = next
        if (at === chunk.length) break
      }
      const { records, rest, to } = recordsAt(held, chunk, at, delimiter, quotes)
      yield* fill(records)
      held = rest
      at = to
    }
  }
  yield* fill(completeRecords(held, delimiter, true).records)
}

/**
 * Records that begin with what is held, or in the lines at `from`, up to a line end of the chunk: the first where one has
 * ended, or the last of all.
 */
function recordsAt(
  held: string,
  chunk: Uint8Array,
  from: number,
  delimiter: Delimiter,
  quotes: QuoteStripper,
): Records & { readonly to: number } {
  let to = held === '' ? quotedLines(chunk, from, quotes) : lineAfter(chunk, from)
  for (let tried = 0; ; tried++) {
    const text = held + csvText(chunk.subarray(from, to))
    const isAll = to === chunk.length
    const found = completeRecords(text, delimiter, isAll && text.length > LONGEST_LINE)
    if (isAll || found.records.length > 0) return { ...found, to }
    to = tried < MOST_LINES ? lineAfter(chunk, to) : chunk.length
  }
}

/** Where the lines end that are read as CSV at one go: each has quotes that mean something. */
function quotedLines(chunk: Uint8Array, from: number, quotes: QuoteStripper): number {
  let to = lineAfter(chunk, from)
  for (let nLines = 1; nLines < MOST_AT_ONCE && to < chunk.length; nLines++) {
    const end = lineAfter(chunk, to)
    if (quotes.isBare(chunk, to, end)) break
    to = end
  }
  return to
}

const lineAfter = (bytes: Uint8Array, at: number): number => bytes.indexOf(NEWLINE, at) + 1
