import { isAscii, isUtf8 } from 'node:buffer'
import type { Encoding } from './encoding.js'

/** Lines of one encoding in a file of another. */
export interface MixedLines {
  /** Line of the file where the first of them stands; the header is line 1. */
  readonly line: number
  readonly encoding: 'utf-8' | 'gb18030'
}

const NEWLINE = 10
const HAN = /\p{Script=Han}/gu

/** A line that chance cannot give weighs so much; one with a single ideograph weighs one. */
const CERTAIN = 3

/**
 * The first line whose Chinese is of the other encoding: UTF-8 in a file that is read as GB18030, or GB18030 in one of
 * damaged UTF-8. One line with two ideographs is enough, or three with one each; chance gives neither.
 *
 * @param chunks - bytes of the file that end with lines, in order, from its first line on
 */
export function mixedLines(
  chunks: Iterable<Uint8Array>,
  encoding: Encoding,
  lineEnd: number = NEWLINE,
): MixedLines | null {
  const other = encoding === 'gb18030' ? 'utf-8' : 'gb18030'
  const weightOf = other === 'utf-8' ? weightAsUtf8 : weightAsGbk
  let line = 1
  let first = 0
  let weight = 0
  for (const chunk of chunks)
    for (let at = 0; at < chunk.length; line++) {
      const end = chunk.indexOf(lineEnd, at)
      const bytes = chunk.subarray(at, end < 0 ? chunk.length : end)
      const own = isAscii(bytes) ? 0 : weightOf(bytes)
      if (own > 0 && first === 0) first = line
      weight += own
      if (own >= CERTAIN) return { line, encoding: other }
      if (weight >= CERTAIN) return { line: first, encoding: other }
      at = end < 0 ? chunk.length : end + 1
    }
  return null
}

/** UTF-8 whose pairs of bytes are not all Chinese of GB 2312, as they would be were it GB18030 that happens to be valid. */
function weightAsUtf8(bytes: Uint8Array): number {
  if (!isUtf8(bytes) || countGb2312(bytes) > 0) return 0
  return weighed(new TextDecoder('utf-8').decode(bytes).match(HAN)?.length ?? 0)
}

/** No UTF-8, and all that is not ASCII are characters of GB 2312. */
const weightAsGbk = (bytes: Uint8Array): number =>
  isUtf8(bytes) ? 0 : weighed(Math.max(0, countGb2312(bytes)))

const weighed = (nIdeographs: number): number => (nIdeographs >= 2 ? CERTAIN : nIdeographs)

/** Ideographs of GB 2312, pairs of bytes from B0 to F7 and A1 to FE; −1 where something else stands there too. */
function countGb2312(bytes: Uint8Array): number {
  let count = 0
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] as number
    if (lead < 0x80) continue
    const trail = bytes[++at] ?? 0
    if (lead < 0xa1 || lead > 0xf7 || trail < 0xa1) return -1
    if (lead >= 0xb0) count++
  }
  return count
}
