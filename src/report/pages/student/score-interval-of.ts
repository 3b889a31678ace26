import type { NormCell } from '../../../norm/norm-table.js'
import { scoreInterval } from '../../../norm/score-interval.js'
import { normalCumulative } from '../../../stat/normal-cumulative.js'
import { normalQuantile } from '../../../stat/normal-quantile.js'
import type { ScaleScore, StudentModel } from './student-model.js'
import type { PlannedScale } from './student-plan.js'

/** Share of such intervals that hold the true score. */
export const CONFIDENCE = 0.95

interface Bounds {
  readonly low: number
  readonly high: number
}

/** Intervals around a score from the reliability of its norms, in its own points and in those of the metric. */
export interface ScoreIntervals {
  /** Null where the norms give no standard deviation of raw scores. */
  readonly raw: Bounds | null
  readonly standard: Bounds | null
}

/**
 * Intervals around a score, `± z · SD · √(1 − r)`; null where the norms carry no reliability, or where results do not
 * say which of several reliabilities is this student's (ages are known in whole years).
 */
export function scoreIntervalsOf(
  planned: PlannedScale,
  student: Pick<StudentModel, 'grade'> & { readonly sex?: string; readonly age?: string },
  { raw, standard }: ScaleScore,
): ScoreIntervals | null {
  const { metric, normCells, scale } = planned
  if (metric === null || standard === null || normCells.length === 0) return null
  const cells = normCells.filter((cell) => mayFit(cell, student, planned.agesPerYear))
  const [first] = cells
  const reliability = first?.reliability?.value
  if (reliability === undefined) return null
  if (cells.some((cell) => cell.reliability?.value !== reliability)) return null
  const sds = new Set(
    cells.map(({ conversion }) => (conversion.kind === 'mean-sd' ? conversion.sd : Number.NaN)),
  )
  const [sd = Number.NaN] = sds.size === 1 ? sds : []
  const { minimum, maximum } = scale.attainable
  return {
    raw: Number.isNaN(sd)
      ? null
      : within(scoreInterval(raw.value, sd, reliability, CONFIDENCE), minimum, maximum),
    standard: standardBounds(metric, standard.value, reliability),
  }
}

function standardBounds(
  metric: NonNullable<PlannedScale['metric']>,
  value: number,
  reliability: number,
): Bounds | null {
  if (metric.form === 'linear')
    return within(
      scoreInterval(value, metric.sd, reliability, CONFIDENCE),
      metric.minimum ?? Number.NEGATIVE_INFINITY,
      metric.maximum ?? Number.POSITIVE_INFINITY,
    )
  const z = normalQuantile(value / 100)
  if (!Number.isFinite(z)) return null
  const { low, high } = scoreInterval(z, 1, reliability, CONFIDENCE)
  return { low: 100 * normalCumulative(low), high: 100 * normalCumulative(high) }
}

function within({ low, high }: Bounds, minimum: number, maximum: number): Bounds {
  return { low: Math.max(minimum, low), high: Math.min(maximum, high) }
}

/** Whether a cell may be for a student, as far as the results say who it is. */
function mayFit(
  { sex, grades, age, fallback }: NormCell,
  student: { readonly grade: string; readonly sex?: string; readonly age?: string },
  perYear: number,
): boolean {
  if (fallback === true) return false
  if (sex !== undefined && student.sex !== undefined && sex !== student.sex) return false
  if (grades !== undefined && student.grade !== '' && !grades.includes(Number(student.grade)))
    return false
  const years = Number(student.age)
  if (age === undefined || student.age === undefined || Number.isNaN(years)) return true
  return (years + 1) * perYear > age.from && years * perYear < age.to
}
