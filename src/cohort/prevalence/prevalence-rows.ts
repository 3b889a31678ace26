import type { NumberRange } from '../../stat/wilson-interval.js'
import { effectiveRows } from '../survey/effective-rows.js'
import { correlationOfClusters } from '../survey/intraclass-correlation.js'
import type { WeightClass } from '../survey/settle-logit.js'
import type { SurveyOptions } from '../survey/survey-estimate.js'
import {
  estimateSurveyProportion,
  type SurveyProportion,
  type SurveyProportionOptions,
} from '../survey/survey-proportion.js'
import type { SurveySample } from '../survey/survey-sample.js'
import {
  addMissingToSurveyTotals,
  addSheetsToSurveyTotals,
  createSurveyTotals,
} from '../survey/survey-totals.js'
import {
  type AdjustedPrevalence,
  adjustedPrevalence,
  type ScreenAccuracy,
} from './adjusted-prevalence.js'
import { type PublishedShare, publishedShare } from './coarse-figures.js'
import { cellGroups, type GroupName } from './group-counts.js'
import { type LocalPredictiveValues, localPredictiveValues } from './local-predictive-values.js'
import { membersCount } from './members-count.js'
import { type NonResponseBounds, nonResponseBounds } from './non-response-bounds.js'
import {
  type PrevalenceCell,
  type PrevalenceTally,
  sheetsWithCategory,
} from './prevalence-tally.js'
import { type CellShare, shareResiduals } from './share-residuals.js'

/** Sheets whose share is asked for: one category of a measure, or several, such as a band and all above it. */
export interface PrevalenceCategory {
  /** Index of the measure in the plan. */
  readonly measure: number
  readonly label: string
  /** Numbers of the categories counted, from 1. */
  readonly members: readonly number[]
  /** How well being counted here tells who is affected, where the instrument's source says. */
  readonly accuracy: ScreenAccuracy | null
}

/** What rows are wanted. */
export interface PrevalenceRowsOptions extends Omit<SurveyProportionOptions, 'domain'> {
  /** Groupings, each of one column or more; the whole always comes first. */
  readonly groupings: readonly (readonly string[])[]
  readonly categories: readonly PrevalenceCategory[]
  /** Students of a group, by its columns and its label, who are due for a measure; null where there is no roster. */
  readonly enrolled: ((columns: readonly string[], group: string, measure: number) => number) | null
}

/** One share of one group, with all that is said of it. */
export interface PrevalenceRow {
  /** Columns of the group joined with `/`, or `all`. */
  readonly level: string
  readonly group: string
  readonly measure: string
  readonly category: string
  readonly count: number
  readonly found: SurveyProportion
  /** How much alike students of one first-stage cluster are; NaN where that cannot be told. */
  readonly intraclassCorrelation: number
  /** Null without a roster, or where more have a result than are enrolled. */
  readonly bounds: NonResponseBounds | null
  /** Null where no source gives sensitivity and specificity. */
  readonly adjusted: AdjustedPrevalence | null
  /** Null too where the accuracy does not fit: where the adjusted share had to be held in 0–1, or is not there. */
  readonly predictive: LocalPredictiveValues | null
}

/** Every share of every group: the whole, then each grouping in natural order of its groups. */
export function prevalenceRows(
  tally: PrevalenceTally,
  options: PrevalenceRowsOptions,
): PrevalenceRow[] {
  return [[], ...options.groupings].flatMap((columns) =>
    [...eachShare(tally, columns, options)].flatMap(({ row }) => (row === null ? [] : [row])),
  )
}

/** The name of a share of a group. */
export interface ShareName
  extends Pick<PrevalenceRow, 'level' | 'group' | 'measure' | 'category'> {}

/** A share of a group, or its name only where it is not asked for. */
export interface NamedShare extends ShareName {
  /** Students of the group that have the measure. */
  readonly n: number
  readonly row: PublishedShare | PrevalenceRow | null
}

/**
 * The shares of the groups of some columns, one at a time, so that they need not all be held.
 *
 * @param isHidden - of which shares only the names are wanted
 * @param isPublished - whether figures that would tell counts of clusters are rounded or withheld, see
 *   {@link publishedShare}
 */
export function* eachShare(
  tally: PrevalenceTally,
  columns: readonly string[],
  options: PrevalenceRowsOptions,
  isHidden: (name: ShareName) => boolean = () => false,
  isPublished = false,
): Generator<NamedShare> {
  for (const { cells, ...name } of cellGroups(tally, columns))
    for (const category of options.categories) {
      const measure = tally.plan.measures[category.measure] as string
      const { level, group } = name
      const said = { level, group, measure, category: category.label }
      const n = cells.reduce(
        (sum, cell) => sum + sheetsWithCategory(tally, cell, category.measure),
        0,
      )
      // That nobody has the measure is said by no row, where it may be said.
      if (n === 0 && !isHidden(said)) continue
      if (isHidden(said)) {
        yield { ...said, n, row: null }
        continue
      }
      const again = (): PrevalenceRow =>
        rowOf(tally, cells, category, { ...name, measure }, options)
      const row = again()
      yield {
        ...said,
        n,
        row: isPublished ? publishedShare(tally, cells, category, row, again) : row,
      }
    }
}

function rowOf(
  tally: PrevalenceTally,
  cells: readonly PrevalenceCell[],
  category: PrevalenceCategory,
  { columns, level, group, measure }: GroupName & { readonly measure: string },
  options: PrevalenceRowsOptions,
): PrevalenceRow {
  const { count, n, found, intraclassCorrelation } = shareOf(tally, cells, category, options)
  const enrolled = options.enrolled?.(columns, group, category.measure) ?? Number.NaN
  const { accuracy } = category
  const adjusted = accuracy === null ? null : adjustedOf(found, accuracy, options)
  return {
    level,
    group,
    measure,
    category: category.label,
    count,
    found,
    intraclassCorrelation,
    bounds: enrolled >= n ? nonResponseBounds(count, n, enrolled) : null,
    adjusted,
    predictive: accuracy && adjusted ? predictiveOf(accuracy, adjusted) : null,
  }
}

/** The weighted share of one category among the sheets of some cells that have a category at all. */
export function shareOf(
  tally: PrevalenceTally,
  cells: readonly PrevalenceCell[],
  { measure, members }: Pick<PrevalenceCategory, 'measure' | 'members'>,
  options: Omit<SurveyProportionOptions, 'domain'> = {},
): {
  readonly count: number
  readonly n: number
  readonly found: SurveyProportion
  readonly intraclassCorrelation: number
} {
  const { sample } = tally
  const totals = createSurveyTotals(2)
  const ofGroup = new Map<PrevalenceCell, CellShare>()
  const clusters = new Map<number, { n: number; sum: number; squares: number }>()
  const classes: WeightClass[] = []
  let [all, counted, nSheets, weightOfAll] = [0, 0, 0, 0]
  for (const cell of cells) {
    const { unit, weight } = cell
    const n = sheetsWithCategory(tally, cell, measure)
    const nMissing = cell.n - n
    weightOfAll += weight * cell.n
    if (weight > 0) nSheets += cell.n
    if (nMissing > 0) addMissingToSurveyTotals(totals, unit, weight, nMissing)
    if (n === 0) continue
    const count = membersCount(tally, cell, measure, members)
    all += n
    counted += count
    classes.push({ weight, n, counted: count })
    if (tally.calibration !== undefined) ofGroup.set(cell, { n, count })
    const cluster = firstStageOf(sample, unit)
    const { n: size, sum } = clusters.get(cluster) ?? { n: 0, sum: 0 }
    if (cluster >= 0) clusters.set(cluster, { n: size + n, sum: sum + count, squares: sum + count })
    const products = (row: number, column: number): number => (row + column === 2 ? n : count)
    addSheetsToSurveyTotals(totals, unit, weight, { n, sums: [count, n], products })
  }
  return {
    count: counted,
    n: all,
    found: estimateSurveyProportion(
      sample,
      totals,
      options,
      shareResiduals(tally, totals, ofGroup),
      {
        classes,
        meanWeight: weightOfAll / nSheets,
      },
    ),
    intraclassCorrelation: correlationOfClusters([...clusters.values()]).correlation,
  }
}

/** The first-stage cluster in which a unit lies; −1 where it is a stratum, of which students were drawn singly. */
function firstStageOf({ units }: SurveySample, unit: number): number {
  let at = unit
  for (let parent = units[at]?.parent ?? -1; parent >= 0; parent = units[at]?.parent ?? -1) {
    if ((units[parent]?.parent ?? -1) < 0) return at
    at = parent
  }
  return -1
}

/** Adjusted for the errors of the screen; the share counts for as many students as it is precise. */
function adjustedOf(
  found: SurveyProportion,
  accuracy: ScreenAccuracy,
  { confidence = 0.95 }: SurveyOptions,
): AdjustedPrevalence {
  const { n, estimate } = found
  const size = Math.min(n, effectiveRows(found) || n)
  return adjustedPrevalence(Math.min(1, estimate) * size, size, accuracy, confidence)
}

function predictiveOf(
  accuracy: ScreenAccuracy,
  { estimate, interval, status }: AdjustedPrevalence,
): LocalPredictiveValues | null {
  if (status !== 'adjusted') return null
  return localPredictiveValues(accuracy, estimate, heldRange(interval))
}

const heldRange = ({ low, high }: NumberRange): NumberRange => ({
  low: Math.min(1, Math.max(0, low)),
  high: Math.min(1, Math.max(0, high)),
})
