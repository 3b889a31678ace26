import type { AnswerRecord } from './answers-to-row.js'
import type { Person } from './person.js'
import type { EnginePlan } from './plan.js'
import type { Score } from './read-score.js'
import { createSheet, scoreSheet } from './sheet.js'
import type { Steps } from './steps.js'

const NOBODY: Person = {}

/**
 * Scores sheets of one instrument by its plan, as `score` does with its norm tables left out.
 *
 * @param plan - compiled without norms
 * @param steps - those that the plan needs
 */
export function scorer<ScaleId extends string>(
  plan: EnginePlan,
  steps: Partial<Steps>,
): (answers: AnswerRecord, person?: Person) => Score<ScaleId> {
  let informant: string | undefined
  let sheet = createSheet(plan, informant)
  return (answers, person = NOBODY) => {
    if (steps.writePerson && person.informant !== informant) {
      informant = person.informant
      sheet = createSheet(informant === undefined ? plan : { ...plan, informant }, informant)
    }
    return scoreSheet(steps as Steps, sheet, answers, person) as Score<ScaleId>
  }
}
