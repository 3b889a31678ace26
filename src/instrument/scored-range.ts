import { roundQuotient } from '../stat/rounding.js'
import type { Instrument, Scale } from './instrument.js'
import { type AttainableRange, rangeOf, termRange } from './term-range.js'
import { transformedRange } from './transformed-range.js'

/**
 * Lowest and highest raw score that each scale can come out with, answers missing as far as its rule allows included:
 * prorating items of different ranges, and counting a missing answer as zero, both reach beyond the attainable range.
 *
 * @returns aligned with the scales of the instrument
 */
export function scoredRanges(instrument: Instrument): readonly AttainableRange[] {
  const widened: Scale[] = []
  for (const scale of instrument.scales)
    widened.push({ ...scale, attainable: scoredRange(scale, instrument, widened) })
  return widened.map(({ attainable }) => attainable)
}

function scoredRange(
  scale: Scale,
  { items }: Instrument,
  scales: readonly Scale[],
): AttainableRange {
  const { aggregate, terms, missing, transform } = scale
  if (aggregate === 'ratio') return scale.attainable
  const ranges = terms.map((term) => termRange(scale, term, items, scales))
  const minima = ranges.map(({ minimum }) => minimum)
  const maxima = ranges.map(({ maximum }) => maximum)
  if (aggregate === 'maximum' || aggregate === 'minimum') {
    if (missing.maxMissing === 0) return scale.attainable
    return transform.reduce(transformedRange, rangeOf([...minima, ...maxima]))
  }
  const reached: number[] = []
  for (let nMissing = 0; nMissing <= missing.maxMissing; nMissing++) {
    reached.push(completedExtreme(scale, minima, nMissing, 1))
    reached.push(completedExtreme(scale, maxima, nMissing, -1))
  }
  const sums = { minimum: total(minima), maximum: total(maxima) }
  const raw = rangeOf(reached.map((sum) => aggregated(scale, sum, sums)))
  return transform.reduce(transformedRange, raw)
}

/**
 * The extreme sum when `nMissing` terms are missing, those chosen that make it most extreme.
 *
 * @param sign - 1 for the lowest sum, −1 for the highest
 */
function completedExtreme(
  { terms, missing, aggregate }: Scale,
  values: readonly number[],
  nMissing: number,
  sign: 1 | -1,
): number {
  const nAnswered = values.length - nMissing
  const isWeighted = terms.some(({ weight }) => Math.abs(weight) !== 1)
  if (nMissing === 0 || isWeighted || nAnswered < 1) return total(values)
  const answered = [...values].sort((one, other) => sign * (one - other)).slice(0, nAnswered)
  if (missing.completion === 'as-zero') return total(answered)
  const rounding = aggregate === 'mean' ? 'none' : missing.round
  return roundQuotient(total(answered) * values.length, nAnswered, rounding)
}

/** The aggregate of a sum of all terms. */
function aggregated({ aggregate, terms }: Scale, sum: number, sums: AttainableRange): number {
  if (aggregate === 'mean') return sum / total(terms.map(({ weight }) => Math.abs(weight)))
  if (aggregate !== 'percent-of-maximum') return sum
  return ((sum - sums.minimum) * 100) / (sums.maximum - sums.minimum)
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
