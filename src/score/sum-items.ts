import { FIRST_MISSING, MISSING } from '../table/missing.js'
import { finishExtreme, finishSums } from './finish-scale.js'
import type { ScalePlan, TermPlan } from './plan.js'
import type { ScaleColumns } from './score-block.js'
import type { ScoreBuffer } from './score-buffer.js'

/** Raw score, bounds, status and number missing of a scale that is made of items. */
export function sumItems(scale: ScalePlan, index: number, buffer: ScoreBuffer): void {
  const columns = buffer.scales[index] as ScaleColumns
  const isExtreme = scale.aggregate === 'maximum' || scale.aggregate === 'minimum'
  const start = scale.aggregate === 'maximum' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  for (const numbers of [columns.raw, columns.low, columns.high])
    numbers.fill(isExtreme ? start : 0, 0, buffer.length)
  buffer.missingWeight.fill(0, 0, buffer.length)
  for (const bytes of [columns.nMissing, buffer.outOfRange, buffer.nNotAdministered])
    bytes.fill(0, 0, buffer.length)
  for (const term of scale.terms) {
    const codes = buffer.responses.codes[term.index] as Uint8Array
    if (isExtreme) reach(scale, term, codes, columns, buffer)
    else add(term, codes, columns, buffer)
  }
  if (isExtreme) finishExtreme(scale, columns, buffer)
  else {
    addAnswered(columns, buffer.length)
    finishSums(scale, columns, buffer)
  }
}

/** Bounds held only what missing answers could add; the answered sum belongs to both. */
function addAnswered({ raw, low, high }: ScaleColumns, length: number): void {
  for (let row = 0; row < length; row++) {
    const sum = raw[row] as number
    low[row] = sum + (low[row] as number)
    high[row] = sum + (high[row] as number)
  }
}

/** The innermost loop: an answer adds to the sum; a missing one opens the bounds. */
function add(term: TermPlan, codes: Uint8Array, columns: ScaleColumns, buffer: ScoreBuffer): void {
  const { values, minimum, maximum } = term
  const { raw, low, high } = columns
  const weight = Math.abs(term.weight)
  const { length, missingWeight } = buffer
  for (let row = 0; row < length; row++) {
    const code = codes[row] as number
    if (code < FIRST_MISSING) raw[row] = (raw[row] as number) + (values[code] as number)
    else {
      low[row] = (low[row] as number) + minimum
      high[row] = (high[row] as number) + maximum
      missingWeight[row] = (missingWeight[row] as number) + weight
      countMissing(code, row, columns, buffer)
    }
  }
}

/** Greatest or least contribution so far, and what a missing answer could still make of it. */
function reach(
  scale: ScalePlan,
  term: TermPlan,
  codes: Uint8Array,
  columns: ScaleColumns,
  buffer: ScoreBuffer,
): void {
  const further = scale.aggregate === 'maximum' ? Math.max : Math.min
  const { raw, low, high } = columns
  for (let row = 0; row < buffer.length; row++) {
    const code = codes[row] as number
    const isMissing = code >= FIRST_MISSING
    const value = isMissing ? 0 : (term.values[code] as number)
    if (isMissing) countMissing(code, row, columns, buffer)
    else raw[row] = further(raw[row] as number, value)
    low[row] = further(low[row] as number, isMissing ? term.minimum : value)
    high[row] = further(high[row] as number, isMissing ? term.maximum : value)
  }
}

function countMissing(
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
