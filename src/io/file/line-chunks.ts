import { isAscii } from 'node:buffer'
import { type ChunkRoom, rawChunks } from './raw-chunks.js'
import type { FileScan } from './scan-file.js'

/** A part of a file in bytes: `[from, to)`. */
export interface ByteRange {
  readonly from: number
  readonly to: number
}

const NEWLINE = 10
const CARRIAGE_RETURN = 13

/**
 * The data of a file (without its header) as UTF-8, in chunks that end with a newline. A newline is put after the
 * last line where it lacks one. Each chunk lives until the next is asked for.
 */
export function* lineChunks(
  scan: FileScan,
  range?: ByteRange,
  room?: ChunkRoom,
): Generator<Uint8Array> {
  const from = range?.from ?? scan.dataStart
  const to = range?.to ?? scan.size
  for (const chunk of utf8Chunks(scan, from, to, room)) {
    if (chunk.length === 0) continue
    if (scan.lineEnd === 'cr') replaceReturns(chunk)
    yield chunk[chunk.length - 1] === NEWLINE ? chunk : withNewline(chunk)
  }
}

function* utf8Chunks(
  scan: FileScan,
  from: number,
  to: number,
  room?: ChunkRoom,
): Generator<Uint8Array> {
  const lineEnd = scan.lineEnd === 'cr' ? CARRIAGE_RETURN : NEWLINE
  const { path, encoding, chunkLength } = scan
  if (encoding === 'utf-8') yield* rawChunks(path, from, to, lineEnd, chunkLength, room)
  else if (encoding === 'gb18030') {
    const decoder = new TextDecoder('gb18030')
    for (const chunk of rawChunks(path, from, to, lineEnd, chunkLength))
      yield isAscii(chunk) ? chunk : Buffer.from(decoder.decode(chunk), 'utf8')
  } else yield* wideChunks(path, encoding, from, to, chunkLength)
}

/** UTF-16 as UTF-8, cut after lines again. */
export function* wideChunks(
  path: string,
  encoding: 'utf-16le' | 'utf-16be',
  from: number,
  to: number,
  length?: number,
): Generator<Uint8Array> {
  const decoder = new TextDecoder(encoding)
  let held = ''
  for (const chunk of rawChunks(path, from, to, NEWLINE, length)) {
    held += decoder.decode(chunk, { stream: true })
    const end = held.lastIndexOf('\n') + 1
    if (end > 0) yield Buffer.from(held.slice(0, end), 'utf8')
    held = held.slice(end)
  }
  held += decoder.decode()
  if (held !== '') yield Buffer.from(held, 'utf8')
}

function replaceReturns(chunk: Uint8Array): void {
  for (let at = 0; at < chunk.length; at++) if (chunk[at] === CARRIAGE_RETURN) chunk[at] = NEWLINE
}

function withNewline(chunk: Uint8Array): Uint8Array {
  const ended = new Uint8Array(chunk.length + 1)
  ended.set(chunk)
  ended[chunk.length] = NEWLINE
  return ended
}
