import { closeSync, openSync, readSync } from 'node:fs'
import { type FileScan, recordEnd } from './file/scan-file.js'
import type { ResponseFile } from './open-responses.js'

/** The rows that name the columns must end within these bytes. */
const HEAD = 1 << 20
const NEWLINE = 10
const CARRIAGE_RETURN = 13

/**
 * A file whose data begin below all the rows that name its columns, such as the texts and the ids of questions that
 * Qualtrics puts below the header. Row 1 is then the first below them.
 *
 * @param headerRows - of the column map: how many rows name the columns, the header included
 */
export function skipHeaderRows(file: ResponseFile, headerRows = 1): ResponseFile {
  if (headerRows <= 1) return file
  const { scan } = file
  const bytes = bytesBelow(scan)
  const isWide = scan.encoding === 'utf-16le' || scan.encoding === 'utf-16be'
  const units = isWide ? unitsOf(new TextDecoder(scan.encoding).decode(bytes)) : bytes
  const lineEnd = scan.lineEnd === 'cr' ? CARRIAGE_RETURN : NEWLINE
  let end = 0
  for (let row = 1; row < headerRows; row++) end = recordEnd(units, end, lineEnd)
  const dataStart = scan.dataStart + (isWide ? 2 * end : end)
  const { firstRow } = file
  const first = firstRow === null ? null : firstRow + headerRows - 1
  return { ...file, scan: { ...scan, dataStart }, firstRow: first }
}

function bytesBelow({ path, dataStart, size }: FileScan): Uint8Array {
  const bytes = Buffer.alloc(Math.min(size - dataStart, HEAD))
  const file = openSync(path, 'r')
  try {
    return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, dataStart))
  } finally {
    closeSync(file)
  }
}

function unitsOf(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
}
