import { countBytes } from '../../file/count-bytes.js'
import type { JsonParser } from './json-parser.js'
import { CLOSE_ARRAY, CLOSE_OBJECT, COMMA, NEWLINE, OPEN_ARRAY, OPEN_OBJECT } from './json-signs.js'
import { skipBlanks } from './scan-value.js'

/** Somebody who reads whole values beside the general parser. */
export interface ValueTaker {
  /** Whether a value that comes now is one to take. */
  readonly isPlace: () => boolean
  /**
   * Takes the array or object that begins at `at`.
   *
   * @param bytes - UTF-8 that ends with a 0
   * @returns where it ends; −1 where the general parser is to read it
   */
  readonly take: (bytes: Buffer, at: number) => number
}

/** Gives a JSON text to the parser, except for the values that the taker takes; yields after each piece. */
export function* readValues(
  pieces: Iterable<Buffer>,
  parser: JsonParser,
  taker: ValueTaker,
): Generator<void> {
  let room = Buffer.alloc(0)
  for (const piece of pieces) {
    if (room.length <= piece.length) room = Buffer.alloc(piece.length + 1)
    piece.copy(room)
    room[piece.length] = 0
    readPiece(room, piece.length, parser, taker)
    yield
  }
  parser.push('\n')
  parser.end()
}

/** @param bytes - with a 0 at `end` */
function readPiece(bytes: Buffer, end: number, parser: JsonParser, taker: ValueTaker): void {
  let at = 0
  while (at < end) {
    at = taker.isPlace() ? takeValues(bytes, at, parser, taker) : at
    // A value that is not taken mostly ends with the next bracket. A text whose end is waited for is read anew with each
    // push: it grows by as much as there is.
    const to = bracketEnd(bytes, at + parser.heldLength(), end)
    parser.push(bytes.toString('utf8', at, to))
    at = to
  }
}

/** Behind the next bracket that closes. */
function bracketEnd(bytes: Uint8Array, from: number, end: number): number {
  for (let at = from; at < end; at++)
    if (bytes[at] === CLOSE_OBJECT || bytes[at] === CLOSE_ARRAY) return at + 1
  return end
}

/** Takes one value after the other; where the first stands that is not taken, or what is before it. */
function takeValues(bytes: Buffer, from: number, parser: JsonParser, taker: ValueTaker): number {
  const isInside = parser.isInArray()
  let next = parser.next()
  let at = from
  while (next !== null) {
    let begin = skipBlanks(bytes, at)
    if (next === 'comma') {
      if (bytes[begin] !== COMMA) break
      begin = skipBlanks(bytes, begin + 1)
    }
    if (bytes[begin] !== OPEN_OBJECT && bytes[begin] !== OPEN_ARRAY) break
    const behind = taker.take(bytes, begin)
    if (behind < 0) break
    at = behind
    next = isInside ? 'comma' : 'value'
  }
  if (at > from) parser.pass(countBytes(bytes.subarray(from, at), NEWLINE))
  return at
}
