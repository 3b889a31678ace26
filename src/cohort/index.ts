// count: a campaign by level and group, with small cells hidden

export * from './campaign.js'

// norm: how far a score is from the true one

export { scoreInterval } from '../norm/score-interval.js'
export { standardErrorOfMeasurement } from '../norm/standard-error-of-measurement.js'
export { trueScoreInterval } from '../norm/true-score-interval.js'

// stat: distributions, intervals and tests, without a word of psychology

export { agrestiCoullInterval } from '../stat/agresti-coull-interval.js'
export { type BetaBinomialFit, betaBinomialFit } from '../stat/beta-binomial-fit.js'
export { betaCumulative } from '../stat/beta-cumulative.js'
export { betaQuantile } from '../stat/beta-quantile.js'
export { binomialCumulative, binomialQuantile } from '../stat/binomial-cumulative.js'
export { chiSquareQuantile, chiSquareUpperTail } from '../stat/chi-square.js'
export { clopperPearsonInterval } from '../stat/clopper-pearson-interval.js'
export { type ContingencyTest, contingencyTest } from '../stat/contingency-test.js'
export { fUpperTail } from '../stat/f-upper-tail.js'
export { FUNNEL_METHODS, type FunnelMethod, funnelLimits } from '../stat/funnel-limits.js'
export { JEFFREYS_ENDS, type JeffreysEnds, jeffreysInterval } from '../stat/jeffreys-interval.js'
export { logGamma } from '../stat/log-gamma.js'
export { type MeanDifference, meanDifference } from '../stat/mean-difference.js'
export { addToMoments, createMoments, type Moments, mergeMoments } from '../stat/moments.js'
export { normalCumulative } from '../stat/normal-cumulative.js'
export { normalQuantile } from '../stat/normal-quantile.js'
export {
  PERCENTILE_RANK_DEFINITIONS,
  type PercentileRankDefinition,
  percentileRank,
} from '../stat/percentile-rank.js'
export {
  PROPORTION_INTERVALS,
  type ProportionIntervalName,
  proportionInterval,
} from '../stat/proportion-interval.js'
export { studentCumulative } from '../stat/student-cumulative.js'
export { studentQuantile } from '../stat/student-quantile.js'
export { type TrendTest, trendTest } from '../stat/trend-test.js'
export { type NumberRange, wilsonInterval } from '../stat/wilson-interval.js'

// comparison: groups side by side, without ranks

export * from './comparison/funnel-plot.js'
export { estimateRaoScott, type RaoScottTest, raoScottTest } from './comparison/rao-scott-test.js'
export {
  type ShrunkenShare,
  type ShrunkenShares,
  shrunkenShares,
} from './comparison/shrunken-shares.js'
export * from './comparison/standardised-share.js'
export {
  estimateSurveySlope,
  type SurveySlope,
  slopeValues,
  surveySlope,
} from './comparison/survey-slope.js'

// prevalence: participation, students who did not answer, the errors of the screen

export {
  ADJUSTMENT_STATUSES,
  type AdjustedPrevalence,
  type AdjustmentStatus,
  adjustedPrevalence,
  type ScreenAccuracy,
} from './prevalence/adjusted-prevalence.js'
export type { CategoryLayout } from './prevalence/category-layout.js'
export {
  type ComparisonOptions,
  type ComparisonRow,
  comparisonRows,
} from './prevalence/comparison-rows.js'
export {
  type DifferenceKind,
  type DifferenceOptions,
  type DifferenceRow,
  differenceRows,
} from './prevalence/difference-rows.js'
export {
  type LocalPredictiveValues,
  localPredictiveValues,
} from './prevalence/local-predictive-values.js'
export { type NonResponseBounds, nonResponseBounds } from './prevalence/non-response-bounds.js'
export {
  type Participation,
  type ParticipationCounts,
  participation,
} from './prevalence/participation.js'
export {
  type PrevalenceCategory,
  type PrevalenceRow,
  type PrevalenceRowsOptions,
  prevalenceRows,
} from './prevalence/prevalence-rows.js'
export {
  type CountedSheet,
  categoryCount,
  countSheet,
  createPrevalenceTally,
  mergePrevalenceTallies,
  type PrevalenceCell,
  type PrevalencePlan,
  type PrevalenceTally,
} from './prevalence/prevalence-tally.js'

// survey: estimates from samples and from sheets that come in clusters

export type { Calibration, CalibrationStep } from './survey/calibration.js'
export {
  type ClusterSums,
  correlationOfClusters,
  type IntraclassCorrelation,
  intraclassCorrelation,
} from './survey/intraclass-correlation.js'
export { type CellSizes, type Margin, postStratify } from './survey/post-stratify.js'
export { type RakeOptions, rake } from './survey/rake.js'
export type { ShareWeights, WeightClass } from './survey/settle-logit.js'
export * from './survey/survey-design.js'
export {
  DESIGN_EFFECTS,
  type DesignEffectBasis,
  SURVEY_STATUSES,
  type SurveyEstimate,
  type SurveyOptions,
  type SurveyStatus,
} from './survey/survey-estimate.js'
export {
  SHARE_INTERVALS,
  SURVEY_INTERVALS,
  type SurveyIntervalName,
} from './survey/survey-interval.js'
export {
  estimateSurveyProportion,
  SURVEY_FALLBACKS,
  type SurveyFallback,
  type SurveyProportion,
  type SurveyProportionOptions,
  surveyProportion,
} from './survey/survey-proportion.js'
export { estimateSurveyRatio } from './survey/survey-ratio.js'
export {
  createSurveySample,
  enterSurveyPlace,
  LONELY_CLUSTERS,
  type LonelyCluster,
  mergeSurveySamples,
  type SurveyPlace,
  type SurveySample,
  type SurveyUnit,
} from './survey/survey-sample.js'
export {
  type SurveyTableOptions,
  surveyMean,
  surveyRatio,
  surveyTotal,
} from './survey/survey-statistics.js'
export { estimateSurveyTotal } from './survey/survey-total.js'
export * from './survey/survey-totals.js'

// accuracy: a screen beside a reference standard

export {
  ACCURACY_INTERVALS,
  ACCURACY_MEASURES,
  type AccuracyInterval,
  type AccuracyMeasure,
  accuracyOfCounts,
  type Estimate,
  type TwoByTwo,
} from './accuracy/accuracy-of-counts.js'
export { type AreaUnderCurve, areaUnderCurve } from './accuracy/area-under-curve.js'
export { bestCuts, CUT_CRITERIA, type CutCosts, type CutCriterion } from './accuracy/best-cuts.js'
export {
  type RocPoint,
  rocCurve,
  SCORE_DIRECTIONS,
  type ScoreDirection,
} from './accuracy/roc-curve.js'
export { addScore, createScoreCounts, type ScoreCounts } from './accuracy/score-counts.js'

// waves: what changed between two or more

export * from './waves/index.js'

// local norms: standard scores of a population of one's own

export { type LeastSquaresFit, leastSquares } from '../stat/least-squares.js'
export { TERM_CRITERIA, type TermCriterion, type TermSet } from './local-norms/choose-terms.js'
export {
  type AgeGroup,
  type ContinuousNorm,
  type ContinuousOptions,
  continuousNorm,
  expectedRaw,
  type NormTerm,
} from './local-norms/continuous-norm.js'
export { type HistogramMoments, histogramMoments } from './local-norms/histogram-moments.js'
export {
  type BuiltCell,
  type BuiltFamily,
  LOCAL_NORM_METHODS,
  type LocalNormMethod,
  type LocalNormSetting,
  type NormFigure,
  type NormGroup,
  normCells,
} from './local-norms/norm-cells.js'
export {
  normalScore,
  normalScoreError,
  RANK_METHODS,
  type RankMethod,
} from './local-norms/normal-score.js'
export {
  addRaw,
  createRawHistogram,
  effectiveSize,
  type RawHistogram,
} from './local-norms/raw-histogram.js'
export {
  LOCATION_RANGE,
  locationOf,
  type NotRising,
  notRising,
} from './local-norms/read-continuous-norm.js'
export { type SmoothMoments, smoothMoments } from './local-norms/smooth-moments.js'

// audit: what an outsider finds out from published tables

export { LEAK_KINDS, type Leak, type LeakKind, type TableAudit } from './audit/audit-table.js'
export {
  type AuditOptions,
  auditTables,
  TABLE_RELATIONS,
  type TableRelation,
  type TablesAudit,
  type UntiedWaves,
} from './audit/audit-tables.js'
export type { CountPuzzle } from './audit/count-puzzle.js'
export { countsOfShare } from './audit/counts-of-share.js'
export type { PublishedRow } from './audit/published-table.js'
export { type Recovery, recoverCounts } from './audit/recover-counts.js'
