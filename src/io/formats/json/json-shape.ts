import { FormatError } from '../format-error.js'
import type { ReadLimits } from '../limits.js'
import { jsonParser } from './json-parser.js'
import type { RecordPlace } from './record-collector.js'

/** Where the records of a JSON file stand: one a line, which a broken one does not end, or at a place in the whole. */
export type JsonShape = 'lines' | RecordPlace

/**
 * Finds where the records stand: one a line; one behind the other; in an array; or in the one array of objects that the
 * only object of the file holds, such as `{"responses": [...]}`.
 */
export function jsonShape(pieces: () => Iterable<string>, limits: ReadLimits): JsonShape {
  const first = firstLines(pieces(), limits)
  const isObject = first[0]?.trimStart().startsWith('{') === true
  if (isObject && first.length > 1 && first.some((line) => isWhole(line, limits))) return 'lines'
  return wholeShape(pieces(), limits)
}

/** The first two lines that are not blank; a single one where there are no more. */
function firstLines(pieces: Iterable<string>, limits: ReadLimits): string[] {
  let text = ''
  for (const piece of pieces) {
    text += piece
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    if (lines.length > 2 || text.length > limits.recordLength) return lines.slice(0, 2)
  }
  return text.split('\n').filter((line) => line.trim() !== '')
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
function wholeShape(pieces: Iterable<string>, limits: ReadLimits): RecordPlace {
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
  for (const piece of pieces) {
    parser.push(piece)
    if (isArray) return { depth: 1 }
    if (nValues > 1) return { depth: 0 }
  }
  parser.push('\n')
  parser.end()
  const [only] = members
  return members.size === 1 && only !== undefined ? { depth: 2, member: only } : { depth: 0 }
}
