import type { PrevalenceTally } from '../../cohort/prevalence/prevalence-tally.js'
import { postStratify } from '../../cohort/survey/post-stratify.js'
import { rake } from '../../cohort/survey/rake.js'
import type { SurveyDesign } from '../../cohort/survey/survey-design.js'
import type { Result } from '../../issue/issue.js'
import type { RosterCounts } from './roster-counts.js'

/**
 * Brings the weights of a tally to the roster: to the cells of one grouping (post-stratification), or to several
 * groupings at once (raking). Standard errors of shares take credit for what the roster explains; tests of differences
 * do not, which makes theirs a little too large.
 *
 * @param groupings - columns of each margin
 */
export function weighToRoster(
  tally: PrevalenceTally,
  roster: RosterCounts,
  groupings: readonly (readonly string[])[],
): Result<null> {
  const { plan, sample, cells } = tally
  const list = [...cells.values()]
  const design: SurveyDesign = {
    sample,
    units: Int32Array.from(list, ({ unit }) => unit),
    weights: Float64Array.from(list, ({ weight, n }) => weight * n),
  }
  const margins = groupings.map((columns) => {
    const indexes = columns.map((name) => plan.columns.indexOf(name))
    return {
      cells: list.map(({ labels }) => indexes.map((index) => labels[index] || '?').join('/')),
      sizes: Object.fromEntries(roster.by(columns)),
    }
  })
  const [only] = margins
  if (only === undefined) return { ok: true, value: null, issues: [] }
  const weighed =
    margins.length === 1 ? postStratify(design, only.cells, only.sizes) : rake(design, margins)
  if (!weighed.ok) return weighed
  list.forEach((cell, index) => {
    cell.weight = (weighed.value.weights[index] as number) / cell.n
  })
  const { calibration } = weighed.value
  if (calibration !== undefined)
    tally.calibration = { ...calibration, sheets: Float64Array.from(list, ({ n }) => n) }
  return { ok: true, value: null, issues: [] }
}
