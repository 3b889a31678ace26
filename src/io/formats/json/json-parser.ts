import { FormatError, truncated, unsafe } from '../format-error.js'
import type { ReadLimits } from '../limits.js'

/** What is told of a JSON text, piece by piece. */
export interface JsonHandler {
  readonly open: (bracket: '{' | '[') => void
  readonly close: (bracket: '{' | '[') => void
  readonly key: (name: string) => void
  /** Numbers as they are written, so that no digit of a long one is lost; `true`, `false`, `null` likewise. */
  readonly scalar: (text: string, isString: boolean) => void
}

/** Takes JSON texts, one behind the other, in pieces of any size. */
export interface JsonParser {
  readonly push: (piece: string) => void
  /** What may stand next: the value that begins a text or stands in an array, or a comma behind it; null elsewhere. */
  readonly next: () => 'value' | 'comma' | null
  /** Whether the innermost bracket that is open is that of an array. */
  readonly isInArray: () => boolean
  /** Length of the beginning of a token that waits for its end. */
  readonly heldLength: () => number
  /** Says that somebody else has read a value where one may stand, or several with their commas, and so many line ends. */
  readonly pass: (nLineEnds: number) => void
  /** Says that nothing more comes. */
  readonly end: () => void
}

type Expected = 'top' | 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end'

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?=[\s,\]}])/y
const WORD = /(?:true|false|null)(?=[\s,\]}])/y
/** Names that reach into the prototypes of objects when a program copies them; no answer has them. */
export const UNSAFE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * A parser of JSON in pieces, by its grammar and no more: no comments, no names without quotes, no number that is none.
 *
 * @throws FormatError where the text is no JSON, is nested too deeply, ends too early, or has a key that would reach
 *   into the prototype of an object
 */
export function jsonParser(handler: JsonHandler, limits: ReadLimits): JsonParser {
  const open: ('{' | '[')[] = []
  let expected: Expected = 'top'
  let held = ''
  let nLines = 0
  const after = (): Expected => (open.length === 0 ? 'top' : 'comma-or-end')
  const fail = (text: string, at: number): FormatError => {
    const line = nLines + text.slice(0, at).split('\n').length
    return new FormatError({
      code: 'json-invalid',
      expected: 'JSON',
      received: `something else in line ${line}`,
    })
  }
  const begin = (bracket: '{' | '['): void => {
    open.push(bracket)
    if (open.length > limits.depth) throw unsafe(`JSON of at most ${limits.depth} levels`, 'more')
    expected = bracket === '{' ? 'key-or-end' : 'value-or-end'
    handler.open(bracket)
  }
  const finish = (text: string, at: number): number => {
    const bracket = text[at] === '}' ? '{' : '['
    if (open.pop() !== bracket) throw fail(text, at)
    expected = after()
    handler.close(bracket)
    return at + 1
  }
  /** The end of a token, or −1 where more of the text is needed to know it. */
  const tokenEnd = (pattern: RegExp, text: string, at: number): number => {
    pattern.lastIndex = at
    if (pattern.test(text)) return pattern.lastIndex
    if (isHopeless(text, at)) throw fail(text, at)
    return -1
  }
  const string = (text: string, at: number, isKey: boolean): number => {
    const end = stringEnd(text, at)
    if (end < 0) return -1
    const value = stringValue(text.slice(at, end))
    if (value === null) throw fail(text, at)
    if (isKey) {
      if (UNSAFE_KEYS.has(value))
        throw unsafe('keys that are names of columns', 'a key that is not')
      expected = 'colon'
      handler.key(value)
    } else {
      expected = after()
      handler.scalar(value, true)
    }
    return end
  }
  const value = (text: string, at: number): number => {
    const first = text[at] as string
    if (first === '{' || first === '[') {
      begin(first)
      return at + 1
    }
    if (first === '"') return string(text, at, false)
    const end = tokenEnd(first === '-' || (first >= '0' && first <= '9') ? NUMBER : WORD, text, at)
    if (end < 0) return -1
    expected = after()
    handler.scalar(text.slice(at, end), false)
    return end
  }
  const step = (text: string, at: number): number => {
    const sign = text[at]
    switch (expected) {
      case 'colon':
        if (sign !== ':') throw fail(text, at)
        expected = 'value'
        return at + 1
      case 'comma-or-end':
        if (sign !== ',') return sign === '}' || sign === ']' ? finish(text, at) : raise(text, at)
        expected = open.at(-1) === '{' ? 'key' : 'value'
        return at + 1
      case 'key':
      case 'key-or-end':
        if (sign === '"') return string(text, at, true)
        return sign === '}' && expected === 'key-or-end' ? finish(text, at) : raise(text, at)
      default:
        return sign === ']' && expected === 'value-or-end' ? finish(text, at) : value(text, at)
    }
  }
  const raise = (text: string, at: number): never => {
    throw fail(text, at)
  }
  return {
    push: (piece) => {
      const text = held + piece
      let at = skipBlanks(text, 0)
      while (at < text.length) {
        const next = step(text, at)
        if (next < 0) break
        at = skipBlanks(text, next)
      }
      held = text.slice(at)
      nLines += text.slice(0, at).split('\n').length - 1
      if (held.length > limits.recordLength) throw unsafe('texts of at most 8 MB', 'a longer one')
    },
    next: () => {
      if (held !== '' || open.at(-1) === '{') return null
      if (expected === 'comma-or-end') return 'comma'
      return expected === 'colon' || expected === 'key' ? null : 'value'
    },
    isInArray: () => open.at(-1) === '[',
    heldLength: () => held.length,
    pass: (nLineEnds) => {
      nLines += nLineEnds
      expected = after()
    },
    end: () => {
      if (held !== '') throw truncated('whole JSON', 'JSON that ends too early')
      if (open.length > 0) throw truncated('whole JSON', 'JSON that ends too early')
    },
  }
}

/** Whether what stands there can never become a number or a word, whatever comes behind. */
function isHopeless(text: string, at: number): boolean {
  return !/^[-+.\w]{0,400}$/.test(text.slice(at, at + 401))
}

/** Where a string ends, behind its quote; −1 where its end is not there yet. */
function stringEnd(text: string, at: number): number {
  for (let end = at + 1; end < text.length; end++) {
    const unit = text.charCodeAt(end)
    if (unit === 0x5c) end++
    else if (unit === 0x22) return end + 1
  }
  return -1
}

/** The value of a string with its quotes; null where it has a control character or an unknown escape. */
function stringValue(quoted: string): string | null {
  try {
    return JSON.parse(quoted)
  } catch {
    return null
  }
}

function skipBlanks(text: string, from: number): number {
  let at = from
  for (;;) {
    const unit = text.charCodeAt(at)
    if (unit !== 32 && unit !== 10 && unit !== 13 && unit !== 9 && unit !== 0xfeff) return at
    at++
  }
}
