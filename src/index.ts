// The core: what scores instruments that are parsed already. Reading and checking files is `mindgauge/parse`, screening
// and explaining `mindgauge/risk`, counts and estimates `mindgauge/cohort`.

// issue: what is wrong with data, as data; texts that a person reads

export type { IssueCode } from './issue/codes.js'
export type { Issue, IssueDraft, Result, Severity } from './issue/issue.js'
export { type Language, type Text, textIn } from './issue/text.js'

// stat: rounding as instruments and norm tables name it

export { ROUNDINGS, type Rounding, roundQuotient, roundTo } from './stat/rounding.js'

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

// norm: from raw scores to standard scores

export type { CompiledNormCell, CompiledNormScale } from './norm/compiled-norms.js'
export { completedMonths } from './norm/completed-months.js'
export { completedYears } from './norm/completed-years.js'
export type { ConversionSetting } from './norm/conversions/conversion-method.js'
export { METRICS, type Metric } from './norm/metrics.js'
export type { Conversion, NormCell, NormTable, NormTableDocument } from './norm/norm-table.js'

// score: one engine, for a table or for one sheet

export type { AnswerRecord } from './score/answers-to-row.js'
export { compileInstrument } from './score/compile-instrument.js'
export type { BandBounds, ConditionNode } from './score/condition/condition-node.js'
export type { TruthPool } from './score/condition/evaluate-condition.js'
export type { Person } from './score/person.js'
export type {
  BandNames,
  CompiledInstrument,
  EnginePlan,
  GatePlan,
  InstrumentKeys,
  ItemCodes,
  PackedTerms,
  ScalePlan,
  TermPlan,
} from './score/plan.js'
export {
  type RuleOutcome,
  readScore,
  type ScaleScore,
  type Score,
  type StandardScore,
} from './score/read-score.js'
export { score } from './score/score.js'
export type { RuleColumns, ScaleColumns, ScoreBlock, StandardColumns } from './score/score-block.js'
export { createScoreBuffer, type OwnScope, type ScoreBuffer } from './score/score-buffer.js'
export { scoreTable } from './score/score-table.js'
export { NONE, STATUSES, type Status } from './score/statuses.js'
export { TRUTH, TRUTHS, type Truth } from './score/truth.js'
