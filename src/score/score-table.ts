import type { PersonBlock, ResponseBlock } from '../table/blocks.js'
import { applyGates } from './apply-gates.js'
import { assignBands } from './assign-bands.js'
import { combineScales } from './combine-scales.js'
import type { ConditionNode } from './condition/condition-node.js'
import { evaluateCondition } from './condition/evaluate-condition.js'
import type { CompiledInstrument, ScalePlan } from './plan.js'
import type { RuleColumns, ScoreBlock } from './score-block.js'
import { createScoreBuffer, type ScoreBuffer } from './score-buffer.js'
import { standardise } from './standardise.js'
import { sumItems } from './sum-items.js'
import { TRUTH } from './truth.js'

/**
 * THE ENGINE: scores a block of sheets of one instrument. Columns in, columns out; one sheet is a block of one row.
 *
 * Order of work: gates → items to raw scores and their bounds → scales of scales → standard scores → bands → rules,
 * critical items, validity.
 *
 * @param compiled - from `compileInstrument`
 * @param responses - option indexes per item, in the order of the instrument's items
 * @param persons - sex, age and grade for the same rows
 * @param buffer - result columns to write into; those of an earlier block may be reused
 * @returns `buffer`, filled for `responses.length` sheets
 * @throws {@link RangeError} when the block has another number of item columns than the instrument has items, or
 * more rows than the buffer holds
 */
export function scoreTable(
  compiled: CompiledInstrument,
  responses: ResponseBlock,
  persons: PersonBlock,
  buffer: ScoreBuffer = createScoreBuffer(compiled, responses.length),
): ScoreBlock {
  const nItems = compiled.instrument.items.length
  if (responses.codes.length !== nItems)
    throw new RangeError(
      `scoreTable requires ${nItems} item columns, received ${responses.codes.length}`,
    )
  if (responses.length > buffer.capacity)
    throw new RangeError(
      `scoreTable requires a buffer of ${responses.length} rows, received ${buffer.capacity}`,
    )
  buffer.length = responses.length
  buffer.responses = applyGates(compiled, responses, buffer)
  // Loops without closures: for a single sheet they would be most of the garbage.
  const { scales } = compiled
  for (let index = 0; index < scales.length; index++) {
    const scale = scales[index] as ScalePlan
    if (scale.of === 'items') sumItems(scale, index, buffer)
    else combineScales(scale, index, buffer)
  }
  for (let index = 0; index < scales.length; index++) {
    const scale = scales[index] as ScalePlan
    standardise(scale, index, persons, buffer)
    assignBands(scale, index, persons, compiled.informant, buffer)
  }
  decide(compiled, buffer)
  return buffer
}

/** Rules, then critical items and validity, which may name rules. */
function decide(compiled: CompiledInstrument, buffer: ScoreBuffer): void {
  const { rules, criticalItems, validity } = compiled
  const { scope } = buffer
  scope.length = buffer.length
  scope.responses[0] = buffer.responses
  for (let rule = 0; rule < rules.length; rule++) {
    const outcomes = rules[rule] as readonly (ConditionNode | null)[]
    const columns = buffer.rules[rule] as RuleColumns
    const last = outcomes.length - 1
    columns.certain.fill(last, 0, buffer.length)
    columns.possible.fill(last, 0, buffer.length)
    for (let outcome = last - 1; outcome >= 0; outcome--) {
      const when = outcomes[outcome]
      if (!when) continue
      evaluateCondition(when, scope, buffer.truth, buffer.pool)
      for (let row = 0; row < buffer.length; row++) {
        const truth = buffer.truth[row] as number
        if (truth === TRUTH.true) columns.certain[row] = outcome
        if (truth !== TRUTH.false) columns.possible[row] = outcome
      }
    }
  }
  evaluateEach(criticalItems, buffer.criticalItems, buffer)
  evaluateEach(validity, buffer.validity, buffer)
}

function evaluateEach(
  nodes: readonly ConditionNode[],
  columns: readonly Uint8Array[],
  { scope, pool }: ScoreBuffer,
): void {
  for (let index = 0; index < nodes.length; index++)
    evaluateCondition(nodes[index] as ConditionNode, scope, columns[index] as Uint8Array, pool)
}
