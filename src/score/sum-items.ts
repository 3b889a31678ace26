import { FIRST_MISSING } from '../table/missing.js'
import { addAnswer, countMissing } from './add-answer.js'
import { clearSums, isExtreme } from './clear-sums.js'
import { finishExtreme, finishSums } from './finish-scale.js'
import type { ScalePlan, TermPlan } from './plan.js'
import type { ScaleColumns } from './score-block.js'
import type { ScoreBuffer } from './score-buffer.js'

/** Raw score, bounds, status and number missing of a scale that is made of items. */
export function sumItems(scale: ScalePlan, index: number, buffer: ScoreBuffer): void {
  const columns = buffer.scales[index] as ScaleColumns
  clearSums(scale, columns, buffer)
  for (const term of scale.terms) {
    const codes = buffer.responses.codes[term.index] as Uint8Array
    if (isExtreme(scale)) reach(scale, term, codes, columns, buffer)
    else add(term, codes, columns, buffer)
  }
  if (isExtreme(scale)) finishExtreme(scale, columns, buffer)
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

function add(term: TermPlan, codes: Uint8Array, columns: ScaleColumns, buffer: ScoreBuffer): void {
  for (let row = 0; row < buffer.length; row++)
    addAnswer(term, codes[row] as number, row, columns, buffer)
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
