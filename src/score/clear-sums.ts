import type { ScalePlan } from './plan.js'
import type { ScaleColumns } from './score-block.js'
import type { ScoreBuffer } from './score-buffer.js'

/** Whether a scale is the greatest or least of its terms, and no sum of them. */
export function isExtreme({ aggregate }: ScalePlan): boolean {
  return aggregate === 'maximum' || aggregate === 'minimum'
}

/** Makes the rows `[from, to)` ready for the terms of a scale to be added up, or to reach for its greatest or least. */
export function clearSums(
  scale: ScalePlan,
  { raw, low, high, nMissing }: ScaleColumns,
  { length, missingWeight, outOfRange, nNotAdministered }: ScoreBuffer,
  from: number = 0,
  to: number = length,
): void {
  const end = scale.aggregate === 'maximum' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  const start = isExtreme(scale) ? end : 0
  for (let row = from; row < to; row++) {
    raw[row] = start
    low[row] = start
    high[row] = start
    nMissing[row] = 0
    missingWeight[row] = 0
    outOfRange[row] = 0
    nNotAdministered[row] = 0
  }
}
