import { FormatError } from '../format-error.js'
import type { ReadLimits } from '../limits.js'
import { jsonParser } from './json-parser.js'
import { readValues } from './read-values.js'
import type { RecordPlace } from './record-collector.js'
import { valueScanner } from './scan-value.js'

/** Where the records of a JSON file stand: one a line, which a broken one does not end, or at a place in the whole. */
export type JsonShape = 'lines' | RecordPlace

/**
 * Finds where the records stand: one a line; one behind the other; in an array; or in the one array of objects that the
 * only object of the file holds, such as `{"responses": [...]}`.
 */
export function jsonShape(pieces: () => Iterable<Buffer>, limits: ReadLimits): JsonShape {
  const first = firstLines(pieces(), limits)
  const isObject = first[0]?.trimStart().startsWith('{') === true
  if (isObject && first.length > 1 && first.some((line) => isWhole(line, limits))) return 'lines'
  return wholeShape(pieces(), limits)
}

/** The first two lines that are not blank; fewer where there are no more, or an object is not what comes first. */
function firstLines(pieces: Iterable<Buffer>, limits: ReadLimits): string[] {
  const lines: string[] = []
  let held = ''
  let length = 0
  let hasBegun = false
  for (const piece of pieces) {
    const text = piece.toString('utf8')
    length += text.length
    held += text
    if (text.includes('\n')) {
      const parts = held.split('\n')
      held = parts.pop() as string
      lines.push(...parts.filter((line) => line.trim() !== ''))
    }
    if (lines.length > 1 || length > limits.recordLength) break
    if (!hasBegun && !/^\s*(?:\{|$)/.test(lines[0] ?? held)) return []
    hasBegun ||= lines.length > 0 || held.trim() !== ''
  }
  if (held.trim() !== '') lines.push(held)
  return lines.slice(0, 2)
}

function isWhole(line: string, limits: ReadLimits): boolean {
  const nothing = (): void => undefined
  const parser = jsonParser(
    { open: nothing, close: nothing, key: nothing, scalar: nothing },
    limits,
  )
  try {
    parser.push(`${line}\n`)
    parser.end()
    return line.trimStart().startsWith('{')
  } catch (error) {
    if (error instanceof FormatError) return error.draft.code === 'file-unsafe'
    throw error
  }
}

/** The shape of a text that is one JSON value, or several; the whole is read only where it is one object. */
function wholeShape(pieces: Iterable<Buffer>, limits: ReadLimits): RecordPlace {
  const members = new Set<string>()
  let depth = 0
  let nValues = 0
  let member = ''
  let isArray = false
  let isMemberArray = false
  const begin = (): void => {
    if (depth === 0) nValues++
  }
  const parser = jsonParser(
    {
      open: (bracket) => {
        begin()
        if (depth === 0 && bracket === '[') isArray = true
        if (depth === 1) isMemberArray = bracket === '['
        if (depth === 2 && isMemberArray) members.add(member)
        depth++
      },
      close: () => {
        depth--
      },
      key: (name) => {
        if (depth === 1) member = name
      },
      scalar: begin,
    },
    limits,
  )
  const values = valueScanner()
  // What stands behind the first record of a member says no more.
  const isPlace = (): boolean => depth === 2 && isMemberArray && members.has(member)
  const take = (bytes: Buffer, at: number): number => values.end(bytes, at, limits.depth - 2)
  for (const _ of readValues(pieces, parser, { isPlace, take })) {
    if (isArray) return { depth: 1 }
    if (nValues > 1) return { depth: 0 }
  }
  const [only] = members
  return members.size === 1 && only !== undefined ? { depth: 2, member: only } : { depth: 0 }
}
