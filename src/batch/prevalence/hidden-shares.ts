import { groupCounts } from '../../cohort/prevalence/group-counts.js'
import { type HiddenBeside, hideBeside } from '../../cohort/prevalence/hide-beside.js'
import {
  hidePrevalence,
  type PrevalenceThresholds,
  type ShareFigure,
} from '../../cohort/prevalence/hide-prevalence.js'
import { membersCount } from '../../cohort/prevalence/members-count.js'
import type { PrevalenceCategory, ShareName } from '../../cohort/prevalence/prevalence-rows.js'
import {
  type PrevalenceTally,
  sheetsWithCategory,
} from '../../cohort/prevalence/prevalence-tally.js'
import type { PublicCounts } from '../../cohort/prevalence/public-counts.js'
import { type Issue, issue } from '../../issue/issue.js'

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
  const hidden = new Set<string>()
  for (const { measure, rows, alone } of figuresByMeasure(tally, levels, categories))
    for (const key of hidePrevalence(
      rows.filter(({ found }) => found.n > 0),
      alone,
      [measure],
      thresholds,
    ))
      hidden.add(key)
  return hidden
}

/**
 * Which shares are hidden where the table is published beside a cohort table, see {@link hideBeside}.
 *
 * @param values - for each measure the names of its categories
 */
export function sharesBeside(
  tally: PrevalenceTally,
  levels: readonly (readonly string[])[],
  categories: readonly PrevalenceCategory[],
  values: readonly (readonly string[])[],
  shown: PublicCounts,
  { minimumCell, sheets }: { readonly minimumCell: number; readonly sheets: 'valid' | 'all' },
): HiddenBeside {
  const hidden = new Set<string>()
  const sized = new Set<string>()
  let nDiffering = 0
  for (const { measure, rows, alone, index } of figuresByMeasure(tally, levels, categories)) {
    const own = [values[index] ?? []]
    const table = { rows, categories: alone, measures: [measure], values: own, sheets }
    const found = hideBeside(table, shown, minimumCell)
    for (const key of found.hidden) hidden.add(key)
    for (const key of found.sized) sized.add(key)
    nDiffering += found.nDiffering
  }
  return { hidden, sized, nDiffering }
}

/** The counts of one measure after the other; those of groups that do not have it are 0. */
function* figuresByMeasure(
  tally: PrevalenceTally,
  levels: readonly (readonly string[])[],
  categories: readonly PrevalenceCategory[],
): Generator<{
  readonly measure: string
  readonly index: number
  readonly rows: readonly ShareFigure[]
  /** Its categories, as those of the only measure. */
  readonly alone: readonly PrevalenceCategory[]
}> {
  const groups = levels.flatMap((columns) => groupCounts(tally, columns))
  for (const [index, measure] of tally.plan.measures.entries()) {
    const own = categories.filter((category) => category.measure === index)
    const rows = groups.flatMap(({ level, group, ...sheets }): ShareFigure[] => {
      const n = sheetsWithCategory(tally, { counts: sheets.weighed }, index)
      return own.map(({ label, members }) => {
        const count = membersCount(tally, sheets, index, members)
        return { level, group, measure, category: label, count, found: { n } }
      })
    })
    yield { measure, index, rows, alone: own.map((category) => ({ ...category, measure: 0 })) }
  }
}

/** The names of hidden shares, from their keys. */
export const namesOf = (hidden: ReadonlySet<string>): ShareName[] =>
  [...hidden].map((key) => {
    const [level = '', group = '', measure = '', category = ''] = key.split('\u0000')
    return { level, group, measure, category }
  })

/** Of a cohort table whose counts are not those of these sheets. */
export function otherSheets(nDiffering: number): Issue[] {
  if (nDiffering === 0) return []
  const expected = 'a cohort table of these sheets'
  const received = `${nDiffering} counts that differ; these shares are hidden`
  return [issue({ code: 'versions-differ', severity: 'warning', expected, received })]
}
