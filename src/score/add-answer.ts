import { FIRST_MISSING, MISSING } from '../table/missing.js'
import type { TermPlan } from './plan.js'
import type { ScaleColumns } from './score-block.js'
import type { ScoreBuffer } from './score-buffer.js'

/** An answer adds to the sum; a missing one opens the bounds. */
export function addAnswer(
  { values, minimum, maximum, weight }: TermPlan,
  code: number,
  row: number,
  columns: ScaleColumns,
  buffer: ScoreBuffer,
): void {
  const { raw, low, high } = columns
  if (code < FIRST_MISSING) raw[row] = (raw[row] as number) + (values[code] as number)
  else {
    low[row] = (low[row] as number) + minimum
    high[row] = (high[row] as number) + maximum
    buffer.missingWeight[row] = (buffer.missingWeight[row] as number) + Math.abs(weight)
    countMissing(code, row, columns, buffer)
  }
}

/** Counts a missing answer by its reason. */
export function countMissing(
  code: number,
  row: number,
  { nMissing }: ScaleColumns,
  { outOfRange, nNotAdministered }: ScoreBuffer,
): void {
  nMissing[row] = (nMissing[row] as number) + 1
  if (code === MISSING.outOfRange) outOfRange[row] = 1
  else if (code === MISSING.notAdministered)
    nNotAdministered[row] = (nNotAdministered[row] as number) + 1
}
