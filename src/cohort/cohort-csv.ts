import type { CohortRow } from './cohort-rows.js'

const HEADER =
  'level,group,sex,sheets,measure,category,n_enrolled,n_answered,n_valid,n,count,share,low,high,suppressed'

/**
 * The cohort table as CSV (RFC 4180, line feeds): shares and intervals with four decimals, an empty cell for what is
 * hidden or not there.
 */
export function cohortCsv(rows: readonly CohortRow[]): string {
  const lines = [HEADER]
  let group = ''
  let last: CohortRow | null = null
  for (const row of rows) {
    if (row.level !== last?.level || row.group !== last.group || row.sex !== last.sex)
      group = `${row.level},${quoted(row.group)},${row.sex},`
    last = row
    lines.push(group + lineOf(row))
  }
  lines.push('')
  return lines.join('\n')
}

function lineOf(row: CohortRow): string {
  const names = `${row.sheets},${quoted(row.measure)},${quoted(row.category)}`
  const sizes = `${row.nEnrolled ?? ''},${row.nAnswered ?? ''},${row.nValid ?? ''},${row.n ?? ''}`
  const shares = `${decimals(row.share)},${decimals(row.low)},${decimals(row.high)}`
  return `${names},${sizes},${row.count ?? ''},${shares},${row.suppressed ? 'yes' : 'no'}`
}

const DECIMALS: readonly string[] = Array.from({ length: 10_001 }, (_, share) =>
  (share / 10_000).toFixed(4),
)

function decimals(share: number | null): string {
  return share === null ? '' : (DECIMALS[Math.round(share * 10_000)] ?? '')
}

const SPECIAL = /[",\r\n]/

function quoted(text: string): string {
  return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
