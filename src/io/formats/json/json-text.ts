import { closeSync, openSync, readSync } from 'node:fs'
import { TextDecoder } from 'node:util'
import { byteOrderMark } from '../../file/encoding.js'
import { FormatError } from '../format-error.js'

const CHUNK = 1 << 18

/** The text of a file in pieces: UTF-8, or UTF-16 where a byte-order mark says so. */
export function* jsonText(path: string): Generator<string> {
  const buffer = Buffer.alloc(CHUNK)
  const file = openSync(path, 'r')
  try {
    let decoder: TextDecoder | null = null
    for (;;) {
      const length = readSync(file, buffer, 0, CHUNK, null)
      const bytes = buffer.subarray(0, length)
      decoder ??= new TextDecoder(byteOrderMark(bytes)?.encoding ?? 'utf-8', { fatal: true })
      yield decoded(decoder, bytes, length > 0)
      if (length === 0) return
    }
  } finally {
    closeSync(file)
  }
}

function decoded(decoder: TextDecoder, bytes: Uint8Array, stream: boolean): string {
  try {
    return decoder.decode(bytes, { stream })
  } catch {
    const sides = { expected: 'JSON in UTF-8', received: 'another encoding, or a damaged file' }
    throw new FormatError({ code: 'file-encoding', ...sides })
  }
}
