import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FormatError } from '../format-error.js'
import { READ_LIMITS } from '../limits.js'
import { jsonParser } from './json-parser.js'
import { type JsonRecord, recordCollector } from './record-collector.js'

/** What the parser says of a text given in pieces of a length; null where it refuses it. */
function events(text: string, length = text.length + 1): string[] | null {
  const found: string[] = []
  const parser = jsonParser(
    {
      open: (bracket) => found.push(bracket),
      close: (bracket) => found.push(`end ${bracket}`),
      key: (name) => found.push(`key ${name}`),
      scalar: (scalar, isString) => found.push(`${isString ? 'text' : 'word'} ${scalar}`),
    },
    READ_LIMITS,
  )
  try {
    for (let at = 0; at < text.length; at += length) parser.push(text.slice(at, at + length))
    parser.push('\n')
    parser.end()
    return found
  } catch (error) {
    if (error instanceof FormatError) return null
    throw error
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Number of brackets at the top. */
function nTexts(found: readonly string[]): number {
  let depth = 0
  let count = 0
  for (const event of found) {
    if (event === '[' || event === '{') depth++
    else if (event.startsWith('end ') && --depth === 0) count++
  }
  return count
}

const odd = fc
  .array(
    fc.constantFrom(
      ...['{', '}', '[', ']', ':', ',', '"', '\\', '"a"', '"\\u00', '1', '-', '0', '.5', 'e3'],
      ...['true', 'null', 'nul', ' ', '\n', '\u0001', '"b":', '01', '+1', "'", '/*'],
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

describe('jsonParser', () => {
  it('takes what is JSON and refuses what is not', () => {
    fc.assert(
      fc.property(odd, (text) => {
        // `][` makes two texts, one behind the other, which the parser takes and JSON.parse does not.
        const found = events(`[${text}]`)
        expect(found !== null && nTexts(found) === 1).toBe(isJson(`[${text}]`))
      }),
      { numRuns: 3000 },
    )
  })

  it('says the same whatever the pieces', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.integer({ min: 1, max: 9 }), (text, length) => {
        const isUnsafe = /__proto__|constructor|prototype/.test(text)
        fc.pre(!isUnsafe)
        expect(events(text, length)).toEqual(events(text))
        expect(events(text)).not.toBeNull()
      }),
    )
  })

  it('hands numbers on as they are written', () => {
    expect(events('[20240101234567890123, 1.0, -0, 1e400]')).toEqual([
      ...['[', 'word 20240101234567890123', 'word 1.0', 'word -0', 'word 1e400', 'end ['],
    ])
  })

  it.each(['__proto__', '__pro\\u0074o__', 'constructor', 'prototype'])(
    'refuses the key %s',
    (key) => {
      expect(events(`{"a":{"${key}":1}}`)).toBeNull()
      expect(events(`{"a":"${key}"}`)).not.toBeNull()
    },
  )

  it('refuses nesting beyond the limit', () => {
    expect(events(`${'['.repeat(64)}${']'.repeat(64)}`)).not.toBeNull()
    expect(events(`${'['.repeat(65)}${']'.repeat(65)}`)).toBeNull()
  })
})

describe('recordCollector', () => {
  const records = (text: string, place: { depth: number; member?: string }): JsonRecord[] => {
    const found: JsonRecord[] = []
    const parser = jsonParser(
      recordCollector(place, (record) => found.push(record)),
      READ_LIMITS,
    )
    parser.push(`${text}\n`)
    parser.end()
    return found
  }

  it('makes columns of nested objects and keeps arrays as JSON', () => {
    const [record] = records('{"a":{"b":1,"c":{"d":null}},"e":[1,{"f":"g"},[]],"h":true}', {
      depth: 0,
    })
    expect(record).toEqual({
      keys: ['a.b', 'a.c.d', 'e', 'h'],
      cells: ['1', '', '[1,{"f":"g"},[]]', 'true'],
      fault: null,
    })
  })

  it('finds the same key twice, in an object and by its dots', () => {
    expect(records('{"a":1,"a":2}', { depth: 0 })[0]?.fault).toBe('the same key twice')
    expect(records('{"a.b":1,"a":{"b":2}}', { depth: 0 })[0]?.fault).toBe('the same key twice')
  })

  it('takes the records of one member and passes over the others', () => {
    const text = '{"x":[{"a":0}],"y":{"a":1},"z":[{"a":2},{"a":3},4]}'
    expect(
      records(text, { depth: 2, member: 'z' }).map(({ cells, fault }) => [...cells, fault]),
    ).toEqual([['2', null], ['3', null], ['a single value']])
  })
})
