import type { Cohort } from './cohort.js'
import { addStore, createCountStore } from './count-store.js'

/**
 * The cohort of all sheets of two cohorts of the same campaign. Merging is associative, and what is published does not
 * depend on the order, because groups are put in order by their names.
 *
 * @throws {@link RangeError} when the cohorts do not count the same things
 */
export function mergeCohorts(first: Cohort, second: Cohort): Cohort {
  if (
    first.narrow.width !== second.narrow.width ||
    first.wide.width !== second.wide.width ||
    first.plan.levels.join() !== second.plan.levels.join()
  )
    throw new RangeError('mergeCohorts requires cohorts of the same campaign')
  const narrow = createCountStore(first.narrow.width)
  const wide = createCountStore(first.wide.width)
  for (const cohort of [first, second]) {
    addStore(narrow, cohort.narrow)
    addStore(wide, cohort.wide)
  }
  return { plan: first.plan, narrow, wide }
}
