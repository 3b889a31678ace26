import {
  BACKSLASH,
  CARRIAGE_RETURN,
  CLOSE_ARRAY,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  MINUS,
  NEWLINE,
  NINE,
  OPEN_ARRAY,
  OPEN_OBJECT,
  QUOTE,
  SPACE,
  TAB,
  ZERO,
} from './json-signs.js'

/** Lengths, with quotes, of names that reach into the prototypes of objects: the general parser looks at them. */
const UNSAFE_LENGTHS: ReadonlySet<number> = new Set([11, 13])

/**
 * Finds the end of JSON values in bytes, by the grammar, and judges nothing: −1 wherever something is odd, cut short or
 * refused, and the general parser is to say what it is. The bytes end with a 0, so that every loop does.
 */
export interface ValueScanner {
  /**
   * Where the array or object that begins at `from` ends.
   *
   * @param levels - of brackets that may be open at one time in it
   */
  readonly end: (bytes: Uint8Array, from: number, levels: number) => number
  /** Whether the last one has no blanks between its tokens and no escapes, so that it need not be written anew. */
  readonly isTight: () => boolean
}

export function valueScanner(): ValueScanner {
  let isTight = true
  const behindBlanks = (bytes: Uint8Array, from: number): number => {
    const at = skipBlanks(bytes, from)
    if (at !== from) isTight = false
    return at
  }
  const stringEnd = (bytes: Uint8Array, from: number): number => {
    const end = textEnd(bytes, from)
    if (bytes[end] === QUOTE) return end + 1
    isTight = false
    return escapedEnd(bytes, end)
  }
  const keyEnd = (bytes: Uint8Array, from: number): number => {
    if (bytes[from] !== QUOTE) return -1
    const end = textEnd(bytes, from)
    if (bytes[end] !== QUOTE || UNSAFE_LENGTHS.has(end + 1 - from)) return -1
    const at = behindBlanks(bytes, end + 1)
    return bytes[at] === COLON ? behindBlanks(bytes, at + 1) : -1
  }
  const valueEnd = (bytes: Uint8Array, from: number, levels: number): number => {
    const first = bytes[from]
    if (first === QUOTE) return stringEnd(bytes, from)
    if (first !== OPEN_ARRAY && first !== OPEN_OBJECT) return scalarEnd(bytes, from)
    return levels > 0 ? bracketEnd(bytes, from, levels - 1) : -1
  }
  const bracketEnd = (bytes: Uint8Array, from: number, levels: number): number => {
    const isObject = bytes[from] === OPEN_OBJECT
    const close = isObject ? CLOSE_OBJECT : CLOSE_ARRAY
    let at = behindBlanks(bytes, from + 1)
    if (bytes[at] === close) return at + 1
    for (;;) {
      if (isObject) at = keyEnd(bytes, at)
      if (at >= 0) at = valueEnd(bytes, at, levels)
      if (at < 0) return -1
      at = behindBlanks(bytes, at)
      const sign = bytes[at++]
      if (sign === close) return at
      if (sign !== COMMA) return -1
      at = behindBlanks(bytes, at)
    }
  }
  return {
    end: (bytes, from, levels) => {
      isTight = true
      return valueEnd(bytes, from, levels)
    },
    isTight: () => isTight,
  }
}

/** Behind blanks; the byte-order mark that the general parser takes for one is left to it. */
export function skipBlanks(bytes: Uint8Array, from: number): number {
  let at = from
  let byte = bytes[at]
  while (byte === SPACE || byte === NEWLINE || byte === CARRIAGE_RETURN || byte === TAB)
    byte = bytes[++at]
  return at
}

/** Where the first quote, backslash or control character stands in a string, which begins with a quote. */
export function textEnd(bytes: Uint8Array, from: number): number {
  let at = from + 1
  let byte = bytes[at] as number
  while (byte !== QUOTE && byte !== BACKSLASH && byte >= SPACE) byte = bytes[++at] as number
  return at
}

/** Behind the quote of a string whose first backslash or control character stands at `from`. */
export function escapedEnd(bytes: Uint8Array, from: number): number {
  let at = from
  while (bytes[at] === BACKSLASH) {
    const length = escapeLength(bytes, at + 1)
    if (length < 0) return -1
    at = textEnd(bytes, at + length)
  }
  return bytes[at] === QUOTE ? at + 1 : -1
}

const ESCAPED: ReadonlySet<number> = new Set([...'"\\/bfnrt'].map((sign) => sign.charCodeAt(0)))
const HEX = /^[0-9a-f]$/i

/** Bytes of an escape behind its backslash. */
function escapeLength(bytes: Uint8Array, at: number): number {
  const sign = bytes[at] as number
  if (ESCAPED.has(sign)) return 1
  if (sign !== 117) return -1
  for (let digit = at + 1; digit < at + 5; digit++)
    if (!HEX.test(String.fromCharCode(bytes[digit] as number))) return -1
  return 5
}

/** Behind a number or a word, behind which only a blank, a comma or a bracket may stand. */
export function scalarEnd(bytes: Uint8Array, from: number): number {
  const first = bytes[from] as number
  const isNumber = first === MINUS || isDigit(first)
  const end = isNumber ? numberEnd(bytes, from) : wordEnd(bytes, from)
  return end >= 0 && isBoundary(bytes[end] as number) ? end : -1
}

/** Whether a number or a word may end before this byte. */
export const isBoundary = (byte: number): boolean =>
  byte === COMMA ||
  byte === CLOSE_OBJECT ||
  byte === CLOSE_ARRAY ||
  byte === SPACE ||
  byte === NEWLINE ||
  byte === CARRIAGE_RETURN ||
  byte === TAB

const isDigit = (byte: number): boolean => byte >= ZERO && byte <= NINE

function numberEnd(bytes: Uint8Array, from: number): number {
  let at = bytes[from] === MINUS ? from + 1 : from
  if (bytes[at] === ZERO) at++
  else at = digitsEnd(bytes, at)
  if (at >= 0 && bytes[at] === 46) at = digitsEnd(bytes, at + 1)
  if (at < 0 || ((bytes[at] as number) | 32) !== 101) return at
  const sign = bytes[at + 1]
  return digitsEnd(bytes, sign === 43 || sign === MINUS ? at + 2 : at + 1)
}

/** Behind at least one digit. */
function digitsEnd(bytes: Uint8Array, from: number): number {
  let at = from
  while (isDigit(bytes[at] as number)) at++
  return at > from ? at : -1
}

const WORDS: readonly Uint8Array[] = ['null', 'true', 'false'].map((word) => Buffer.from(word))

function wordEnd(bytes: Uint8Array, from: number): number {
  const word = WORDS.find((one) => one[0] === bytes[from])
  return word !== undefined && startsWith(bytes, from, word) ? from + word.length : -1
}

/** Whether `part` stands at `from`. */
export function startsWith(bytes: Uint8Array, from: number, part: Uint8Array): boolean {
  for (let at = 0; at < part.length; at++) if (bytes[from + at] !== part[at]) return false
  return true
}
