import { closeSync, openSync, readSync } from 'node:fs'

/** Bytes read at a time. */
const CHUNK = 1 << 20
/** The longest line that is read as one. */
export const LONGEST_LINE: number = 1 << 24

const NEWLINE = 10

/** Makes a buffer for chunks; it may be that of the file or part read before. */
export type ChunkRoom = (length: number) => Buffer

/**
 * The bytes `[from, to)` of a file in chunks that end with a line: after a `lineEnd` byte, or at `to`, or, where a
 * line is longer than {@link LONGEST_LINE}, inside it. The buffer is used again for the next chunk.
 *
 * @param length - bytes read at a time, and more where a line is longer
 * @param room - makes the buffer
 */
export function* rawChunks(
  path: string,
  from: number,
  to: number,
  lineEnd: number = NEWLINE,
  length: number = CHUNK,
  room: ChunkRoom = Buffer.allocUnsafeSlow,
): Generator<Uint8Array> {
  const file = openSync(path, 'r')
  try {
    let buffer = room(Math.max(1, Math.min(length, to - from)))
    let held = 0
    for (let at = from; at < to; ) {
      if (held === buffer.length) buffer = enlarged(buffer, room)
      const count = readSync(file, buffer, held, Math.min(buffer.length - held, to - at), at)
      if (count === 0) break
      at += count
      held += count
      const lastLine = buffer.lastIndexOf(lineEnd, held - 1) + 1
      if (lastLine === 0 && held < LONGEST_LINE) continue
      const end = lastLine === 0 ? held : lastLine
      yield buffer.subarray(0, end)
      buffer.copyWithin(0, end, held)
      held -= end
    }
    if (held > 0) yield buffer.subarray(0, held)
  } finally {
    closeSync(file)
  }
}

function enlarged(buffer: Buffer, room: ChunkRoom): Buffer {
  const larger = room(buffer.length * 2)
  buffer.copy(larger)
  return larger
}
