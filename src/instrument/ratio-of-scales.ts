import type { Item, Term } from './instrument.js'
import { type RatioItem, ratioRange } from './ratio-range.js'
import { type AttainableRange, contributions, type Measure, rangeOf } from './term-range.js'

/**
 * The range of the quotient of two scales: exact where both are plain sums or counts of items that cannot be negative
 * below; otherwise that of the quotient of their ranges.
 */
export function ratioOfScales(
  [above, under]: readonly Term[],
  items: readonly Item[],
  scales: readonly Measure[],
): AttainableRange {
  const numerator = scales[above?.index ?? -1]
  const denominator = scales[under?.index ?? -1]
  if (numerator === undefined || denominator === undefined) return { minimum: 0, maximum: 0 }
  const answers =
    isPlain(numerator) && isPlain(denominator) && sharedAnswers(numerator, denominator, items)
  return (
    (answers && ratioRange(answers)) || quotientRange(numerator.attainable, denominator.attainable)
  )
}

function isPlain({ aggregate, of, transform }: Measure): boolean {
  return of === 'items' && transform.length === 0 && (aggregate === 'sum' || aggregate === 'count')
}

/** For each item of either scale, what each of its answers adds to the one and to the other. */
function sharedAnswers(
  numerator: Measure,
  denominator: Measure,
  items: readonly Item[],
): readonly RatioItem[] {
  const indexes = new Set([...numerator.terms, ...denominator.terms].map(({ index }) => index))
  const adds = (scale: Measure, index: number, item: Item): readonly number[] => {
    return scale.terms
      .filter((term) => term.index === index)
      .map((term) => contributions(scale, term, item))
      .reduce(
        (sums, values) => sums.map((sum, option) => sum + (values[option] as number)),
        item.options.map(() => 0),
      )
  }
  return [...indexes].flatMap((index) => {
    const item = items[index]
    if (item === undefined || item.options.length === 0) return []
    return [{ above: adds(numerator, index, item), below: adds(denominator, index, item) }]
  })
}

/** Quotient of two intervals; infinite where the denominator can be zero. */
function quotientRange(above: AttainableRange, under: AttainableRange): AttainableRange {
  if (under.minimum <= 0 && under.maximum >= 0)
    return { minimum: Number.NEGATIVE_INFINITY, maximum: Number.POSITIVE_INFINITY }
  return rangeOf(
    [above.minimum, above.maximum].flatMap((value) => [
      value / under.minimum,
      value / under.maximum,
    ]),
  )
}
