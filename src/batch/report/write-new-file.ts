import { closeSync, openSync, writeSync } from 'node:fs'

const encoder = new TextEncoder()
let bytes: Uint8Array = new Uint8Array(1 << 17)

/** Most bytes that a character of a text takes in UTF-8. */
const WIDEST = 3

/**
 * Writes a text or bytes into a file that is not there yet and that only its owner may read. For thousands of files a second:
 * the bytes of one text are written over by the next.
 *
 * @throws where a file of the name is there, or nothing can be written
 */
export function writeNewFile(path: string, content: Uint8Array | string): void {
  const ready = typeof content === 'string' ? encoded(content) : content
  const file = openSync(path, 'wx', 0o600)
  try {
    for (let at = 0; at < ready.length; ) at += writeSync(file, ready, at, ready.length - at)
  } finally {
    closeSync(file)
  }
}

function encoded(text: string): Uint8Array {
  if (text.length * WIDEST > bytes.length) bytes = new Uint8Array(2 * text.length * WIDEST)
  return bytes.subarray(0, encoder.encodeInto(text, bytes).written)
}
