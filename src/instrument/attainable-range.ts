import { roundQuotient } from '../stat/rounding.js'
import type { Interval, Item, Scale, Term, Transform } from './instrument.js'
import { type RatioItem, ratioRange } from './ratio-range.js'

/** Lowest and highest value (included). */
export interface AttainableRange {
  readonly minimum: number
  readonly maximum: number
}

type Measure = Pick<Scale, 'aggregate' | 'of' | 'terms' | 'recode' | 'transform'> & {
  readonly attainable: AttainableRange
}

const range = (values: readonly number[]): AttainableRange => ({
  minimum: Math.min(...values),
  maximum: Math.max(...values),
})

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

/** What each answer to an item adds to a scale. */
export function contributions(
  { aggregate, recode }: Pick<Scale, 'aggregate' | 'recode'>,
  term: Term,
  item: Item,
): readonly number[] {
  return item.options.map(({ score }) => {
    const value = recode?.[String(score)] ?? score ?? 0
    return aggregate === 'count' ? Number(isWithin(value, term.counts)) : term.weight * value
  })
}

export function isWithin(value: number, interval: Interval | null): boolean {
  if (interval === null) return false
  const { low, lowStrict, high, highStrict } = interval
  return (
    (low === null || (lowStrict ? value > low : value >= low)) &&
    (high === null || (highStrict ? value < high : value <= high))
  )
}

/** Lowest and highest that one term adds. */
export function termRange(
  scale: Omit<Measure, 'attainable' | 'transform'>,
  term: Term,
  items: readonly Item[],
  scales: readonly Measure[],
): AttainableRange {
  if (scale.of === 'items') {
    const item = items[term.index]
    const values = item === undefined ? [] : contributions(scale, term, item)
    return values.length === 0 ? { minimum: 0, maximum: 0 } : range(values)
  }
  const { minimum, maximum } = scales[term.index]?.attainable ?? { minimum: 0, maximum: 0 }
  if (scale.aggregate !== 'count') return range([term.weight * minimum, term.weight * maximum])
  const atEnds = [isWithin(minimum, term.counts), isWithin(maximum, term.counts)]
  if (atEnds.every(Boolean)) return { minimum: 1, maximum: 1 }
  return { minimum: 0, maximum: Number(meets(term.counts, minimum, maximum)) }
}

/** Whether an interval has a number in common with a range. */
function meets(interval: Interval | null, minimum: number, maximum: number): boolean {
  if (interval === null) return false
  const { low, lowStrict, high, highStrict } = interval
  return (
    (low === null || (lowStrict ? maximum > low : maximum >= low)) &&
    (high === null || (highStrict ? minimum < high : minimum <= high))
  )
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

function transformedRange(raw: AttainableRange, transform: Transform): AttainableRange {
  if (transform.kind === 'lookup') {
    const reached = transform.to.filter((_, index) => {
      const from = transform.from[index] as number
      return from >= raw.minimum && from <= raw.maximum
    })
    return reached.length === 0 ? raw : range(reached)
  }
  const { multiply, divide, add, round } = transform
  const apply = (value: number): number =>
    roundQuotient(value * multiply + add * divide, divide, round)
  return range([apply(raw.minimum), apply(raw.maximum)])
}

/** Exact where both scales are plain sums or counts of items that cannot be negative below; otherwise the quotient. */
function ratioOfScales(
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
    const term = scale.terms.find((one) => one.index === index)
    return term === undefined ? item.options.map(() => 0) : contributions(scale, term, item)
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
  return range(
    [above.minimum, above.maximum].flatMap((value) => [
      value / under.minimum,
      value / under.maximum,
    ]),
  )
}
