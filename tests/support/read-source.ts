import { statSync } from 'node:fs'
import { detectFormat, readHead } from '../../src/io/formats/detect/detect-format.js'
import type { FormatOptions } from '../../src/io/formats/file-format.js'
import { READ_LIMITS } from '../../src/io/formats/limits.js'
import type { SourceRow } from '../../src/io/formats/table-source.js'
import { completeRecords, csvText } from '../../src/io/read-csv.js'
import type { IssueDraft } from '../../src/issue/issue.js'

/** A table as a source gives it, whole. */
export interface ReadSource {
  readonly format: string
  readonly names: readonly string[]
  readonly rows: readonly SourceRow[]
  readonly issues: readonly IssueDraft[]
}

/** Reads a file that is not compressed through the reader of its format. */
export async function readSource(
  path: string,
  options: Partial<FormatOptions> = {},
): Promise<ReadSource> {
  const { size } = statSync(path)
  const format = detectFormat(path, size, readHead(path))
  const source = await format.open({ limits: READ_LIMITS, ...options, path, size })
  try {
    const rows: SourceRow[] = []
    for await (const batch of source.batches())
      rows.push(...(batch instanceof Uint8Array ? stagedRows(batch, source.columns.length) : batch))
    const names = source.columns.map(({ name }) => name)
    return { format: format.id, names, rows, issues: source.issues() }
  } finally {
    source.close()
  }
}

/** The rows of staged lines; one that cannot be read has more cells than there are columns. */
function stagedRows(lines: Uint8Array, width: number): readonly SourceRow[] {
  return completeRecords(csvText(lines), '\t', true).records.map((record) => {
    if (record === null || record.length > width) return null
    return record.length === 1 && width > 1 ? [] : record
  })
}
