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
 * Takes quotes away that mean nothing, in place: those around cells that hold no delimiter, no quote and no line end. The
 * lines from `from` on are put together, up to the first whose quotes are others.
 *
 * @param bytes - UTF-8, ending with a newline
 * @param from - where a record begins
 */
export function stripQuotes(bytes: Uint8Array, from: number, delimiter: number): StrippedLines {
  let end = from
  let at = from
  for (;;) {
    const quote = bytes.indexOf(QUOTE, at)
    const lineStart = quote < 0 ? bytes.length : bytes.lastIndexOf(NEWLINE, quote) + 1
    const plainStart = Math.max(lineStart, at)
    if (end !== at) bytes.copyWithin(end, at, plainStart)
    end += plainStart - at
    if (quote < 0) return { end, next: bytes.length }
    const lineEnd = bytes.indexOf(NEWLINE, quote) + 1
    if (!hasBareQuotes(bytes, plainStart, lineEnd, delimiter)) return { end, next: plainStart }
    end = withoutQuotes(bytes, plainStart, lineEnd, end)
    at = lineEnd
  }
}

/** Whether the quotes of a line, if it has any, stand around whole cells without a delimiter, quote or line end in them. */
export function hasBareQuotes(
  bytes: Uint8Array,
  lineStart: number,
  lineEnd: number,
  delimiter: number,
): boolean {
  const last = lineEnd - 1
  const hasReturn = last > lineStart && bytes[last - 1] === CARRIAGE_RETURN
  const textEnd = hasReturn ? last - 1 : last
  for (let at = lineStart; at <= textEnd; at++) {
    const isQuoted = bytes[at] === QUOTE
    if (isQuoted) at++
    while (at < textEnd && isOfCell(bytes[at] as number, delimiter)) at++
    if (isQuoted) {
      if (at === textEnd || bytes[at] !== QUOTE) return false
      at++
    }
    if (at < textEnd && bytes[at] !== delimiter) return false
  }
  return true
}

const isOfCell = (byte: number, delimiter: number): boolean =>
  byte !== QUOTE && byte !== delimiter && byte !== CARRIAGE_RETURN

/** Copies a line to `to` but for its quotes; where the copy ends. */
function withoutQuotes(bytes: Uint8Array, lineStart: number, lineEnd: number, to: number): number {
  let end = to
  for (let at = lineStart; at < lineEnd; at++) {
    const byte = bytes[at] as number
    if (byte !== QUOTE) bytes[end++] = byte
  }
  return end
}
