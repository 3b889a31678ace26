import type { ResponseBlock } from '../table/blocks.js'
import { MISSING } from '../table/missing.js'
import { evaluateCondition } from './condition/evaluate-condition.js'
import type { EnginePlan, GatePlan } from './plan.js'
import type { ScoreBuffer } from './score-buffer.js'
import { TRUTH } from './truth.js'

/**
 * Fills blanks that the form skips by design: where a gate's condition is true, a blank answer counts as the declared
 * code; then what is left blank or was declined and is not safe to leave open. Answers that were given are kept, and
 * the caller's columns are not written to.
 */
export function applyGates(
  compiled: EnginePlan,
  responses: ResponseBlock,
  buffer: ScoreBuffer,
): ResponseBlock {
  if (compiled.gates.length === 0) return responses
  const { length } = responses
  const codes = responses.codes.map((column, index) => {
    const copy = buffer.gated.get(index)
    if (copy === undefined) return column
    copy.set(column.subarray(0, length))
    return copy
  })
  const gated = { length, codes }
  buffer.nUnanswered.fill(0, 0, length)
  const scope = { length, responses: [gated], scores: [], due: [null] }
  for (const gate of compiled.gates) {
    if (gate.when === null) {
      fillUnanswered(gate, gated, buffer)
      continue
    }
    evaluateCondition(gate.when, scope, buffer.truth, buffer.pool)
    gate.columns.forEach((column, index) => {
      const copy = codes[column] as Uint8Array
      const option = gate.options[index] as number
      for (let row = 0; row < length; row++)
        if (buffer.truth[row] === TRUTH.true && copy[row] === MISSING.blank) copy[row] = option
    })
  }
  return gated
}

function fillUnanswered(
  { columns, options }: GatePlan,
  { length, codes }: ResponseBlock,
  { nUnanswered }: ScoreBuffer,
): void {
  columns.forEach((column, index) => {
    const copy = codes[column] as Uint8Array
    for (let row = 0; row < length; row++) {
      if (copy[row] !== MISSING.blank && copy[row] !== MISSING.declined) continue
      copy[row] = options[index] as number
      nUnanswered[row] = (nUnanswered[row] as number) + 1
    }
  })
}
