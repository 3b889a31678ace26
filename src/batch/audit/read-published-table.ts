import type { PublishedRow } from '../../cohort/audit/published-table.js'
import type { PreparedTable } from '../../io/formats/prepare-table.js'
import { type Issue, issue, type Result } from '../../issue/issue.js'
import {
  cellNumber,
  columnsOf,
  openTable,
  raggedIssues,
  type TableFaults,
  tableRecords,
} from '../table/open-table.js'
import type { Row } from './published-kind.js'
import { PUBLISHED_KINDS } from './published-kinds.js'

/**
 * Reads a published table: cohort.csv or coverage.csv of `screen`, what `prevalence`, `compare` and `accuracy` write, or
 * any table with the columns of one of these.
 */
export function readPublishedTable(source: string | PreparedTable): Result<PublishedRow[]> {
  const rows: PublishedRow[] = []
  const read = takePublishedRows(source, (own, place) => rows.push(Object.assign(own, place)))
  return read.ok ? { ...read, value: withParts(rows) } : read
}

/** Where a row stands, and in what kind of table. */
type RowPlace = Required<Pick<PublishedRow, 'kind' | 'file' | 'row'>>

/** As {@link readPublishedTable}, of which no row need be held; bands with all beyond them do not say what they are of. */
export function takePublishedRows(
  source: string | PreparedTable,
  take: (row: Row, place: RowPlace) => void,
): Result<null> {
  const opened = openTable(source)
  if (!opened.ok) return opened
  const table = opened.value
  const found = PUBLISHED_KINDS.find(({ columns }) =>
    columns.every((name) => table.header.includes(name)),
  )
  // A table of no kind lacks columns of a cohort table.
  const usual = PUBLISHED_KINDS.at(-1)
  if (found === undefined) {
    const lacking = columnsOf(table, usual?.columns ?? [])
    return lacking.ok ? { ok: false, issues: [] } : lacking
  }
  const places = new Map(table.header.map((name, at) => [name, at]))
  let record: readonly string[] = []
  const text = (name: string): string => record[places.get(name) ?? -1] ?? ''
  const number = (name: string): number | null => {
    const value = cellNumber(text(name))
    return Number.isNaN(value) ? null : value
  }
  const cells = { text, number }
  const faults: TableFaults = { ragged: 0, first: 0 }
  const issues: Issue[] = [...opened.issues]
  const { kind, rowsOf } = found
  let row = 0
  for (record of tableRecords(table, faults)) {
    row++
    const place = { kind, file: table.name, row }
    for (const own of rowsOf(cells)) take(own, place)
  }
  issues.push(...raggedIssues(table, faults))
  // A campaign of one school compares no schools; but a cohort table has rows.
  if (row > 0 || kind !== 'cohort') return { ok: true, value: null, issues }
  const expected = 'rows of a published table'
  const empty = issue({ code: 'file-header-only', file: table.name, expected, received: 'none' })
  return { ok: false, issues: [...issues, empty] }
}

const WORSE = ' or worse'

/** What a band with all beyond it is made of: the bands that come after it in the order of such rows. */
function withParts(rows: PublishedRow[]): PublishedRow[] {
  const bands = new Map<string, string[]>()
  for (const { kind, measure, category } of rows) {
    if (kind !== 'estimates' || !category.endsWith(WORSE)) continue
    const own = bands.get(measure) ?? []
    bands.set(measure, own)
    const band = category.slice(0, -WORSE.length)
    if (!own.includes(band)) own.push(band)
  }
  if (bands.size === 0) return rows
  return rows.map((row) => {
    const own = bands.get(row.measure) ?? []
    const at = own.indexOf(row.category.slice(0, -WORSE.length))
    return row.category.endsWith(WORSE) && at >= 0 ? { ...row, parts: own.slice(at) } : row
  })
}
