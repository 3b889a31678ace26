import {
  type SurveyColumns,
  type SurveyDesign,
  surveyDesign,
} from '../../src/cohort/survey/survey-design.js'
import type { Result } from '../../src/issue/issue.js'

/** The value of a result, which must have one. */
export function sound<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('\n'))
  return result.value
}

/** A design from columns that make one. */
export const design = (columns: SurveyColumns, n: number): SurveyDesign =>
  sound(surveyDesign(columns, n))
