import { checkGroups } from './add-block.js'
import { COUNTERS, type Cohort } from './cohort.js'
import { type CohortGroups, leafPositions } from './leaf-positions.js'

/**
 * Counts students of the roster, whether they answered or not.
 *
 * @param groups - where each student of the roster belongs
 * @param hasSheet - 1 for students with a sheet that counts; everybody has one where absent
 * @throws {@link RangeError} when the levels are not the cohort's
 */
export function addEnrolled(cohort: Cohort, groups: CohortGroups, hasSheet?: Uint8Array): void {
  checkGroups('addEnrolled', cohort, groups)
  const positions = leafPositions(cohort, groups)
  for (const name of ['narrow', 'wide'] as const) {
    const { counts } = cohort[name]
    const ofStore = positions[name]
    for (let row = 0; row < ofStore.length; row++) {
      const leaf = ofStore[row] as number
      if (leaf < 0) continue
      const enrolled = leaf + COUNTERS.enrolled
      counts[enrolled] = (counts[enrolled] as number) + 1
      if (hasSheet?.[row] !== 0) continue
      const missing = leaf + COUNTERS.missing
      counts[missing] = (counts[missing] as number) + 1
    }
  }
}
