import { type Text, textIn } from '../../../issue/text.js'
import type { Run } from '../../document/run.js'
import type { StudentPlan } from './student-plan.js'

/** Sentences of the wording as lines in the language of the page. */
export function sentences(
  { language }: Pick<StudentPlan, 'language'>,
  texts: readonly Text[],
): (readonly Run[])[] {
  return texts.map((text) => [textIn(text, language)])
}
