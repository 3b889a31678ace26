import { loadInstrument } from '../../src/io/catalogue.js'
import { READ_LIMITS } from '../../src/io/formats/limits.js'
import { prepareTable } from '../../src/io/formats/prepare-table.js'
import { openMapped } from '../../src/io/open-mapped.js'
import { readBlocks } from '../../src/io/read-blocks.js'
import type { Issue } from '../../src/issue/issue.js'

/** What became of a file that was read for the answers of the PHQ-9. */
export interface ReadFile {
  /** Null where nothing of it could be read. */
  readonly format: string | null
  /** Rows of the file, and those of them that could be read. */
  readonly rows: number
  readonly read: number
  /** Severity and code of each issue, each once, in order. */
  readonly issues: readonly string[]
}

const instrument = loadInstrument('phq-9')

/** Reads a file of any kind as `score` would, in blocks so small that damaged files have several. */
export async function readAnyFile(path: string): Promise<ReadFile> {
  if (!instrument.ok) throw new Error('readAnyFile requires the PHQ-9')
  const table = await prepareTable(path, { limits: { ...READ_LIMITS, patience: 3000 } })
  if (!table.ok) return { format: null, rows: 0, read: 0, issues: named(table.issues) }
  try {
    const { format } = table.value
    const opened = openMapped(table.value, [instrument.value], {
      otherColumns: 'keep',
      blockLength: 16,
    })
    if (!opened.ok) return { format, rows: 0, read: 0, issues: named(opened.issues) }
    const issues: Issue[] = [...opened.issues]
    let rows = 0
    let rejected = 0
    let read = 0
    for (const block of readBlocks(opened.value)) {
      issues.push(...block.issues)
      read += block.length
      rows = block.counts.rows
      rejected = block.counts.rejected
    }
    if (rows !== read + rejected)
      throw new Error(`readAnyFile found ${rows} rows, ${read} read, ${rejected} rejected`)
    return { format, rows, read, issues: named(issues) }
  } finally {
    table.value.remove()
  }
}

const named = (issues: readonly Issue[]): string[] =>
  [...new Set(issues.map(({ severity, code }) => `${severity} ${code}`))].sort()
