// Counts of a campaign by level and group, with small cells hidden: a part of `mindgauge/cohort`.

export { addBlock, type CountedBlock } from './add-block.js'
export { addEnrolled } from './add-enrolled.js'
export {
  type Cohort,
  type CohortPlan,
  createCohort,
  type MeasurePlan,
  type Suppression,
} from './cohort.js'
export { type CohortRow, cohortRows } from './cohort-rows.js'
export type { CountStore } from './count-store.js'
export type { CoverageRow } from './coverage.js'
export type { CohortGroups } from './leaf-positions.js'
export type { CohortMeasure, MeasureKind } from './measures.js'
export { mergeCohorts } from './merge-cohorts.js'
export type { CohortRowsOptions } from './publish-cohort.js'
export type { CohortDetail } from './slots.js'
