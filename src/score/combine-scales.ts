import { clearSums, isExtreme } from './clear-sums.js'
import { intervalTruth } from './condition/interval.js'
import { finishExtreme, finishSums, refuseNoNumber, writeTransformed } from './finish-scale.js'
import type { ScalePlan, TermPlan } from './plan.js'
import type { ScaleColumns } from './score-block.js'
import type { ScoreBuffer } from './score-buffer.js'
import { STATUS } from './statuses.js'
import { TRUTH } from './truth.js'

/** Raw score, bounds, status and number missing of a scale that is made of other scales; of the rows `[from, to)`. */
export function combineScales(
  scale: ScalePlan,
  index: number,
  buffer: ScoreBuffer,
  from: number = 0,
  to: number = buffer.length,
): void {
  const columns = buffer.scales[index] as ScaleColumns
  if (scale.aggregate === 'ratio') {
    divide(scale, columns, buffer, from, to)
    return
  }
  const { status } = columns
  const { prorated } = buffer
  clearSums(scale, columns, buffer, from, to)
  for (let row = from; row < to; row++) status[row] = STATUS.scored
  for (const term of scale.terms) addScale(scale, term, columns, buffer, from, to)
  for (let row = from; row < to; row++) prorated[row] = status[row] as number
  if (isExtreme(scale)) finishExtreme(scale, columns, buffer, from, to)
  else finishSums(scale, columns, buffer, from, to)
  for (let row = from; row < to; row++)
    if (status[row] === STATUS.scored) status[row] = prorated[row] as number
}

function addScale(
  scale: ScalePlan,
  term: TermPlan,
  columns: ScaleColumns,
  buffer: ScoreBuffer,
  from: number,
  to: number,
): void {
  const part = buffer.scales[term.index] as ScaleColumns
  const { raw, low, high, status } = columns
  for (let row = from; row < to; row++) {
    const state = part.status[row] as number
    const least = part.low[row] as number
    const most = part.high[row] as number
    const isNowhere = least > most
    const lowest = isNowhere ? term.minimum : leastContribution(term, least, most)
    const highest = isNowhere ? term.maximum : mostContribution(term, least, most)
    low[row] = extended(scale, low[row] as number, lowest)
    high[row] = extended(scale, high[row] as number, highest)
    if (state > STATUS.prorated) countAbsent(term, state, row, columns, buffer)
    else {
      if (state === STATUS.prorated) status[row] = STATUS.prorated
      raw[row] = extended(scale, raw[row] as number, contribution(term, part.raw[row] as number))
    }
  }
}

function extended(scale: ScalePlan, sofar: number, value: number): number {
  if (scale.aggregate === 'maximum') return Math.max(sofar, value)
  if (scale.aggregate === 'minimum') return Math.min(sofar, value)
  return sofar + value
}

function countAbsent(
  term: TermPlan,
  state: number,
  row: number,
  { nMissing }: ScaleColumns,
  buffer: ScoreBuffer,
): void {
  nMissing[row] = (nMissing[row] as number) + 1
  buffer.missingWeight[row] = (buffer.missingWeight[row] as number) + Math.abs(term.weight)
  if (state === STATUS.outOfRange) buffer.outOfRange[row] = 1
  if (state === STATUS.notAdministered)
    buffer.nNotAdministered[row] = (buffer.nNotAdministered[row] as number) + 1
}

/** What a scale that is there adds. */
export function contribution({ counts, weight }: TermPlan, value: number): number {
  if (counts === null) return weight * value
  return intervalTruth(counts, value, value) === TRUTH.true ? 1 : 0
}

/** Least that a scale can add, given its bounds. */
function leastContribution({ counts, weight }: TermPlan, low: number, high: number): number {
  if (counts === null) return weight * (weight < 0 ? high : low)
  return intervalTruth(counts, low, high) === TRUTH.true ? 1 : 0
}

/** Greatest that a scale can add, given its bounds. */
function mostContribution({ counts, weight }: TermPlan, low: number, high: number): number {
  if (counts === null) return weight * (weight < 0 ? low : high)
  return intervalTruth(counts, low, high) === TRUTH.false ? 0 : 1
}

/**
 * Numerator ÷ denominator. A denominator of zero leaves nothing to divide: no score, and bounds with nothing between
 * them (+∞ to −∞), so that no condition on the ratio can hold.
 */
function divide(
  scale: ScalePlan,
  columns: ScaleColumns,
  buffer: ScoreBuffer,
  from: number,
  to: number,
): void {
  const above = buffer.scales[scale.terms[0]?.index ?? -1] as ScaleColumns
  const under = buffer.scales[scale.terms[1]?.index ?? -1] as ScaleColumns
  for (let row = from; row < to; row++) {
    const status = Math.max(above.status[row] as number, under.status[row] as number)
    const isThere = status <= STATUS.prorated && (under.raw[row] as number) > 0
    columns.nMissing[row] = Math.max(above.nMissing[row] as number, under.nMissing[row] as number)
    columns.status[row] = isThere || status > STATUS.prorated ? status : STATUS.tooFewAnswered
    const value = isThere ? (above.raw[row] as number) / (under.raw[row] as number) : Number.NaN
    if ((under.high[row] as number) <= 0) {
      columns.raw[row] = Number.NaN
      columns.low[row] = Number.POSITIVE_INFINITY
      columns.high[row] = Number.NEGATIVE_INFINITY
      continue
    }
    writeTransformed(
      scale,
      columns,
      row,
      value,
      lowest(above, under, row),
      highest(above, under, row),
    )
    columns.low[row] = Math.max(columns.low[row] as number, scale.attainableMinimum)
    columns.high[row] = Math.min(columns.high[row] as number, scale.attainableMaximum)
    refuseNoNumber(columns, row)
  }
}

/** Least quotient between the bounds; −∞ where the denominator may come down to zero. */
function lowest(above: ScaleColumns, under: ScaleColumns, row: number): number {
  const numerator = above.low[row] as number
  const denominator = (numerator < 0 ? under.low[row] : under.high[row]) as number
  return denominator <= 0 ? Number.NEGATIVE_INFINITY : numerator / denominator
}

/** Greatest quotient between the bounds; +∞ where the denominator may come down to zero. */
function highest(above: ScaleColumns, under: ScaleColumns, row: number): number {
  const numerator = above.high[row] as number
  const denominator = (numerator < 0 ? under.high[row] : under.low[row]) as number
  return denominator <= 0 ? Number.POSITIVE_INFINITY : numerator / denominator
}
