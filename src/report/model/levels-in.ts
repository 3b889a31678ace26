import type { CohortFigures } from './cohort-figures.js'

/** The levels of a protocol that a cohort has, in their order: a school by itself names no district. */
export function levelsIn(cohort: CohortFigures, levels: readonly string[]): readonly string[] {
  const found: string[] = []
  for (const level of levels)
    if (cohort.groupsOf([...found, level].join('/')).length > 0) found.push(level)
  return found
}
