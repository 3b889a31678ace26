import type { Instrument } from '../instrument/instrument.js'
import { type Issue, issue, type Result } from '../issue/issue.js'
import type { PreparedTable } from './formats/prepare-table.js'
import { labelRows } from './label-rows.js'
import { openResponses, type ReadOptions, type ResponseFile } from './open-responses.js'
import { recordsApart } from './records-apart.js'
import { skipHeaderRows } from './skip-header-rows.js'

/**
 * Opens a file of answers as `openResponses` does, below as many header rows as its column map says. Where it does not
 * say, rows below the header that name the columns once more are no sheets either, and that is said.
 */
export function openMapped(
  table: string | PreparedTable,
  instruments: readonly Instrument[],
  options: ReadOptions = {},
): Result<ResponseFile> {
  const opened = openResponses(table, instruments, options)
  if (!opened.ok) return opened
  const { scan, delimiter, name } = opened.value
  const said = options.map?.headerRows
  const rows = said ?? 1 + labelRows(scan, delimiter).length
  const value = skipHeaderRows(opened.value, rows)
  const apart = recordsApart(value)
  const issues = [
    ...opened.issues,
    ...(said === undefined && rows > 1 ? [severalRows(name, rows)] : []),
    ...(apart === null ? [] : [apart]),
  ]
  return { ok: true, value, issues }
}

function severalRows(file: string, rows: number): Issue {
  return issue({
    code: 'header-merged',
    severity: 'warning',
    file,
    expected: 'a header in row 1',
    received: `a header in rows 1 to ${rows}; row 1 of the data is row ${rows + 1}`,
  })
}
