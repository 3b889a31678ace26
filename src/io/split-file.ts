import { countBytes } from './file/count-bytes.js'
import { rawChunks } from './file/raw-chunks.js'
import type { ResponseFile } from './open-responses.js'
import type { FilePart } from './read-blocks.js'

const NEWLINE = 10
const CARRIAGE_RETURN = 13

/**
 * Parts of a file that can be read side by side, of about the same size and none smaller than what is read at a time,
 * each of whole lines and with the number of lines before it, so that row numbers are those of the whole file. Reading
 * the parts in order gives the same rows.
 *
 * @param nParts - how many at most; at least 1
 * @returns the parts in order; a single one where the file has quotes or is UTF-16, since a line end may then lie
 *   inside a cell
 */
export function splitFile(file: ResponseFile, nParts: number): FilePart[] {
  const { dataStart, size } = file.scan
  return cutFile(file, (size - dataStart) / nParts, nParts)
}

/** As {@link splitFile}, into a first part of about that many bytes and all the rest, for which little is read. */
export function splitOff(file: ResponseFile, nBytes: number): FilePart[] {
  return cutFile(file, nBytes, 2)
}

function cutFile({ scan }: ResponseFile, share: number, mostParts: number): FilePart[] {
  const { path, dataStart, size, hasQuotes, lineEnd, chunkLength } = scan
  if (hasQuotes || mostParts <= 1) return [{ from: dataStart, to: size, linesBefore: 0 }]
  const endByte = lineEnd === 'cr' ? CARRIAGE_RETURN : NEWLINE
  const parts: FilePart[] = []
  let begin = { from: dataStart, linesBefore: 0 }
  let at = dataStart
  let nLines = 0
  for (const chunk of rawChunks(path, dataStart, size, endByte, chunkLength)) {
    nLines += countBytes(chunk, endByte)
    at += chunk.length
    if (at - dataStart < share * (parts.length + 1) || at === size) continue
    parts.push({ ...begin, to: at })
    begin = { from: at, linesBefore: nLines }
    if (parts.length === mostParts - 1) break
  }
  return [...parts, { ...begin, to: size }]
}
