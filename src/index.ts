// issue: what is wrong with data, as data; texts that a person reads

export { ISSUE_CODES, type IssueCode } from './issue/codes.js'
export { type Issue, type IssueDraft, issue, type Result, type Severity } from './issue/issue.js'
export { type Language, type Text, textIn } from './issue/text.js'

// stat: mathematics without a word of psychology

export { normalCumulative } from './stat/normal-cumulative.js'
export { normalQuantile } from './stat/normal-quantile.js'
export {
  PERCENTILE_RANK_DEFINITIONS,
  type PercentileRankDefinition,
  percentileRank,
} from './stat/percentile-rank.js'
export { ROUNDINGS, type Rounding, roundQuotient, roundTo } from './stat/rounding.js'
export { type NumberRange, wilsonInterval } from './stat/wilson-interval.js'

// table: columns of answers, and what is known of the persons

export { type PersonBlock, type ResponseBlock, SEXES, type Sex } from './table/blocks.js'
export { MISSING, type MissingReason } from './table/missing.js'

// instrument: questionnaires as data

export type * from './instrument/document.js'
export type {
  CutScore,
  CutScoreSet,
  Instrument,
  Interval,
  Item,
  ItemOption,
  Scale,
  Term,
  Transform,
} from './instrument/instrument.js'
export { lintInstrument } from './instrument/lint-instrument.js'
export { type ParseInstrumentOptions, parseInstrument } from './instrument/parse-instrument.js'

// norm: from raw scores to standard scores

export type { CompiledNormCell, CompiledNormScale } from './norm/compiled-norms.js'
export { completedMonths } from './norm/completed-months.js'
export { completedYears } from './norm/completed-years.js'
export type { ConversionSetting } from './norm/conversions/conversion-method.js'
export { lintNormTable } from './norm/lint-norm-table.js'
export { METRICS, type Metric } from './norm/metrics.js'
export type { Conversion, NormCell, NormTable, NormTableDocument } from './norm/norm-table.js'
export { parseNormTable } from './norm/parse-norm-table.js'
export { scoreInterval } from './norm/score-interval.js'
export { standardErrorOfMeasurement } from './norm/standard-error-of-measurement.js'
export { trueScoreInterval } from './norm/true-score-interval.js'

// score: one engine, for a table or for one sheet

export type { AnswerRecord } from './score/answers-to-row.js'
export { compileInstrument } from './score/compile-instrument.js'
export type { BandBounds, ConditionNode } from './score/condition/condition-node.js'
export type { TruthPool } from './score/condition/evaluate-condition.js'
export type { Person } from './score/person.js'
export type {
  CompiledInstrument,
  GatePlan,
  PackedTerms,
  ScalePlan,
  TermPlan,
} from './score/plan.js'
export type { AnswerCounts } from './score/quality/answer-counts.js'
export type { DistancePlan } from './score/quality/distance-plan.js'
export type {
  AnswerPatterns,
  QualityIndex,
  QualityInput,
  QualityNeed,
} from './score/quality/quality-index.js'
export type {
  HalfItem,
  ItemPair,
  ItemPairs,
  QualityPlan,
  ScaleHalves,
} from './score/quality/quality-plan.js'
export {
  addSheets,
  createItemMoments,
  type ItemMoments,
} from './score/quality/reference/item-moments.js'
export {
  makeQualityReference,
  type QualityReferenceSetting,
} from './score/quality/reference/make-quality-reference.js'
export { parseQualityReference } from './score/quality/reference/parse-quality-reference.js'
export type {
  DistanceReference,
  QualityReference,
  QualityReferenceDocument,
} from './score/quality/reference/quality-reference.js'
export {
  type RuleOutcome,
  readScore,
  type ScaleScore,
  type Score,
  type StandardScore,
} from './score/read-score.js'
export { score } from './score/score.js'
export type { RuleColumns, ScaleColumns, ScoreBlock, StandardColumns } from './score/score-block.js'
export { createScoreBuffer, type ScoreBuffer } from './score/score-buffer.js'
export { scoreTable } from './score/score-table.js'
export { NONE, STATUSES, type Status } from './score/statuses.js'
export { TRUTH, TRUTHS, type Truth } from './score/truth.js'

// risk: response quality, critical items, tiers, and why

export {
  checkGoldenCase,
  type GoldenCase,
  type GoldenDocument,
  type GoldenScale,
} from './risk/check-golden.js'
export {
  type CompiledProtocol,
  type CompiledQualityRule,
  type CompiledTierRule,
  compileProtocol,
} from './risk/compile-protocol.js'
export { type ExplainOptions, explain, explainScreening } from './risk/explain.js'
export { lintProtocol } from './risk/lint-protocol.js'
export { parseProtocol } from './risk/parse-protocol.js'
export type {
  DuplicatesRule,
  Protocol,
  ProtocolDocument,
  ProtocolInformant,
  ProtocolInstrument,
  ProtocolRole,
  QualityRule,
  Tier,
  TierRule,
} from './risk/protocol.js'
export { type Screening, type Sheet, screen, type TierReason } from './risk/screen.js'
export { createScreenBuffer, type ScreenBuffer } from './risk/screen-buffer.js'
export { screenTable } from './risk/screen-table.js'
export {
  QUALITY_STATES,
  type QualityState,
  type ScreenedBlock,
  type SheetBlock,
  TIER_INVALID,
  TIER_UNDETERMINED,
} from './risk/screened-block.js'

// cohort: prevalence of a campaign, with small cells hidden

export { addBlock, type CountedBlock } from './cohort/add-block.js'
export { addEnrolled } from './cohort/add-enrolled.js'
export {
  type Cohort,
  type CohortPlan,
  createCohort,
  type MeasurePlan,
  type Suppression,
} from './cohort/cohort.js'
export { type CohortRow, cohortRows } from './cohort/cohort-rows.js'
export type { CountStore } from './cohort/count-store.js'
export type { CoverageRow } from './cohort/coverage.js'
export type { CohortGroups } from './cohort/leaf-positions.js'
export type { CohortMeasure, MeasureKind } from './cohort/measures.js'
export { mergeCohorts } from './cohort/merge-cohorts.js'
export type { CohortRowsOptions } from './cohort/publish-cohort.js'
export type { CohortDetail } from './cohort/slots.js'
