import {
  ACCURACY_MEASURES,
  type AccuracyInterval,
  type AccuracyMeasure,
  accuracyOfCounts,
  type Estimate,
  type TwoByTwo,
} from '../../cohort/accuracy/accuracy-of-counts.js'
import { type AreaUnderCurve, areaUnderCurve } from '../../cohort/accuracy/area-under-curve.js'
import { bestCuts, type CutCosts, type CutCriterion } from '../../cohort/accuracy/best-cuts.js'
import { type RocPoint, rocCurve, type ScoreDirection } from '../../cohort/accuracy/roc-curve.js'
import { csvNumber, csvText } from '../table/csv-cells.js'
import type { AccuracyGroup } from './count-accuracy.js'

/** How accuracy is described. */
export interface AccuracySetting {
  readonly direction: ScoreDirection
  readonly interval: AccuracyInterval
  readonly confidence: number
  /** The cut score in use; null for the one that is best by Youden's index among everybody. */
  readonly cut: number | null
  /** Null: cut scores are not chosen by cost. */
  readonly costs: CutCosts | null
}

/** What is said of one group and score. */
export interface AccuracyReport {
  readonly by: string
  readonly group: string
  readonly score: string
  readonly cases: number
  readonly others: number
  readonly area: AreaUnderCurve
  readonly points: readonly RocPoint[]
  readonly best: Readonly<Partial<Record<CutCriterion, readonly number[]>>>
  readonly cut: number
  readonly counts: TwoByTwo
  readonly measures: Readonly<Record<AccuracyMeasure, Estimate>>
  /** Whether no figure of it may be published. */
  readonly isHidden: boolean
}

/** Describes every group; subgroups are judged at the cut score of everybody, which is what a screen would use. */
export function describeAccuracy(
  groups: readonly AccuracyGroup[],
  setting: AccuracySetting,
): AccuracyReport[] {
  const cuts = new Map<string, number>()
  return groups.map(({ by, group, score, counts }) => {
    const points = rocCurve(counts, setting.direction)
    const best = bestOf(points, setting)
    const cut = setting.cut ?? cuts.get(score) ?? best.youden?.[0] ?? Number.NaN
    if (by === '') cuts.set(score, cut)
    const table = countsAt(points, cut, setting.direction)
    return {
      ...{ by, group, score, points, best, cut, isHidden: false },
      cases: counts.cases,
      others: counts.others,
      area: areaUnderCurve(counts, setting.direction, setting.confidence),
      counts: table ?? NOT_COUNTED,
      measures: accuracyOfCounts(table ?? NOBODY, setting.interval, setting.confidence),
    }
  })
}

function bestOf(points: readonly RocPoint[], { costs }: AccuracySetting): AccuracyReport['best'] {
  const cutsBy = (criterion: CutCriterion): number[] =>
    bestCuts(points, criterion, costs ?? undefined).map(({ cut }) => cut)
  return {
    youden: cutsBy('youden'),
    'closest-topleft': cutsBy('closest-topleft'),
    ...(costs === null ? {} : { cost: cutsBy('cost') }),
  }
}

const fourTimes = (count: number): TwoByTwo => ({
  truePositive: count,
  falsePositive: count,
  falseNegative: count,
  trueNegative: count,
})

/** Counts at a cut score that there is not, and those of which no measure has a value. */
const [NOT_COUNTED, NOBODY] = [fourTimes(Number.NaN), fourTimes(0)]

/** The counts at a cut score, which need not be an observed score; null where there is none, all being cases or none. */
function countsAt(
  points: readonly RocPoint[],
  cut: number,
  direction: ScoreDirection,
): TwoByTwo | null {
  if (Number.isNaN(cut)) return null
  const isPositive = (point: RocPoint): boolean =>
    direction === 'higher' ? point.cut >= cut : point.cut <= cut
  const last = points.filter(isPositive).at(-1) ?? points[0]
  const { truePositive = 0, falsePositive = 0, falseNegative = 0, trueNegative = 0 } = last ?? {}
  return { truePositive, falsePositive, falseNegative, trueNegative }
}

const HEADER = 'by,group,score,cut,cases,others,measure,epir,estimate,low,high'

/**
 * `accuracy.csv`: every figure as a tidy table.
 *
 * @param isPublished - whether rows say if they are hidden
 */
export function accuracyCsv(reports: readonly AccuracyReport[], isPublished = false): string {
  const lines = reports.flatMap((report) => {
    const { by, group, score, cut, cases, others, measures, area, counts, isHidden } = report
    const sizes = isHidden ? ['', ''] : [cases, others]
    const head = [...[by, group, score].map(csvText), csvNumber(cut), ...sizes].join()
    const end = isPublished ? `,${isHidden ? 'yes' : 'no'}` : ''
    const line = (id: string, epir: string, numbers: readonly string[]): string =>
      [head, id, epir, ...(isHidden ? ['', '', ''] : numbers)].join() + end
    const figures = ({ estimate, low, high }: Estimate): string[] =>
      [estimate, low, high].map(csvNumber)
    return [
      line('areaUnderCurve', 'auc', figures(area)),
      ...Object.entries(ACCURACY_MEASURES).map(([id, epir]) =>
        line(id, epir, figures(measures[id as AccuracyMeasure])),
      ),
      ...Object.entries(counts).map(([id, count]) => line(id, '', [csvNumber(count), '', ''])),
    ]
  })
  const header = isPublished ? `${HEADER},suppressed` : HEADER
  return `${[header, ...lines].join('\n')}\n`
}

/** `roc.csv`: every possible cut score. */
export function rocCsv(reports: readonly AccuracyReport[]): string {
  const lines = reports.flatMap(({ by, group, score, points }) =>
    points.map((point) =>
      [
        ...[by, group, score].map(csvText),
        ...[point.cut, point.truePositive, point.falsePositive].map(csvNumber),
        ...[point.falseNegative, point.trueNegative, point.sensitivity, point.specificity].map(
          csvNumber,
        ),
      ].join(),
    ),
  )
  const header =
    'by,group,score,cut,true_positive,false_positive,false_negative,true_negative,sensitivity,specificity'
  return `${[header, ...lines].join('\n')}\n`
}
