// Stands in for `node:fs` in a Web Worker: paths are names of blobs, such as files that were dropped on the page. A
// worker may read them synchronously, a slice at a time, so that the readers are the same as in Node.

/** What a Web Worker has to read a blob at once. */
interface BlobReader {
  readAsArrayBuffer(blob: Blob): ArrayBuffer
}
declare const FileReaderSync: new () => BlobReader

/** A blob, and the slices of it that were read already, by their number; null where it is too large to be kept. */
interface Mounted {
  readonly blob: Blob
  readonly slices: Uint8Array[] | null
}

const mounted = new Map<string, Mounted>()
const opened = new Map<number, Mounted>()
let nextDescriptor = 3

/** A file is gone over several times, and each byte takes longer to come from the browser than all else with it. */
const MOST_KEPT = 1 << 28
/** Few large slices come faster than many small ones. */
const SLICE = 1 << 22

/**
 * Makes a blob readable by a path, until another is mounted there.
 *
 * @returns forgets it and what was kept of it
 */
export function mountBlob(path: string, blob: Blob): () => void {
  const own = { blob, slices: blob.size <= MOST_KEPT ? [] : null }
  mounted.set(path, own)
  return () => {
    if (mounted.get(path) === own) mounted.delete(path)
  }
}

function blobAt(path: string): Mounted {
  const found = mounted.get(path)
  if (found === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' })
  return found
}

export function openSync(path: string): number {
  opened.set(nextDescriptor, blobAt(path))
  return nextDescriptor++
}

export function readSync(
  descriptor: number,
  target: Uint8Array,
  offset: number,
  length: number,
  position: number,
): number {
  const found = opened.get(descriptor)
  if (found === undefined) throw Object.assign(new Error('not open'), { code: 'EBADF' })
  let done = 0
  while (done < length) {
    const bytes = bytesOf(found, position + done, length - done)
    if (bytes.length === 0) break
    target.set(bytes, offset + done)
    done += bytes.length
  }
  return done
}

/** Bytes from a position on, as far as they are in one piece: at least one, unless the blob ends there. */
function bytesOf({ blob, slices }: Mounted, position: number, length: number): Uint8Array {
  if (slices === null) return sliceOf(blob, position, position + length)
  const number = Math.floor(position / SLICE)
  const begin = number * SLICE
  const slice = slices[number] ?? sliceOf(blob, begin, begin + SLICE)
  slices[number] = slice
  return slice.subarray(position - begin, position - begin + length)
}

function sliceOf(blob: Blob, from: number, to: number): Uint8Array {
  return new Uint8Array(new FileReaderSync().readAsArrayBuffer(blob.slice(from, to)))
}

export function closeSync(descriptor: number): void {
  opened.delete(descriptor)
}

export function statSync(path: string): {
  readonly size: number
  isFile(): boolean
  isDirectory(): boolean
} {
  const { size } = blobAt(path).blob
  return { size, isFile: () => true, isDirectory: () => false }
}

export const existsSync = (path: string): boolean => mounted.has(path)
