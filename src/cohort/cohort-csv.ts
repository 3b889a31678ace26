import type { CohortRow } from './cohort-rows.js'

const HEADER =
  'level,group,sex,sheets,measure,category,n_enrolled,n_answered,n_valid,n,count,share,low,high,suppressed'

/**
 * The cohort table as CSV (RFC 4180, line feeds): shares and intervals with four decimals, an empty cell for what is
 * hidden or not there.
 */
export function cohortCsv(rows: readonly CohortRow[]): string {
  const lines = [HEADER]
  for (const row of rows) lines.push(lineOf(row))
  return `${lines.join('\n')}\n`
}

function lineOf(row: CohortRow): string {
  const names = `${row.level},${quoted(row.group)},${row.sex},${row.sheets},${quoted(row.measure)},${quoted(row.category)}`
  const sizes = `${row.nEnrolled ?? ''},${row.nAnswered ?? ''},${row.nValid ?? ''},${row.n ?? ''}`
  const shares = `${fixed(row.share)},${fixed(row.low)},${fixed(row.high)}`
  return `${names},${sizes},${row.count ?? ''},${shares},${row.suppressed ? 'yes' : 'no'}`
}

function fixed(share: number | null): string {
  return share === null ? '' : share.toFixed(4)
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
