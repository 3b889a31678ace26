import type { Interval, Item, Scale, Term } from './instrument.js'

/** Lowest and highest value (included). */
export interface AttainableRange {
  readonly minimum: number
  readonly maximum: number
}

/** What of a scale decides its range; `attainable` of a scale that others are made of. */
export type Measure = Pick<Scale, 'aggregate' | 'of' | 'terms' | 'recode' | 'transform'> & {
  readonly attainable: AttainableRange
}

/** The range of some values. */
export function rangeOf(values: readonly number[]): AttainableRange {
  return { minimum: Math.min(...values), maximum: Math.max(...values) }
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

/** Whether a number lies in an interval; in none where there is no interval. */
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
    return values.length === 0 ? { minimum: 0, maximum: 0 } : rangeOf(values)
  }
  const { minimum, maximum } = scales[term.index]?.attainable ?? { minimum: 0, maximum: 0 }
  if (scale.aggregate !== 'count') return rangeOf([term.weight * minimum, term.weight * maximum])
  const atEnds = [isWithin(minimum, term.counts), isWithin(maximum, term.counts)]
  if (atEnds.every(Boolean)) return { minimum: 1, maximum: 1 }
  return { minimum: 0, maximum: Number(meets(term.counts, minimum, maximum)) }
}

/** Whether an interval has a number in common with a range. */
export function meets(interval: Interval | null, minimum: number, maximum: number): boolean {
  if (interval === null) return false
  const { low, lowStrict, high, highStrict } = interval
  return (
    (low === null || (lowStrict ? maximum > low : maximum >= low)) &&
    (high === null || (highStrict ? minimum < high : minimum <= high))
  )
}
