import type { PersonBlock, ResponseBlock } from '../table/blocks.js'
import { assignBands } from './assign-bands.js'
import type { EnginePlan, ScalePlan } from './plan.js'
import type { ScoreBuffer } from './score-buffer.js'
import type { Steps } from './steps.js'

/** The order of work of `scoreTable`, with the steps that the plan needs. */
export function runSteps(
  steps: Steps,
  plan: EnginePlan,
  responses: ResponseBlock,
  persons: PersonBlock,
  buffer: ScoreBuffer,
): void {
  const bandsOf = steps.assignBands ?? assignBands
  const { gates, scales, rules, criticalItems, validity, informant } = plan
  buffer.length = responses.length
  buffer.responses = gates.length === 0 ? responses : steps.applyGates(plan, responses, buffer)
  // Loops without closures: for a single sheet they would be most of the garbage.
  for (let index = 0; index < scales.length; index++) {
    const scale = scales[index] as ScalePlan
    if (scale.packed !== null) steps.sumPacked(scale, scale.packed, index, buffer)
    else if (scale.of === 'items') steps.sumItems(scale, index, buffer)
    else steps.combineScales(scale, index, buffer)
  }
  for (let index = 0; index < scales.length; index++) {
    const scale = scales[index] as ScalePlan
    if (scale.norm !== null) steps.standardise(scale, index, persons, buffer)
    if (isPersonal(scale)) steps.fitCutScores(scale, index, persons, informant, buffer)
    bandsOf(scale, index, buffer)
  }
  if (rules.length + criticalItems.length + validity.length > 0) steps.decide(plan, buffer)
}

/** Whether persons are read by cut scores of their own. */
export function isPersonal({ cutScoreSets, cutScoresForAll }: ScalePlan): boolean {
  return cutScoreSets.length > 0 && !cutScoresForAll
}
