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
  const { scan, delimiter } = opened.value
  const said = options.map?.headerRows
  const rows = said ?? 1 + labelRows(scan, delimiter).length
  const value = skipHeaderRows(opened.value, rows)
  const apart = recordsApart(value)
  const issues = [
    ...opened.issues,
    ...(said === undefined && rows > 1 ? [severalRows(opened.value, rows)] : []),
    ...(apart === null ? [] : [apart]),
  ]
  return { ok: true, value, issues }
}

/** @param file - as it was opened: titles may stand above the first row of its header */
function severalRows({ name: file, firstRow }: ResponseFile, rows: number): Issue {
  const data = (firstRow ?? 2) + rows - 1
  return issue({
    code: 'header-merged',
    severity: 'warning',
    file,
    expected: 'a header in row 1',
    received: `a header in rows ${data - rows} to ${data - 1}; row 1 of the data is row ${data}`,
  })
}
