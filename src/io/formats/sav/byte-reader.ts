import { closeSync, openSync, readSync } from 'node:fs'
import { truncated } from '../format-error.js'

/** Reads a file from its beginning on, a few bytes at a time, with bounded memory. */
export interface ByteReader {
  /** The next bytes; they live until the next call. Throws where the file ends before. */
  readonly take: (length: number) => Buffer
  /** The next bytes as far as there are any. */
  readonly takeUpTo: (length: number) => Buffer
  readonly position: () => number
  readonly seek: (position: number) => void
  readonly size: number
  readonly close: () => void
}

const CHUNK = 1 << 18

export function byteReader(path: string, size: number): ByteReader {
  const file = openSync(path, 'r')
  let buffer = Buffer.alloc(CHUNK)
  let at = 0
  let end = 0
  /** Where in the file the bytes behind those in the buffer begin. */
  let next = 0
  const fill = (length: number): void => {
    if (end - at >= length) return
    buffer.copy(buffer, 0, at, end)
    end -= at
    at = 0
    if (length > buffer.length) {
      const larger = Buffer.alloc(length)
      buffer.copy(larger, 0, 0, end)
      buffer = larger
    }
    while (end < length) {
      const count = readSync(file, buffer, end, buffer.length - end, next)
      if (count === 0) return
      next += count
      end += count
    }
  }
  const takeUpTo = (wished: number): Buffer => {
    const length = Math.min(wished, size - (next - (end - at)))
    fill(length)
    const taken = buffer.subarray(at, Math.min(end, at + length))
    at += taken.length
    return taken
  }
  return {
    takeUpTo,
    take: (length) => {
      const taken = takeUpTo(length)
      if (taken.length < length) throw truncated('a whole SPSS file', 'one that ends too early')
      return taken
    },
    position: () => next - (end - at),
    seek: (position) => {
      at = 0
      end = 0
      next = position
    },
    size,
    close: () => closeSync(file),
  }
}
