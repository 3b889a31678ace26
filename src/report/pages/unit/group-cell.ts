import type { CohortCell, CohortFigures, CohortKey } from '../../model/cohort-figures.js'

/** The cell of a group, hidden where the whole group is; undefined where nobody in the group has the measure. */
export function groupCell(figures: CohortFigures, key: CohortKey): CohortCell | undefined {
  const cell = figures.cell(key)
  if (cell !== undefined) return cell
  const sizes = figures.sizes(key)
  if (sizes?.isHidden !== true) return undefined
  const nothing = { n: null, count: null, share: null, low: null, high: null }
  return { key: sizes.key, ...nothing, isHidden: true }
}
