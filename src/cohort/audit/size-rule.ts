import type { PublishedRow } from './published-table.js'

/** The size of a measure where it is always one of the sizes beside it; then it is known wherever that is shown. */
export function sizeRule(rows: readonly PublishedRow[]): (row: PublishedRow) => number | null {
  const rules: ((row: PublishedRow) => number | null)[] = [
    ({ nAnswered }) => nAnswered,
    ({ nValid }) => nValid,
  ]
  const bySheets = new Map<string, ((row: PublishedRow) => number | null) | undefined>()
  for (const sheets of new Set(rows.map((row) => row.sheets))) {
    const shown = rows.filter(
      (row) => row.sheets === sheets && row.n !== null && row.nAnswered !== null,
    )
    bySheets.set(
      sheets,
      rules.find((rule) => shown.length > 0 && shown.every((row) => rule(row) === row.n)),
    )
  }
  return (row) => bySheets.get(row.sheets)?.(row) ?? null
}
