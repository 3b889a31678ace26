import type { Language } from '../../issue/text.js'
import type { ReportRole } from '../roles/report-role.js'
import type { CohortFigures } from './cohort-figures.js'
import type { CoverageFigures } from './coverage-figures.js'
import type { ReportCampaign, WaveFigures } from './report-campaign.js'
import type { Place, Unit } from './report-level.js'

/**
 * A student on a list, redacted: a field that the role may not see is not there. `source` says where the row stands.
 */
export interface ListedStudent extends Place {
  readonly file: 'students.csv' | 'crisis.csv' | 'retest.csv' | 'missing.csv'
  /** Number of the record in that file; 1 is the row below its header. */
  readonly record: number
  /** Student number. */
  readonly student?: string
  /** From the roster. */
  readonly name?: string
  readonly sex?: string
  /** Id of the tier, `undetermined` or `invalid`. */
  readonly tier?: string
  /** Highest tier that the answers missing leave possible. */
  readonly tierPossible?: string
  readonly quality?: string
  /** Ids of the rules that speak. */
  readonly reasons?: readonly string[]
  /** Why the sheet is to be repeated, in the language of the results. */
  readonly why?: string
  /** Names of the critical items that hold. */
  readonly criticalItems?: readonly string[]
  /** What was answered at each of them. */
  readonly answers?: readonly string[]
}

/** Lists of a unit; empty where the role may not see any student. */
export interface UnitLists {
  /** Students in a tier or undetermined, the most pressing tier first. */
  readonly care: readonly ListedStudent[]
  readonly crisis: readonly ListedStudent[]
  readonly retest: readonly ListedStudent[]
  readonly missing: readonly ListedStudent[]
}

/** Lists of a unit whose students the results do not tell from those of another: not the same as nobody on them. */
export const UNTOLD_LISTS: UnitLists = { care: [], crisis: [], retest: [], missing: [] }

/** Everything that the page of a class, grade, school or district is made from. */
export interface UnitInput {
  readonly language: Language
  readonly role: ReportRole
  readonly unit: Unit
  readonly campaign: ReportCampaign
  readonly wave: WaveFigures
  /** Earlier waves, the oldest first. */
  readonly previous: readonly WaveFigures[]
  readonly lists: UnitLists
  /**
   * Tiers and bands of the unit and its grades by sex, counted from the sheets and not hidden: only for a role that may see the
   * scores of every student of the unit.
   */
  readonly counted?: CohortFigures
  /** Who took part, counted beside it. */
  readonly countedCoverage?: CoverageFigures
}
