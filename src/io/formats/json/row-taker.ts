import type { IssueDraft } from '../../../issue/issue.js'
import { stagedLine, unreadableLine } from '../staged-line.js'
import type { ColumnNames } from './column-names.js'
import type { LineWriter } from './line-writer.js'
import type { RecordTaker } from './read-lines.js'
import type { JsonRecord } from './record-collector.js'
import type { RecordScanner } from './record-scanner.js'

const MOST_ISSUES = 10_000

/**
 * Writes records as lines of a staged table with the columns that are known now. Once one comes that is not, it only learns
 * the others, since all has to be written anew.
 *
 * @param issues - gets an issue for each record that cannot be read
 */
export function rowTaker(
  names: ColumnNames,
  scanner: RecordScanner,
  lines: LineWriter,
  issues: IssueDraft[],
): RecordTaker {
  const isArray = names.isArray()
  const width = names.list().length
  let skipsHeader = isArray
  let row = 0
  const isWriting = (): boolean => isArray || names.positions.size === width
  const write = (record: JsonRecord): void => {
    const fault = faultOf(record, isArray, width)
    if (fault !== null && issues.length < MOST_ISSUES) issues.push(unreadable(row, fault))
    const line = (): string => stagedLine(cellsOf(record, names.positions, width), width)
    lines.put(fault === null ? line() : unreadableLine(width))
  }
  return {
    scan: (bytes, at) => (skipsHeader ? -1 : scanner.scan(bytes, at, isArray ? width : null)),
    takeScanned(bytes) {
      row++
      if (isWriting()) scanner.write(bytes, lines, width)
    },
    take(record) {
      if (skipsHeader && record !== null && record.keys === null && record.fault === null) {
        skipsHeader = false
        return
      }
      row++
      names.add(record)
      if (!isWriting()) return
      if (record === null) lines.put('\n')
      else write(record)
    },
  }
}

/** What is wrong with a record; null where it fits. */
function faultOf(
  { keys, cells, fault }: JsonRecord,
  isArray: boolean,
  width: number,
): string | null {
  if (fault !== null) return fault
  if (isArray !== (keys === null)) return keys === null ? 'an array' : 'an object'
  return isArray && cells.length > width ? 'more cells than the first row' : null
}

function cellsOf(
  { keys, cells }: JsonRecord,
  positions: ReadonlyMap<string, number>,
  width: number,
): readonly string[] {
  if (keys === null && cells.length > 0) return cells
  const row = new Array<string>(width).fill('')
  keys?.forEach((key, index) => {
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
