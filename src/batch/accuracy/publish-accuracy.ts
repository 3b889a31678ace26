import {
  type AccuracyThresholds,
  accuracyKey,
  hideAccuracy,
  publishedPoints,
} from '../../cohort/accuracy/hide-accuracy.js'
import type { AccuracyReport } from './describe-accuracy.js'

/**
 * Reports for publication: small groups are hidden, and with them what would give them away. ROC curves are of everybody
 * alone, at cut scores between which enough persons lie; areas have three decimals, as with all their digits they tell
 * how the scores of a few persons are ordered.
 */
export function publishedAccuracy(
  reports: readonly AccuracyReport[],
  thresholds: AccuracyThresholds,
): AccuracyReport[] {
  const hidden = hideAccuracy(reports, thresholds)
  return reports.map((report): AccuracyReport => {
    if (hidden.has(accuracyKey(report))) return { ...report, points: [], best: {}, isHidden: true }
    const { estimate, low, high } = report.area
    const at = report.points.findLastIndex(
      ({ truePositive, falsePositive }) =>
        truePositive === report.counts.truePositive &&
        falsePositive === report.counts.falsePositive,
    )
    const isOfAll = report.by === ''
    return {
      ...report,
      points: isOfAll ? publishedPoints(report.points, at, thresholds.minimumCell) : [],
      best: isOfAll ? report.best : {},
      area: {
        ...report.area,
        ...{ estimate: rounded(estimate), low: rounded(low), high: rounded(high) },
        standardError: rounded(report.area.standardError),
      },
    }
  })
}

const rounded = (value: number): number => (Number.isNaN(value) ? value : Number(value.toFixed(3)))
