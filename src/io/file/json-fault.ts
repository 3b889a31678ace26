/** Where a JSON text is broken; line and column begin at 1. */
export interface JsonFault {
  readonly line: number
  readonly column: number
}

const STRING = /"(?:[^"\\\t\n\r]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const WORD = /true|false|null/y
const BLANKS = /[ \t\n\r]*/y

/**
 * The place of the first fault in a text that is not JSON: the first character that no JSON text could have there.
 * The engine's own message differs from version to version and quotes the text.
 */
export function jsonFault(text: string): JsonFault {
  const before = text.slice(0, faultAt(text)).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

/** Index of the first fault; the length of the text where it ends too early. */
function faultAt(text: string): number {
  let at = 0
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at
    const found = pattern.test(text)
    if (found) at = pattern.lastIndex
    return found
  }
  const sign = (character: string): boolean => {
    take(BLANKS)
    if (text[at] !== character) return false
    at++
    return true
  }
  const members = (close: string, member: () => boolean): boolean => {
    if (sign(close)) return true
    do if (!member()) return false
    while (sign(','))
    return sign(close)
  }
  const key = (): boolean => {
    take(BLANKS)
    return take(STRING)
  }
  const value = (): boolean => {
    take(BLANKS)
    if (sign('{')) return members('}', () => key() && sign(':') && value())
    if (sign('[')) return members(']', value)
    return take(STRING) || take(NUMBER) || take(WORD)
  }
  if (value()) take(BLANKS)
  return at
}
