import type { PublishedRow } from './published-table.js'

/** Sizes that tables of who answered show, each a measure of one category that sums over groups. */
export const SIZES = ['enrolled', 'answered', 'valid'] as const

/** The sizes that stand beside the counts of a cohort table, as rows; those of hidden groups stay hidden. */
export function sizeRows(rows: readonly PublishedRow[], names: readonly string[]): PublishedRow[] {
  const seen = new Set<string>()
  return rows.flatMap((row) => {
    const { level, group, sex, measure, kind = 'cohort' } = row
    const key = [level, group, sex].join('\u0000')
    if (kind !== 'cohort' || measure === 'all' || seen.has(key)) return []
    seen.add(key)
    const sizes = { enrolled: row.nEnrolled, answered: row.nAnswered, valid: row.nValid }
    return SIZES.filter((name) => names.includes(name) && sizes[name] !== null).map(
      (name): PublishedRow => ({
        ...{ ...row, sheets: 'all', measure: name, category: name },
        ...{ n: sizes[name], count: sizes[name], share: null, low: null, high: null },
      }),
    )
  })
}
