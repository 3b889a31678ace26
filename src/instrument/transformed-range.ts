import { roundQuotient } from '../stat/rounding.js'
import type { Transform } from './instrument.js'
import { type AttainableRange, rangeOf } from './term-range.js'

/** The range of a score after one transform: linear ones keep or swap the ends, tables take the values they reach. */
export function transformedRange(raw: AttainableRange, transform: Transform): AttainableRange {
  if (transform.kind === 'lookup') {
    const reached = transform.to.filter((_, index) => {
      const from = transform.from[index] as number
      return from >= raw.minimum && from <= raw.maximum
    })
    return reached.length === 0 ? raw : rangeOf(reached)
  }
  const { multiply, divide, add, round } = transform
  const apply = (value: number): number =>
    roundQuotient(value * multiply + add * divide, divide, round)
  return rangeOf([apply(raw.minimum), apply(raw.maximum)])
}
