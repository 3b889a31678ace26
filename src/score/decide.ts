import type { ConditionNode } from './condition/condition-node.js'
import { evaluateCondition } from './condition/evaluate-condition.js'
import type { EnginePlan } from './plan.js'
import type { RuleColumns } from './score-block.js'
import type { ScoreBuffer } from './score-buffer.js'
import { TRUTH } from './truth.js'

/** Rules, then critical items and validity, which may name rules. */
export function decide(compiled: EnginePlan, buffer: ScoreBuffer): void {
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
