import type { IssueDraft } from '../../../issue/issue.js'
import type { FormatInput } from '../file-format.js'
import { FormatError, unsafe } from '../format-error.js'
import type { ReadLimits } from '../limits.js'
import type { SourceRow, TableSource } from '../table-source.js'
import { jsonParser } from './json-parser.js'
import { type JsonShape, jsonShape } from './json-shape.js'
import { jsonText } from './json-text.js'
import { type JsonRecord, recordCollector } from './record-collector.js'

/** A record, or a line with nothing in it. */
type Entry = JsonRecord | null

const MOST_ISSUES = 10_000

/**
 * Opens JSON Lines, or JSON that holds a table: an array of objects, an array of arrays whose first one names the
 * columns, or an object with one such array. Nested objects become columns with dots in their names. The file is read
 * twice, since only its end says which columns there are; memory is that of one record.
 */
export function openJson({ path, limits }: FormatInput): TableSource {
  const pieces = (): Generator<string> => jsonText(path)
  const shape = jsonShape(pieces, limits)
  const names = columnNames(entries(pieces(), shape, limits), limits)
  const issues: IssueDraft[] = []
  return {
    columns: names.list.map((name) => ({ name })),
    *batches(): Generator<readonly SourceRow[]> {
      const positions = new Map(names.list.map((name, index) => [name, index]))
      let row = 0
      let skipsHeader = names.isArray
      for (const batch of entries(pieces(), shape, limits)) {
        const rows: SourceRow[] = []
        for (const entry of batch) {
          if (skipsHeader && entry !== null && entry.keys === null && entry.fault === null) {
            skipsHeader = false
            continue
          }
          row++
          const fault = entry === null ? null : faultOf(entry, names)
          if (fault !== null && issues.length < MOST_ISSUES) issues.push(unreadable(row, fault))
          rows.push(entry === null ? [] : fault !== null ? null : cellsOf(entry, positions))
        }
        yield rows
      }
    },
    issues: () => issues,
    close: () => undefined,
  }
}

interface Names {
  readonly list: readonly string[]
  /** Whether rows are arrays, and the first of them the header. */
  readonly isArray: boolean
}

/** The names of all columns, in the order in which they first come. */
function columnNames(batches: Iterable<readonly Entry[]>, limits: ReadLimits): Names {
  const names = new Set<string>()
  let length = 0
  for (const batch of batches)
    for (const entry of batch) {
      if (entry === null || entry.fault !== null) continue
      if (entry.keys === null && names.size === 0) return { list: entry.cells, isArray: true }
      for (const key of entry.keys ?? []) {
        if (names.has(key)) continue
        names.add(key)
        length += key.length + 1
        if (length > limits.headerLength)
          throw unsafe(`names of columns of at most ${limits.headerLength} characters`, 'more')
      }
    }
  if (names.size > 0) return { list: [...names], isArray: false }
  throw new FormatError({ code: 'file-empty', expected: 'records with answers', received: 'none' })
}

function faultOf({ keys, cells, fault }: JsonRecord, { list, isArray }: Names): string | null {
  if (fault !== null) return fault
  if (isArray !== (keys === null)) return keys === null ? 'an array' : 'an object'
  return isArray && cells.length > list.length ? 'more cells than the first row' : null
}

function cellsOf({ keys, cells }: JsonRecord, positions: ReadonlyMap<string, number>): string[] {
  if (keys === null)
    return cells.length === 0 ? new Array<string>(positions.size).fill('') : [...cells]
  const row = new Array<string>(positions.size).fill('')
  keys.forEach((key, index) => {
    row[positions.get(key) as number] = cells[index] as string
  })
  return row
}

function unreadable(row: number, received: string): IssueDraft {
  return {
    code: 'row-unreadable',
    severity: 'warning',
    row,
    expected: 'an object with one value for each key',
    received,
  }
}

/** The records of a file in batches, as they come out of its pieces. */
function* entries(
  pieces: Iterable<string>,
  shape: JsonShape,
  limits: ReadLimits,
): Generator<readonly Entry[]> {
  if (shape === 'lines') {
    yield* lineEntries(pieces, limits)
    return
  }
  let batch: Entry[] = []
  const parser = jsonParser(
    recordCollector(shape, (record) => batch.push(record)),
    limits,
  )
  for (const piece of pieces) {
    parser.push(piece)
    yield batch
    batch = []
  }
  parser.push('\n')
  parser.end()
  yield batch
}

function* lineEntries(pieces: Iterable<string>, limits: ReadLimits): Generator<readonly Entry[]> {
  let held = ''
  for (const piece of pieces) {
    const lines = (held + piece).split('\n')
    held = lines.pop() as string
    if (held.length > limits.recordLength) throw unsafe('lines of at most 8 MB', 'a longer one')
    yield lines.map((line) => lineEntry(line, limits))
  }
  if (held.trim() !== '') yield [lineEntry(held, limits)]
}

function lineEntry(line: string, limits: ReadLimits): Entry {
  if (line.trim() === '') return null
  const found: JsonRecord[] = []
  const parser = jsonParser(
    recordCollector({ depth: 0 }, (record) => found.push(record)),
    limits,
  )
  try {
    parser.push(`${line}\n`)
    parser.end()
  } catch (error) {
    if (!(error instanceof FormatError) || error.draft.code === 'file-unsafe') throw error
    return { keys: [], cells: [], fault: 'a line that is not JSON' }
  }
  const [record] = found
  if (found.length === 1 && record !== undefined) return record
  return { keys: [], cells: [], fault: 'several values in one line' }
}
