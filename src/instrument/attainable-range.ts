import type { Item, Scale } from './instrument.js'
import { ratioOfScales } from './ratio-of-scales.js'
import { type AttainableRange, type Measure, termRange } from './term-range.js'
import { transformedRange } from './transformed-range.js'

/**
 * Lowest and highest value that a scale can take when every item is answered, by interval arithmetic over its terms;
 * for a ratio of sums or counts of items exactly.
 *
 * @param scale - with terms that index `items` or `scales`
 * @param scales - those that it is made of, with their ranges
 * @returns infinite where a ratio can have a denominator of zero
 */
export function attainableRange(
  scale: Omit<Measure, 'attainable'>,
  items: readonly Item[],
  scales: readonly Measure[],
): AttainableRange {
  const raw =
    scale.aggregate === 'ratio'
      ? ratioOfScales(scale.terms, items, scales)
      : aggregateRange(
          scale,
          scale.terms.map((term) => termRange(scale, term, items, scales)),
        )
  return scale.transform.reduce(transformedRange, raw)
}

function aggregateRange(
  { aggregate, terms }: Pick<Scale, 'aggregate' | 'terms'>,
  ranges: readonly AttainableRange[],
): AttainableRange {
  const minima = ranges.map(({ minimum }) => minimum)
  const maxima = ranges.map(({ maximum }) => maximum)
  const sum = (values: readonly number[]): number =>
    values.reduce((total, value) => total + value, 0)
  const weight = sum(terms.map((term) => Math.abs(term.weight)))
  switch (aggregate) {
    case 'mean':
      return { minimum: sum(minima) / weight, maximum: sum(maxima) / weight }
    case 'percent-of-maximum':
      return { minimum: 0, maximum: 100 }
    case 'maximum':
      return { minimum: Math.max(...minima), maximum: Math.max(...maxima) }
    case 'minimum':
      return { minimum: Math.min(...minima), maximum: Math.min(...maxima) }
    default:
      return { minimum: sum(minima), maximum: sum(maxima) }
  }
}
