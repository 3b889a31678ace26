const NEWLINE = 10
const CARRIAGE_RETURN = 13
const QUOTE = 34

/** Lines without quotes, put together, and where the first begins that has quotes which mean something. */
export interface StrippedLines {
  /** Where the lines end. */
  readonly end: number
  /** Where the other line begins; the length of the text where there is none. */
  readonly next: number
}

/**
 * Takes quotes away that mean nothing: those around cells that hold no delimiter, no quote and no line end. Quotes inside
 * of cells that do not begin with one mean nothing either, and stay.
 */
export interface QuoteStripper {
  /**
   * Puts the lines from `from` on together in place, without their quotes, up to the first whose quotes are others.
   *
   * @param bytes - UTF-8, ending with a newline
   * @param from - where a record begins
   */
  readonly strip: (bytes: Uint8Array, from: number) => StrippedLines
  /** Whether all quotes of a line mean nothing. */
  readonly isBare: (bytes: Uint8Array, lineStart: number, lineEnd: number) => boolean
}

/** @param delimiter - its byte */
export function quoteStripper(delimiter: number): QuoteStripper {
  let room = new Uint8Array(4096)
  const isOfCell = (byte: number): boolean =>
    byte !== QUOTE && byte !== delimiter && byte !== CARRIAGE_RETURN
  const quickCell = QUOTE | (QUOTE << 16) | (delimiter << 24)
  /** Puts a line without its quotes into the room; its length there, −1 where they mean something. */
  const bareLine = (bytes: Uint8Array, view: DataView, from: number, lineEnd: number): number => {
    if (lineEnd - from > room.length) room = new Uint8Array(2 * (lineEnd - from))
    const last = lineEnd - 1
    const hasReturn = last > from && bytes[last - 1] === CARRIAGE_RETURN
    const textEnd = hasReturn ? last - 1 : last
    const into = room
    let length = 0
    for (let at = from; ; at++) {
      // A quoted cell of one byte and the delimiter behind it are one word.
      for (; at + 4 < lineEnd; at += 4) {
        const word = view.getInt32(at, true)
        if ((word & 0xffff00ff) !== quickCell) break
        const byte = (word >>> 8) & 0xff
        if (!isOfCell(byte)) return -1
        into[length++] = byte
        into[length++] = delimiter
      }
      const isQuoted = bytes[at] === QUOTE
      if (isQuoted) at++
      let byte = bytes[at] as number
      while (at < textEnd && (isOfCell(byte) || (byte === QUOTE && !isQuoted))) {
        into[length++] = byte
        byte = bytes[++at] as number
      }
      if (isQuoted) {
        if (at === textEnd || byte !== QUOTE) return -1
        byte = bytes[++at] as number
      }
      if (at === textEnd) break
      if (byte !== delimiter) return -1
      into[length++] = delimiter
    }
    if (hasReturn) into[length++] = CARRIAGE_RETURN
    into[length++] = NEWLINE
    return length
  }
  /** Whether no cell of a line begins with a quote. */
  const areInside = (bytes: Uint8Array, first: number, lineStart: number, lineEnd: number) => {
    for (let quote = first; quote >= 0 && quote < lineEnd; quote = bytes.indexOf(QUOTE, quote + 1))
      if (quote === lineStart || bytes[quote - 1] === delimiter) return false
    return true
  }
  return {
    strip(bytes, from) {
      const view = viewOf(bytes)
      let end = from
      let at = from
      for (;;) {
        const quote = bytes.indexOf(QUOTE, at)
        const lineStart =
          quote < 0 ? bytes.length : Math.max(at, bytes.lastIndexOf(NEWLINE, quote) + 1)
        if (end !== at) bytes.copyWithin(end, at, lineStart)
        end += lineStart - at
        if (quote < 0) return { end, next: lineStart }
        const lineEnd = bytes.indexOf(NEWLINE, quote) + 1
        at = lineEnd
        if (areInside(bytes, quote, lineStart, lineEnd)) {
          if (end !== lineStart) bytes.copyWithin(end, lineStart, lineEnd)
          end += lineEnd - lineStart
          continue
        }
        const length = bareLine(bytes, view, lineStart, lineEnd)
        if (length < 0) return { end, next: lineStart }
        bytes.set(room.subarray(0, length), end)
        end += length
      }
    },
    isBare: (bytes, lineStart, lineEnd) => bareLine(bytes, viewOf(bytes), lineStart, lineEnd) >= 0,
  }
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength)
