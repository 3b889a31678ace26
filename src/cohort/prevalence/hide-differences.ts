import type { DifferenceRow } from './difference-rows.js'
import { hiddenKey, type PrevalenceThresholds } from './hide-prevalence.js'
import type { ShareName } from './prevalence-rows.js'
import { cellsByGroup, type PrevalenceTally } from './prevalence-tally.js'

/** Names what is said of the groups of a column by one measure or score. */
export const differenceKey = (column: string, measure: string): string =>
  `${column}\u0000${measure}`

/**
 * Which comparisons of groups a published table hides.
 *
 * A test statistic or a slope is one more equation: where two groups of a column are hidden, and their sum follows from
 * the others, it tells what each of them is. So a comparison is shown where every group of its column is shown for the
 * measure, and a difference of means where both groups have enough students with the score.
 *
 * @param shares - every row of the table of shares, which has the groups of each column
 * @param hidden - its hidden rows, by {@link hiddenKey}
 * @returns keys of {@link differenceKey}
 */
export function hideDifferences(
  rows: readonly DifferenceRow[],
  shares: readonly ShareName[],
  hidden: ReadonlySet<string>,
  tally: PrevalenceTally,
  { minimumGroup }: PrevalenceThresholds,
): ReadonlySet<string> {
  const closed = new Set(
    shares
      .filter(({ level, group, measure, category }) =>
        hidden.has(hiddenKey(level, group, measure, category)),
      )
      .map(({ level, measure }) => differenceKey(level, measure)),
  )
  const isSmall = (column: string, score: number): boolean =>
    [...cellsByGroup(tally, [column]).values()].some((cells) => {
      const n = cells.reduce((sum, { sums }) => sum + (sums[3 * score] ?? 0), 0)
      return n > 0 && n < minimumGroup
    })
  return new Set(
    rows
      .filter(({ kind, column, measure }) =>
        kind === 'difference'
          ? isSmall(column, tally.plan.scores.indexOf(measure))
          : closed.has(differenceKey(column, measure)),
      )
      .map(({ column, measure }) => differenceKey(column, measure)),
  )
}
