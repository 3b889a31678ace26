import type { Instrument } from '../instrument/instrument.js'
import type { Result } from '../issue/issue.js'
import type { PreparedTable } from './formats/prepare-table.js'
import { openResponses, type ReadOptions, type ResponseFile } from './open-responses.js'
import { skipHeaderRows } from './skip-header-rows.js'

/** Opens a file of answers as `openResponses` does, below as many header rows as its column map says. */
export function openMapped(
  table: string | PreparedTable,
  instruments: readonly Instrument[],
  options: ReadOptions = {},
): Result<ResponseFile> {
  const opened = openResponses(table, instruments, options)
  if (!opened.ok) return opened
  return { ...opened, value: skipHeaderRows(opened.value, options.map?.headerRows) }
}
