import { closeSync, openSync, readSync } from 'node:fs'
import { type Disguise, disguisedChinese } from './disguised-chinese.js'
import {
  byteOrderMark,
  type Encoding,
  encodingOfInvalid,
  isValidUtf8,
  wideWithoutMark,
} from './encoding.js'
import { type MixedLines, mixedLines } from './mixed-lines.js'
import { rawChunks } from './raw-chunks.js'

/** How a text file is written, as far as a reader must know it beforehand. */
export interface FileScan {
  readonly path: string
  /** In bytes. */
  readonly size: number
  readonly encoding: Encoding
  /** UTF-8 with bytes in it that are no UTF-8, such as a text cut inside a character. */
  readonly isDamaged: boolean
  /** Lines of another encoding, such as in two files put together. */
  readonly mixed: MixedLines | null
  /** `lf` with or without a carriage return before it; `cr` where there is no newline in the file. */
  readonly lineEnd: 'lf' | 'cr'
  /** First record as text, with its line end. */
  readonly header: string
  /** Where the data begin, in bytes. */
  readonly dataStart: number
  /** Whether a quote stands anywhere in the data; then only the general reader is right. */
  readonly hasQuotes: boolean
  /** The delimiter that a line `sep=;` before the header states, as Excel writes it. */
  readonly delimiter?: string
  /** Bytes read at a time, where they are not as many as usual. */
  readonly chunkLength?: number
}

/** The header must end within these bytes. */
const HEAD = 1 << 20
const NEWLINE = 10
const CARRIAGE_RETURN = 13
const QUOTE = 34

/**
 * Reads a file once, without decoding it, to learn its encoding, line ends, header and whether it has quotes.
 *
 * @param chunkLength - for those who read the file afterwards; here a megabyte is judged at a time, whatever it is
 */
export function scanFile(path: string, size: number, chunkLength?: number): FileScan {
  const head = readHead(path, size)
  const mark = byteOrderMark(head) ?? wideWithoutMark(head)
  if (mark?.encoding === 'utf-16le' || mark?.encoding === 'utf-16be')
    return withChunks(scanWide(path, size, head, mark.encoding), chunkLength)
  const lineEnd = head.includes(NEWLINE) || !head.includes(CARRIAGE_RETURN) ? 'lf' : 'cr'
  const endByte = lineEnd === 'lf' ? NEWLINE : CARRIAGE_RETURN
  const first = mark?.length ?? 0
  const firstEnd = recordEnd(head, first, endByte)
  const delimiter = statedDelimiter(Buffer.from(head.subarray(first, firstEnd)).toString('latin1'))
  const begin = delimiter === undefined ? first : firstEnd
  const dataStart = delimiter === undefined ? firstEnd : recordEnd(head, begin, endByte)
  let encoding: Encoding | null = mark?.encoding ?? null
  let isDamaged = false
  let disguise: Disguise = encoding
  const judge = (bytes: Uint8Array): void => {
    if ((isDamaged && encoding === 'utf-8') || encoding === 'gb18030') return
    if (!isValidUtf8(bytes)) {
      encoding ??= disguise === 'utf-8' ? 'utf-8' : encodingOfInvalid(bytes)
      isDamaged = encoding === 'utf-8'
    } else if (disguise !== 'utf-8') {
      const own = disguisedChinese(bytes)
      if (disguise !== 'gb18030' || own === 'utf-8') disguise = own ?? disguise
    }
  }
  judge(head.subarray(begin, dataStart))
  const ofHeader: Disguise = disguise
  let hasQuotes = false
  for (const chunk of rawChunks(path, dataStart, size, endByte)) {
    judge(chunk)
    hasQuotes ||= chunk.includes(QUOTE)
  }
  encoding ??= disguise === 'gb18030' ? 'gb18030' : 'utf-8'
  const headerBytes = head.subarray(begin, dataStart)
  const header = new TextDecoder(encoding).decode(headerBytes)
  const isSuspect = encoding === 'gb18030' || isDamaged
  const mixed = isSuspect
    ? mixedLines(rawChunks(path, 0, size, endByte), encoding, endByte)
    : headerApart(ofHeader, encoding)
  const scan: FileScan = {
    ...{ path, size, encoding, isDamaged, mixed, lineEnd, header, dataStart, hasQuotes },
    ...(delimiter === undefined ? {} : { delimiter }),
  }
  return withChunks(scan, chunkLength)
}

const withChunks = (scan: FileScan, chunkLength: number | undefined): FileScan =>
  chunkLength === undefined ? scan : { ...scan, chunkLength }

/** A header in GB18030 that is valid UTF-8, above rows that are UTF-8 and nothing else. */
const headerApart = (ofHeader: Disguise, encoding: Encoding): MixedLines | null =>
  ofHeader === 'gb18030' && encoding === 'utf-8' ? { line: 1, encoding: ofHeader } : null

/** The delimiter of a line `sep=;`. */
function statedDelimiter(line: string): string | undefined {
  return /^"?sep=([,;\t])"?\s*$/i.exec(line)?.[1]
}

/** UTF-16: two bytes for each unit of a string, so that an index into the text tells the byte. */
function scanWide(
  path: string,
  size: number,
  head: Uint8Array,
  encoding: 'utf-16le' | 'utf-16be',
): FileScan {
  const text = new TextDecoder(encoding).decode(head)
  const lineEnd = text.includes('\n') || !text.includes('\r') ? 'lf' : 'cr'
  const units = new Uint16Array(text.length)
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at)
  const endUnit = lineEnd === 'lf' ? NEWLINE : CARRIAGE_RETURN
  const firstEnd = recordEnd(units, 0, endUnit)
  const delimiter = statedDelimiter(text.slice(0, firstEnd))
  const begin = delimiter === undefined ? 0 : firstEnd
  const end = delimiter === undefined ? firstEnd : recordEnd(units, begin, endUnit)
  const markLength = byteOrderMark(head) === null ? 0 : 2
  return {
    ...{
      path,
      size,
      encoding,
      isDamaged: false,
      mixed: null,
      lineEnd,
      header: text.slice(begin, end),
    },
    ...{ dataStart: markLength + 2 * end, hasQuotes: true },
    ...(delimiter === undefined ? {} : { delimiter }),
  }
}

function readHead(path: string, size: number): Buffer {
  const head = Buffer.alloc(Math.min(size, HEAD))
  const file = openSync(path, 'r')
  try {
    return head.subarray(0, readSync(file, head, 0, head.length, 0))
  } finally {
    closeSync(file)
  }
}

/** Where the first record ends: after the first line end outside quotes, or the first of all where none is. */
export function recordEnd(units: ArrayLike<number>, begin: number, lineEnd: number): number {
  let isQuoted = false
  let first = -1
  for (let at = begin; at < units.length; at++) {
    if (units[at] === QUOTE) isQuoted = !isQuoted
    else if (units[at] === lineEnd) {
      if (!isQuoted) return at + 1
      if (first < 0) first = at + 1
    }
  }
  return first < 0 ? units.length : first
}
