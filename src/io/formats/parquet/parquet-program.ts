/** What the thread that reads a Parquet file runs: plain JavaScript, so that it needs no file of its own when built. */
export const PARQUET_PROGRAM: string = `
const { openSync, readSync } = require('node:fs')
const { parentPort, workerData } = require('node:worker_threads')
const { path, size, expansion, freeBytes, cells } = workerData

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

// Rows that were decoded last: the library decodes a group of rows from its beginning each time it is asked, so that it
// is asked for many rows, which are handed on a few at a time.
let held = { from: 0, rows: [] }
const COLUMNS = 8

async function rowsOf(from, to) {
  const { library, metadata, columns, compressors } = await ready
  if (from < held.from || to > held.from + held.rows.length) {
    held = { from, rows: [] }
    const names = columns.map(({ element }) => element.name)
    const rowEnd = Math.max(to, Math.min(Number(metadata.num_rows), from + Math.floor(cells / names.length)))
    const rows = []
    // A few columns at a time: of each the library decodes all rows of the group before those that are wanted.
    for (let at = 0; at < names.length; at += COLUMNS) {
      const some = names.slice(at, at + COLUMNS)
      const found = await new Promise((resolve, reject) => {
        library
          .parquetRead({
            ...{ file, metadata, compressors, columns: some, rowStart: from, rowEnd, utf8: true },
            onComplete: resolve,
          })
          .catch(reject)
      })
      if (at === 0) for (const _ of found) rows.push([])
      if (found.length !== rows.length) throw new Error('columns of different lengths')
      found.forEach((cells, row) => rows[row].push(...cells))
    }
    held = { from, rows }
  }
  return held.rows.slice(from - held.from, to - held.from)
}

parentPort.on('message', async ({ from, to }) => {
  try {
    const { metadata, columns } = await ready
    const value = from === undefined ? { metadata, columns } : await rowsOf(from, to)
    parentPort.postMessage({ value })
  } catch {
    parentPort.postMessage({ fault: isUnsafe ? 'unsafe' : 'damaged' })
  }
})
`
