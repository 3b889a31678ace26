import type { Place } from '../../model/report-level.js'

/** A cell with a number: its value, and its text in the file. */
export interface NumberCellText {
  readonly value: number
  readonly text: string
}

/** What one scale of a sheet came to. */
export interface ScaleScore {
  readonly raw: NumberCellText
  /** Id of the band; '' where there is none. */
  readonly band: string
  readonly standard: NumberCellText | null
  /** Prorated from the answers that there are. */
  readonly isProrated: boolean
}

/** One result of an earlier wave. */
export interface EarlierResult {
  /** Name of the wave. */
  readonly wave: string
  /** Number of the record in its `students.csv`. */
  readonly record: number
  /** Aligned with the scales of the plan; null where there was no score. */
  readonly raw: readonly (NumberCellText | null)[]
  readonly bands: readonly string[]
  /** Id of the tier; only where the role sees tiers and the protocol was the same. */
  readonly tier?: string
}

/** Whether any scale of a sheet came to a score. */
export function hasScores({ scores }: Pick<StudentModel, 'scores'>): boolean {
  return scores.some((score) => score !== null && typeof score === 'object')
}

/** A critical item that holds. */
export interface HeldItem {
  /** Its name, in the language of the page. */
  readonly name: string
  /** The answer, in the language of the page; absent where the role may not see it or the file does not say. */
  readonly answer?: string
}

/**
 * One student as a role may see it. A field that the role may not see is not there, so that no page can show it.
 */
export interface StudentModel extends Place {
  /** Number of the record in `students.csv`; 1 is the row below its header. */
  readonly record: number
  /** False where the sheet is invalid: its scores are not to be read. */
  readonly isUsable: boolean
  /**
   * Somebody is to talk with the student, whatever the scores say: a tier holds or is possible, or a critical item
   * holds on any sheet. It says neither which nor why, so that a page for any role can ask for a talk and none says that all is well.
   */
  readonly isToBeTalkedWith: boolean
  /** Aligned with the scales of the plan: a score, the status of one that is not there, or null: not administered. */
  readonly scores: readonly (ScaleScore | string | null)[]
  readonly student?: string
  readonly name?: string
  readonly sex?: string
  readonly age?: string
  /**
   * The certain tier, the highest that is possible, and the one to act by: where a critical item holds on a sheet that
   * does not count it is more pressing than the certain one.
   */
  readonly tier?: { readonly id: string; readonly possible: string; readonly care: string }
  readonly quality?: string
  /** Ids of the rules of tiers that speak; `?` in front of one that is only possible. */
  readonly reasons?: readonly string[]
  /** Ids of rules of response quality that speak. */
  readonly qualityRules?: readonly string[]
  readonly criticalItems?: readonly HeldItem[]
  /** Ids of critical items that were not answered, `<instrument>.<item>`. */
  readonly unanswered?: readonly string[]
  /** Ids of items to watch that hold, as above. */
  readonly watched?: readonly string[]
  /** The latest wave before this one; where the role may see change. */
  readonly earlier?: EarlierResult
  readonly responsible?: string
}
