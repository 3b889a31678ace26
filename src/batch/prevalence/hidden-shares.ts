import { groupCounts } from '../../cohort/prevalence/group-counts.js'
import {
  hidePrevalence,
  type PrevalenceThresholds,
  type ShareFigure,
} from '../../cohort/prevalence/hide-prevalence.js'
import {
  membersCount,
  type PrevalenceCategory,
  type PrevalenceRow,
} from '../../cohort/prevalence/prevalence-rows.js'
import {
  type PrevalenceTally,
  sheetsWithCategory,
} from '../../cohort/prevalence/prevalence-tally.js'

/**
 * Which groups of which measures a published table of shares hides, found from counts before any share is estimated,
 * and one measure after the other, so that the rows of the table need not be held for it.
 *
 * @param levels - columns of each grouping, those of the whole first
 * @returns keys of {@link hiddenKey}
 */
export function hiddenShares(
  tally: PrevalenceTally,
  levels: readonly (readonly string[])[],
  categories: readonly PrevalenceCategory[],
  thresholds: PrevalenceThresholds,
): ReadonlySet<string> {
  const groups = levels.flatMap((columns) => groupCounts(tally, columns))
  const hidden = new Set<string>()
  tally.plan.measures.forEach((measure, index) => {
    const own = categories.filter((category) => category.measure === index)
    const figures = groups.flatMap(({ level, group, ...sheets }): ShareFigure[] => {
      if (sheetsWithCategory(tally, sheets, index) === 0) return []
      const n = sheetsWithCategory(tally, { counts: sheets.weighed }, index)
      return own.map(({ label, members }) => {
        const count = membersCount(tally, sheets, index, members)
        return { level, group, measure, category: label, count, found: { n } }
      })
    })
    const alone = own.map((category) => ({ ...category, measure: 0 }))
    for (const key of hidePrevalence(figures, alone, [measure], thresholds)) hidden.add(key)
  })
  return hidden
}

/** The names of hidden groups and measures, from their keys. */
export const namesOf = (
  hidden: ReadonlySet<string>,
): Pick<PrevalenceRow, 'level' | 'group' | 'measure'>[] =>
  [...hidden].map((key) => {
    const [level = '', group = '', measure = ''] = key.split('\u0000')
    return { level, group, measure }
  })
