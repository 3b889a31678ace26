import { isUtf8 } from 'node:buffer'
import { closeSync, openSync, readSync } from 'node:fs'
import { TextDecoder } from 'node:util'
import { byteOrderMark } from '../../file/encoding.js'
import { FormatError } from '../format-error.js'

const CHUNK = 1 << 18
/** The longest character of UTF-8 is begun by so many bytes that do not end it. */
const MOST_BEGUN = 3

/**
 * The bytes of a file in pieces of whole characters, as UTF-8 without a byte-order mark; UTF-16 where a mark says so. Each
 * piece lives until the next is asked for.
 */
export function* jsonBytes(path: string): Generator<Buffer> {
  const buffer = Buffer.allocUnsafeSlow(CHUNK)
  const file = openSync(path, 'r')
  try {
    const first = buffer.subarray(0, readSync(file, buffer, 0, CHUNK, null))
    const mark = byteOrderMark(first)
    const isWide = mark !== null && mark.encoding !== 'utf-8'
    if (isWide) yield* wideBytes(file, buffer, first, new TextDecoder(mark.encoding, FATAL))
    else yield* narrowBytes(file, buffer, first.length, mark?.length ?? 0)
  } finally {
    closeSync(file)
  }
}

const FATAL = { fatal: true }

/** @param from - where the text begins in the first bytes, which the buffer has already */
function* narrowBytes(
  file: number,
  buffer: Buffer,
  length: number,
  from: number,
): Generator<Buffer> {
  let start = from
  let end = length
  for (;;) {
    const whole = end - begunLength(buffer, end)
    const piece = buffer.subarray(start, whole)
    if (!isUtf8(piece)) throw otherEncoding()
    yield piece
    buffer.copyWithin(0, whole, end)
    start = 0
    const held = end - whole
    const count = readSync(file, buffer, held, CHUNK - held, null)
    if (count === 0 && held > 0) throw otherEncoding()
    if (count === 0) return
    end = held + count
  }
}

/** Number of bytes at the end that begin a character and do not end it. */
function begunLength(bytes: Uint8Array, end: number): number {
  for (let length = 1; length <= MOST_BEGUN && length <= end; length++) {
    const byte = bytes[end - length] as number
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return length < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? length : 0
  }
  return 0
}

function* wideBytes(
  file: number,
  buffer: Buffer,
  first: Uint8Array,
  decoder: TextDecoder,
): Generator<Buffer> {
  let bytes = first
  while (bytes.length > 0) {
    yield Buffer.from(decoded(decoder, bytes, true), 'utf8')
    bytes = buffer.subarray(0, readSync(file, buffer, 0, CHUNK, null))
  }
  decoded(decoder, bytes, false)
}

function decoded(decoder: TextDecoder, bytes: Uint8Array, stream: boolean): string {
  try {
    return decoder.decode(bytes, { stream })
  } catch {
    throw otherEncoding()
  }
}

function otherEncoding(): FormatError {
  const sides = { expected: 'JSON in UTF-8', received: 'another encoding, or a damaged file' }
  return new FormatError({ code: 'file-encoding', ...sides })
}
