import type { Transform } from '../instrument/instrument.js'
import { roundQuotient } from '../stat/rounding.js'
import type { ScalePlan } from './plan.js'
import type { ScaleColumns } from './score-block.js'
import type { ScoreBuffer } from './score-buffer.js'
import { STATUS } from './statuses.js'

/**
 * Turns sums of the answered terms into raw scores: status, prorating, aggregate, transforms; and their bounds.
 * On entry `raw` holds the sum of the answered terms, `low` and `high` the least and greatest sum of all terms.
 */
export function finishSums(
  scale: ScalePlan,
  columns: ScaleColumns,
  buffer: ScoreBuffer,
  from: number = 0,
  to: number = buffer.length,
): void {
  for (let row = from; row < to; row++) finishSum(scale, columns, row, buffer)
}

/** {@link finishSums} of one row. */
export function finishSum(
  scale: ScalePlan,
  columns: ScaleColumns,
  row: number,
  buffer: ScoreBuffer,
): void {
  const { raw, low, high, status, nMissing } = columns
  const sum = settled(raw[row] as number)
  const nAbsent = nMissing[row] as number
  const found = statusOf(scale, nAbsent, row, buffer)
  status[row] = found
  const isOpen = low[row] !== high[row]
  const least = aggregated(scale, settled(low[row] as number))
  const most = isOpen ? aggregated(scale, settled(high[row] as number)) : least
  const value =
    found === STATUS.scored
      ? aggregated(scale, sum)
      : found === STATUS.prorated
        ? completed(scale, sum, buffer.missingWeight[row] as number)
        : Number.NaN
  if (scale.transform.length === 0) {
    raw[row] = value
    low[row] = least
    high[row] = most
  } else writeTransformed(scale, columns, row, value, least, most)
  refuseNoNumber(columns, row)
}

/** As {@link finishSums}, for the greatest or least term; `low` and `high` are already bounds. */
export function finishExtreme(
  scale: ScalePlan,
  columns: ScaleColumns,
  buffer: ScoreBuffer,
  from: number = 0,
  to: number = buffer.length,
): void {
  const { raw, low, high, status, nMissing } = columns
  for (let row = from; row < to; row++) {
    const found = statusOf(scale, nMissing[row] as number, row, buffer)
    status[row] = found
    const value = found <= STATUS.prorated ? (raw[row] as number) : Number.NaN
    writeTransformed(scale, columns, row, value, low[row] as number, high[row] as number)
    refuseNoNumber(columns, row)
  }
}

/**
 * A score that came out as no number (a byte that is no option, a value off a lookup table, a percent of a range of
 * nothing) is never `scored`.
 */
export function refuseNoNumber({ raw, status }: ScaleColumns, row: number): void {
  if (Number.isFinite(raw[row]) || (status[row] as number) > STATUS.prorated) return
  raw[row] = Number.NaN
  status[row] = STATUS.outOfRange
}

/** A scale with an answer outside its item's codes is never scored: a shifted column looks just like that. */
function statusOf(scale: ScalePlan, nAbsent: number, row: number, buffer: ScoreBuffer): number {
  if (nAbsent === 0) return STATUS.scored
  const nTerms = scale.terms.length
  if (buffer.nNotAdministered[row] === nTerms) return STATUS.notAdministered
  if (buffer.outOfRange[row] === 1) return STATUS.outOfRange
  return nAbsent <= scale.maxMissing && nAbsent < nTerms ? STATUS.prorated : STATUS.tooFewAnswered
}

const DECIMALS = 1e9
const SLACK = 1e-12

/**
 * A sum of fractions as the decimal that it stands for: 0.7 + 0.1 is 0.8, so that a score on a cut is not lost to its
 * last digit. A sum that is none of at most nine decimals, such as ⅓, stays as it is.
 */
function settled(sum: number): number {
  if (Number.isInteger(sum)) return sum
  const decimal = Math.round(sum * DECIMALS) / DECIMALS
  return Math.abs(sum - decimal) <= SLACK * Math.max(1, Math.abs(sum)) ? decimal : sum
}

/** The aggregate of a complete sum. */
export function aggregated(scale: ScalePlan, sum: number): number {
  if (scale.aggregate === 'mean') return sum / scale.totalWeight
  return scale.aggregate === 'percent-of-maximum' ? percentOfMaximum(scale, sum) : sum
}

/** The aggregate where allowed terms are missing: sum × terms ÷ answered, rounded as named; or missing as zero. */
export function completed(scale: ScalePlan, sum: number, missingWeight: number): number {
  if (scale.completion === 'as-zero') return aggregated(scale, sum)
  const answeredWeight = scale.totalWeight - missingWeight
  if (scale.aggregate === 'mean') return roundQuotient(sum, answeredWeight, scale.round)
  const prorated = roundQuotient(sum * scale.totalWeight, answeredWeight, scale.round)
  return aggregated(scale, prorated)
}

function percentOfMaximum({ sumMinimum, sumMaximum }: ScalePlan, sum: number): number {
  return ((sum - sumMinimum) * 100) / (sumMaximum - sumMinimum)
}

/** Applies the transforms to score and bounds and keeps the bounds in order. */
export function writeTransformed(
  scale: ScalePlan,
  columns: ScaleColumns,
  row: number,
  value: number,
  least: number,
  most: number,
): void {
  let low = least
  let high = most
  let score = value
  for (const step of scale.transform) {
    score = transformed(step, score)
    const a = step.kind === 'linear' ? transformed(step, low) : reached(step, low, high, Math.min)
    const b = step.kind === 'linear' ? transformed(step, high) : reached(step, low, high, Math.max)
    low = Math.min(a, b)
    high = Math.max(a, b)
  }
  columns.raw[row] = score
  columns.low[row] = low
  columns.high[row] = high
}

function transformed(step: Transform, value: number): number {
  if (step.kind === 'linear') {
    const { multiply, divide, add, round } = step
    const isOpen = !Number.isFinite(value)
    return isOpen
      ? value * multiply * divide
      : roundQuotient(value * multiply + add * divide, divide, round)
  }
  return step.to[step.from.indexOf(value)] ?? Number.NaN
}

/** Least or greatest value of a lookup table over the raw scores between two bounds; NaN where it has none. */
function reached(
  { from, to }: Extract<Transform, { kind: 'lookup' }>,
  low: number,
  high: number,
  further: (a: number, b: number) => number,
): number {
  let found = Number.NaN
  for (let index = 0; index < from.length; index++) {
    const raw = from[index] as number
    if (raw < low || raw > high) continue
    const value = to[index] as number
    found = Number.isNaN(found) ? value : further(found, value)
  }
  return found
}
