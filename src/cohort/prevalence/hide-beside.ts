import { EVERYBODY } from '../audit/published-table.js'
import { hiddenKey, type ShareFigure } from './hide-prevalence.js'
import type { PrevalenceCategory } from './prevalence-rows.js'
import type { EstimatedGroup, PublicCounts } from './public-counts.js'

/** What a table of shares shows beside a cohort table. */
export interface HiddenBeside {
  /** Rows that are hidden, by {@link hiddenKey}. */
  readonly hidden: ReadonlySet<string>
  /** Of them those whose group's size the cohort table shows, so that it is shown here too. */
  readonly sized: ReadonlySet<string>
  /** Counts that both have and that differ: then the tables are not of the same sheets. */
  readonly nDiffering: number
}

/** A table of shares and what its names stand for. */
export interface SharesTable {
  readonly rows: readonly ShareFigure[]
  readonly categories: readonly PrevalenceCategory[]
  readonly measures: readonly string[]
  /** For each measure the names of its categories, by the numbers that `members` gives. */
  readonly values: readonly (readonly string[])[]
  readonly sheets: 'valid' | 'all'
}

/**
 * Which shares are hidden in a table that is published beside a cohort table of the same sheets: every one that does not
 * follow from what the cohort table shows. So the two tables together say no more of anybody than the cohort table does.
 *
 * A share follows where the count of its group and the group's size are shown, for the same sheets, or where all other
 * categories are. One that does and is itself from 1 to the minimum (excluded) is not spelled out.
 */
export function hideBeside(
  { rows, categories, measures, values, sheets }: SharesTable,
  shown: PublicCounts,
  minimumCell: number,
): HiddenBeside {
  const hidden = new Set<string>()
  const sized = new Set<string>()
  let nDiffering = 0
  for (const row of rows) {
    const at = measures.indexOf(row.measure)
    const members = namesOf(
      row.category,
      categories.filter(({ measure }) => measure === at),
      values[at] ?? [],
    )
    const group = groupOf(row)
    const measure = publishedMeasure(row.measure)
    const n = shown.size(group, measure, sheets)
    const direct = shown.count(group, measure, sheets, members)
    const others = shown.categories(measure).filter((name) => !members.includes(name))
    const rest = shown.count(group, measure, sheets, others)
    const count = direct ?? (n === null || rest === null ? null : n - rest)
    if (n !== null && count !== null && n === row.found.n && count === row.count) {
      if (count === 0 || count >= minimumCell) continue
    } else if ((n !== null && n !== row.found.n) || (count !== null && count !== row.count))
      nDiffering++
    const key = hiddenKey(row.level, row.group, row.measure, row.category)
    hidden.add(key)
    if (n === row.found.n) sized.add(key)
  }
  return { hidden, sized, nDiffering }
}

const WORSE = ' or worse'

/** The categories that are counted, those included that nobody is in: a hidden count may be 0 as well. */
function namesOf(
  category: string,
  own: readonly PrevalenceCategory[],
  values: readonly string[],
): string[] {
  const worse = own.flatMap(({ label }) =>
    label.endsWith(WORSE) ? [label.slice(0, -WORSE.length)] : [],
  )
  const at = worse.findIndex((band) => category === `${band}${WORSE}`)
  if (at >= 0) return worse.slice(at)
  const members = own.find(({ label }) => label === category)?.members ?? []
  return members.length === 0 ? [category] : members.map((number) => values[number] ?? '')
}

/**
 * Categories that the cohort table has and nobody of the estimates is in: with a row of their own, as there, so that
 * their absence does not tell a hidden 0.
 */
export function unseenCategories(
  measures: readonly string[],
  categories: readonly PrevalenceCategory[],
  shown: PublicCounts,
): PrevalenceCategory[] {
  return measures.flatMap((name, measure) => {
    const labels = categories.filter((one) => one.measure === measure).map(({ label }) => label)
    return shown
      .categories(publishedMeasure(name))
      .filter((label) => !labels.includes(label))
      .map((label) => ({ measure, label, members: [], accuracy: null }))
  })
}

/** The group of a row by its columns. */
export const groupOf = ({
  level,
  group,
}: {
  readonly level: string
  readonly group: string
}): EstimatedGroup => ({ columns: level === EVERYBODY ? [] : level.split('/'), label: group })

/** Result files name outcomes of rules `…_outcome`, cohort tables the rule alone. */
export const publishedMeasure = (column: string): string => column.replace(/_outcome$/, '')
