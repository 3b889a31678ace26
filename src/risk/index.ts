// score: how a sheet was answered

export type { AnswerCounts } from '../score/quality/answer-counts.js'
export type { DistancePlan } from '../score/quality/distance-plan.js'
export type { PatternFinder } from '../score/quality/pattern-finder.js'
export type {
  AnswerPatterns,
  QualityIndex,
  QualityInput,
  QualityNeed,
} from '../score/quality/quality-index.js'
export type {
  HalfItem,
  ItemPair,
  ItemPairs,
  QualityPlan,
  ScaleHalves,
} from '../score/quality/quality-plan.js'
export {
  addSheets,
  createItemMoments,
  type ItemMoments,
} from '../score/quality/reference/item-moments.js'
export {
  makeQualityReference,
  type QualityReferenceSetting,
} from '../score/quality/reference/make-quality-reference.js'
export type {
  DistanceReference,
  QualityReference,
  QualityReferenceDocument,
} from '../score/quality/reference/quality-reference.js'

// risk: response quality, critical items, tiers, and why

export {
  type CompiledProtocol,
  type CompiledQualityRule,
  type CompiledTierRule,
  compileProtocol,
} from './compile-protocol.js'
export { type ExplainOptions, explain, explainScreening } from './explain.js'
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
} from './protocol.js'
export { type Screening, type Sheet, screen, type TierReason } from './screen.js'
export { createScreenBuffer, type ScreenBuffer } from './screen-buffer.js'
export { screenTable } from './screen-table.js'
export {
  QUALITY_STATES,
  type QualityState,
  type ScreenedBlock,
  type SheetBlock,
  TIER_INVALID,
  TIER_UNDETERMINED,
} from './screened-block.js'
