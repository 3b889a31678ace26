import { FormatError, unsafe } from '../format-error.js'
import type { ReadLimits } from '../limits.js'
import { jsonParser } from './json-parser.js'
import { CARRIAGE_RETURN, NEWLINE, SPACE, TAB } from './json-signs.js'
import { type JsonRecord, recordCollector } from './record-collector.js'

/** What is done with the records of a JSON file. */
export interface RecordTaker {
  /**
   * Finds the end of a record that can be taken as it stands.
   *
   * @param bytes - UTF-8 that ends with a 0
   * @returns where it ends; −1 where the general parser is to read it
   */
  readonly scan: (bytes: Buffer, at: number) => number
  /** Takes the record found last. */
  readonly takeScanned: (bytes: Buffer) => void
  /** Takes a record that the general parser has read; null is a line with nothing in it. */
  readonly take: (record: JsonRecord | null) => void
}

/** Reads records of which each is a line; yields after each piece. */
export function* readLines(
  pieces: Iterable<Buffer>,
  limits: ReadLimits,
  taker: RecordTaker,
): Generator<void> {
  let room = Buffer.alloc(0)
  let held = 0
  for (const piece of pieces) {
    const end = held + piece.length
    // One byte for the 0, and one for the line end that the last line may lack.
    if (room.length < end + 2) room = Buffer.concat([room.subarray(0, held)], 2 * end + 2)
    piece.copy(room, held)
    const rest = takeLines(room, end, limits, taker)
    room.copyWithin(0, rest, end)
    held = end - rest
    if (held > limits.recordLength && room.toString('utf8', 0, held).length > limits.recordLength)
      throw unsafe('lines of at most 8 MB', 'a longer one')
    yield
  }
  if (room.toString('utf8', 0, held).trim() === '') return
  room[held] = NEWLINE
  takeLines(room, held + 1, limits, taker)
}

/** Takes the lines that end before `end`; where the line begins that does not. */
function takeLines(bytes: Buffer, end: number, limits: ReadLimits, taker: RecordTaker): number {
  bytes[end] = 0
  let at = 0
  for (;;) {
    const lineEnd = bytes.indexOf(NEWLINE, at)
    if (lineEnd < 0 || lineEnd >= end) return at
    const behind = taker.scan(bytes, skipInLine(bytes, at))
    if (behind >= 0 && skipInLine(bytes, behind) === lineEnd) taker.takeScanned(bytes)
    else taker.take(lineRecord(bytes.toString('utf8', at, lineEnd), limits))
    at = lineEnd + 1
  }
}

function skipInLine(bytes: Uint8Array, from: number): number {
  let at = from
  while (bytes[at] === SPACE || bytes[at] === TAB || bytes[at] === CARRIAGE_RETURN) at++
  return at
}

/** The record of a line; null where there is nothing in it. */
function lineRecord(line: string, limits: ReadLimits): JsonRecord | null {
  if (line.trim() === '') return null
  const found: JsonRecord[] = []
  const parser = jsonParser(
    recordCollector({ depth: 0 }, (record) => found.push(record)),
    limits,
  )
  try {
    parser.push(`${line}\n`)
    parser.end()
  } catch (error) {
    if (!(error instanceof FormatError) || error.draft.code === 'file-unsafe') throw error
    return { keys: [], cells: [], fault: 'a line that is not JSON' }
  }
  const [record] = found
  if (found.length === 1 && record !== undefined) return record
  return { keys: [], cells: [], fault: 'several values in one line' }
}
