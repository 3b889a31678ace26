import type { CoverageRow } from '../cohort/coverage.js'
import { createByteWriter, writeHeader, writeNewline } from '../io/byte-writer.js'
import { writeCells } from './write-cells.js'

const COLUMNS = [
  'level',
  'group',
  'n_enrolled',
  'n_answered',
  'n_valid',
  'n_missing',
  'answered_share',
  'missing_share',
  'valid_share',
  'suppressed',
]

/** `coverage.csv`: shares with four decimals, an empty cell for what is hidden. */
export function coverageCsv(rows: readonly CoverageRow[]): Uint8Array {
  const writer = createByteWriter()
  writeHeader(writer, COLUMNS)
  for (const row of rows) {
    const counts = [row.nEnrolled, row.nAnswered, row.nValid, row.nMissing]
    const shares = [row.answeredShare, row.missingShare, row.validShare]
    writeCells(writer, [
      row.level,
      row.group,
      ...counts.map((count) => (count === null ? '' : String(count))),
      ...shares.map((share) => share?.toFixed(4) ?? ''),
      row.nAnswered === null ? 'yes' : 'no',
    ])
    writeNewline(writer)
  }
  return writer.bytes.subarray(0, writer.length)
}
