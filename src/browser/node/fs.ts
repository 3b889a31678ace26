// Stands in for `node:fs` in a Web Worker: paths are names of blobs, such as files that were dropped on the page. A
// worker may read them synchronously, a slice at a time, so that the readers are the same as in Node.

/** What a Web Worker has to read a blob at once. */
interface BlobReader {
  readAsArrayBuffer(blob: Blob): ArrayBuffer
}
declare const FileReaderSync: new () => BlobReader

const mounted = new Map<string, Blob>()
const opened = new Map<number, Blob>()
let nextDescriptor = 3

/** Makes a blob readable by a path, until it is mounted again. */
export function mountBlob(path: string, blob: Blob): void {
  mounted.set(path, blob)
}

function blobAt(path: string): Blob {
  const blob = mounted.get(path)
  if (blob === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' })
  return blob
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
  const blob = opened.get(descriptor)
  if (blob === undefined) throw Object.assign(new Error('not open'), { code: 'EBADF' })
  const slice = blob.slice(position, position + length)
  const bytes = new Uint8Array(new FileReaderSync().readAsArrayBuffer(slice))
  target.set(bytes, offset)
  return bytes.length
}

export function closeSync(descriptor: number): void {
  opened.delete(descriptor)
}

export function statSync(path: string): {
  readonly size: number
  isFile(): boolean
  isDirectory(): boolean
} {
  const { size } = blobAt(path)
  return { size, isFile: () => true, isDirectory: () => false }
}

export const existsSync = (path: string): boolean => mounted.has(path)
