import type { Text } from '../../issue/text.js'
import type { ReportLevel } from '../model/report-level.js'

/** What of a student a report may hold. What a role does not name, its reports do not have. */
export const REPORT_FIELDS = [
  /** The name, from the roster. */
  'name',
  /** The student number. */
  'student',
  'sex',
  'age',
  /** The tier, with the highest possible one. */
  'tier',
  /** Raw and standard scores with their bands. */
  'scores',
  /** Which rules put the student in the tier, and notes on the sheet. */
  'reasons',
  /** Which critical items hold. */
  'critical-items',
  /** What was answered at critical items. */
  'answers',
  /** Response quality, and why a sheet is to be repeated. */
  'quality',
  /** Scores of earlier waves. */
  'change',
  /** Who is responsible, from the roster. */
  'responsible',
  /** Guardians, from the roster. */
  'guardians',
  /** What was found, agreed and done after the screening. */
  'follow-up',
] as const

export type ReportField = (typeof REPORT_FIELDS)[number]

export const REPORT_LISTS = ['care', 'crisis', 'retest', 'missing'] as const

export type ReportList = (typeof REPORT_LISTS)[number]

/** For whom a report is written: what it may be about, what it may hold, and what its banner says. */
export interface ReportRole {
  readonly id: string
  readonly names: Text
  readonly levels: readonly ReportLevel[]
  readonly fields: readonly ReportField[]
  /** Lists of students that its pages may have. */
  readonly lists: readonly ReportList[]
  /** Words on scales are written for professionals or for families. */
  readonly audience: 'professional' | 'family'
  readonly tone: 'restricted' | 'family' | 'public'
  readonly banner: { readonly title: Text; readonly text: Text }
}
