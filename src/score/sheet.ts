import type { Issue } from '../issue/issue.js'
import type { PersonBlock, ResponseBlock } from '../table/blocks.js'
import { type AnswerRecord, writeAnswers } from './answers-to-row.js'
import { createPersonBlock, type Person } from './person.js'
import type { EnginePlan } from './plan.js'
import { readScore, type Score } from './read-score.js'
import { runSteps } from './run-steps.js'
import { createScoreBuffer, type ScoreBuffer } from './score-buffer.js'
import type { Steps } from './steps.js'

/** A table of one row that is written again for each sheet. */
export interface Sheet {
  readonly plan: EnginePlan
  readonly buffer: ScoreBuffer
  readonly responses: ResponseBlock
  readonly persons: PersonBlock
}

export function createSheet(plan: EnginePlan, informant: string | undefined): Sheet {
  return {
    plan,
    buffer: createScoreBuffer(plan, 1),
    responses: { length: 1, codes: plan.instrument.items.map(() => new Uint8Array(1)) },
    persons: createPersonBlock(informant),
  }
}

/** Scores one sheet by the steps that its plan needs. */
export function scoreSheet(
  steps: Steps,
  { plan, buffer, responses, persons }: Sheet,
  answers: AnswerRecord,
  person: Person,
): Score {
  // Arrays and maps have no answers by the ids of items: each would be a blank sheet.
  if (typeof answers !== 'object' || answers === null || Symbol.iterator in answers)
    throw new TypeError('score needs answers by item id')
  const issues: Issue[] = []
  writeAnswers(plan.instrument, answers, responses.codes, issues)
  steps.writePerson?.(person, issues, persons)
  runSteps(steps, plan, responses, persons, buffer)
  return readScore(plan, buffer, 0, issues)
}
