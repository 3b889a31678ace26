// What changed between two or more waves: a part of `mindgauge/cohort`.

export { type BowkerResult, bowkerTest } from '../../stat/bowker-test.js'
export { type McnemarResult, mcnemarTest } from '../../stat/mcnemar-test.js'
export {
  CHANGE_CLASSES,
  type ChangeClass,
  changeClass,
  clinicalCuts,
} from './change-class.js'
export {
  mergeRetest,
  RETEST_RULES,
  type RetestRule,
  type SheetState,
} from './merge-retest.js'
export {
  addPair,
  createPairedSums,
  type PairedChange,
  type PairedSums,
  pairedChange,
} from './paired-change.js'
export {
  type ChangeGroup,
  RELIABLE_CHANGE_LIMIT,
  RELIABLE_CHANGE_METHODS,
  type ReliableChangeMethod,
  reliableChangeIndex,
  standardErrorOfDifference,
} from './reliable-change.js'
export { type TransitionRow, transitionRows } from './transition-rows.js'
export type { ClosedGroups, ClosedStates } from './transition-tables.js'
export {
  addLinkedStudent,
  createTransitions,
  type LinkedStudent,
  OUTCOMES,
  type Outcome,
  outcomeOf,
  placeNames,
  type TransitionLeaf,
  type TransitionPlan,
  type Transitions,
} from './transitions.js'
