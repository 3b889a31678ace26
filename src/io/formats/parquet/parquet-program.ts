/** What the thread that reads a Parquet file runs: plain JavaScript, so that it needs no file of its own when built. */
export const PARQUET_PROGRAM: string = `
const { openSync, readSync } = require('node:fs')
const { parentPort, workerData } = require('node:worker_threads')
const { path, size, expansion, freeBytes } = workerData

const descriptor = openSync(path, 'r')
const file = {
  byteLength: size,
  slice: async (start, end = size) => {
    const bytes = new Uint8Array(Math.max(0, Math.min(size, end) - start))
    for (let at = 0; at < bytes.length; ) {
      const count = readSync(descriptor, bytes, at, bytes.length - at, start + at)
      if (count === 0) throw new Error('the file ends')
      at += count
    }
    return bytes.buffer
  },
}

let isUnsafe = false
const guarded = (decompress) => (bytes, length) => {
  if (length > Math.max(freeBytes, bytes.length * expansion)) {
    isUnsafe = true
    throw new Error('a page grows too far')
  }
  return decompress(bytes, length)
}

const ready = (async () => {
  const library = await import(workerData.hyparquet)
  const { compressors } = await import(workerData.compressors)
  const metadata = await library.parquetMetadataAsync(file)
  const columns = library.parquetSchema(metadata).children
  const packed = Object.entries(compressors).map(([name, one]) => [name, guarded(one)])
  return { library, metadata, columns, compressors: Object.fromEntries(packed) }
})()

parentPort.on('message', async ({ from, to }) => {
  try {
    const { library, metadata, columns, compressors } = await ready
    const value =
      from === undefined
        ? { metadata, columns }
        : await library.parquetReadObjects({ file, metadata, compressors, rowStart: from, rowEnd: to, utf8: true })
    parentPort.postMessage({ value })
  } catch {
    parentPort.postMessage({ fault: isUnsafe ? 'unsafe' : 'damaged' })
  }
})
`
