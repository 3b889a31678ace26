import { checkGroups } from './add-block.js'
import { COUNTERS, type Cohort } from './cohort.js'
import { type CohortGroups, leafPositions } from './leaf-positions.js'

/**
 * Counts students of the roster, whether they answered or not.
 *
 * @param groups - where each student of the roster belongs
 * @throws {@link RangeError} when the levels are not the cohort's
 */
export function addEnrolled(cohort: Cohort, groups: CohortGroups): void {
  checkGroups('addEnrolled', cohort, groups)
  const { narrow, wide, plan } = cohort
  for (const [store, nLevels] of [
    [narrow, plan.levels.length],
    [wide, plan.nWideLevels],
  ] as const) {
    const positions = leafPositions(store, groups, nLevels)
    for (const position of positions) {
      if (position < 0) continue
      const counter = position + COUNTERS.enrolled
      store.counts[counter] = (store.counts[counter] as number) + 1
    }
  }
}
