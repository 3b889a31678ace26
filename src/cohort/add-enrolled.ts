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
  const positions = leafPositions(cohort, groups)
  for (const name of ['narrow', 'wide'] as const) {
    const { counts } = cohort[name]
    const ofStore = positions[name]
    for (let row = 0; row < ofStore.length; row++) {
      const counter = (ofStore[row] as number) + COUNTERS.enrolled
      if (counter >= COUNTERS.enrolled) counts[counter] = (counts[counter] as number) + 1
    }
  }
}
