import type { Accounting } from '../../cohort/accounting.js'
import { NO_STUDENT } from '../../io/student-keys.js'
import type { IssueCode } from '../../issue/codes.js'
import type { CompiledProtocol } from '../../risk/compile-protocol.js'
import { tierName } from '../../risk/screen.js'
import {
  QUALITY_STATES,
  type ScreenedBlock,
  TIER_INVALID,
  TIER_UNDETERMINED,
} from '../../risk/screened-block.js'
import { TRUTH } from '../../score/truth.js'
import type { Enrolment } from './enrolment.js'
import type { MatchedSheets } from './match-sheets.js'

/** Why a sheet that could be read does not count. */
const REJECTED_CODES = [
  'row-trial',
  'student-missing',
  'student-duplicate',
  'role-outside-protocol',
  'role-unknown',
  'grade-outside-protocol',
  'population-outside',
] as const
export type RejectedCode = (typeof REJECTED_CODES)[number]

const isRejectedCode = (code: IssueCode): code is RejectedCode =>
  REJECTED_CODES.some((one) => one === code)

/** Counts of a campaign while its blocks go by. */
export interface Tally {
  rows: number
  scored: number
  rejected: number
  unknownToRoster: number
  /** Students whose sheet names another school, grade, class or group than the roster. */
  moved: number
  /** Rows rejected, by code, as far as they could be read. */
  readonly rejectedBy: Record<RejectedCode, number>
  readonly quality: Int32Array
  /** By tier byte. */
  readonly tiers: Int32Array
  tierOpen: number
  crisisUnanswered: number
  /** Students with a crisis item, by number; sheets without a student count one by one. */
  readonly crisisStudents: Set<number>
  crisisWithoutStudent: number
}

/** What became of every row and every student of a campaign, for people and programs. */
export interface ScreenAccounting extends Accounting {
  /** The rejected rows by why; their sum is `rejected`. */
  readonly rejectedBy: Readonly<Record<RejectedCode | 'unreadable', number>>
  /** Students in another school, grade, class or group than the roster says: those of `changed.csv`. */
  readonly changed: number
  /** Entries of the roster that are not screened: another role or grade, or not of what was chosen. */
  readonly notScreened: number
  /** Tier id to number of students: the tiers in order, the baseline, `undetermined`, `invalid`. */
  readonly tiers: Readonly<Record<string, number>>
  /** Sheets whose certain and possible tiers differ: the undetermined, and tiers that may be more pressing. */
  readonly tierOpen: number
  /** Students with a crisis item, on a sheet that counts or not. */
  readonly crisis: number
  /** Of these, sheets without a student number: nobody knows whether two are of one student, so each counts. */
  readonly crisisWithoutStudent: number
  /** Sheets on which no crisis item holds and one that was due is not answered. */
  readonly crisisUnanswered: number
}

export function createTally(): Tally {
  return {
    rows: 0,
    scored: 0,
    rejected: 0,
    unknownToRoster: 0,
    moved: 0,
    rejectedBy: {
      'row-trial': 0,
      'student-missing': 0,
      'student-duplicate': 0,
      'role-outside-protocol': 0,
      'role-unknown': 0,
      'grade-outside-protocol': 0,
      'population-outside': 0,
    },
    quality: new Int32Array(QUALITY_STATES.length),
    tiers: new Int32Array(256),
    tierOpen: 0,
    crisisUnanswered: 0,
    crisisStudents: new Set(),
    crisisWithoutStudent: 0,
  }
}

/** Adds the counts of another thread; no sheet is in both. */
export function addTally(tally: Tally, other: Tally): void {
  tally.rows += other.rows
  tally.scored += other.scored
  tally.rejected += other.rejected
  tally.unknownToRoster += other.unknownToRoster
  tally.moved += other.moved
  for (const code of REJECTED_CODES) tally.rejectedBy[code] += other.rejectedBy[code]
  tally.tierOpen += other.tierOpen
  tally.crisisUnanswered += other.crisisUnanswered
  tally.crisisWithoutStudent += other.crisisWithoutStudent
  for (const student of other.crisisStudents) tally.crisisStudents.add(student)
  for (const [mine, theirs] of [
    [tally.quality, other.quality],
    [tally.tiers, other.tiers],
  ] as const)
    theirs.forEach((count, index) => {
      mine[index] = (mine[index] as number) + count
    })
}

/** Counts a sheet that is rejected. */
export function tallyRejection(tally: Tally, code: IssueCode): void {
  tally.rejected++
  if (isRejectedCode(code)) tally.rejectedBy[code]++
}

/** Counts a screened block; rejected sheets count for their critical items only. */
export function tallyBlock(tally: Tally, sheets: MatchedSheets, screened: ScreenedBlock): void {
  for (let row = 0; row < sheets.length; row++) {
    const truth = screened.crisis[row] as number
    const student = sheets.students.ids[row] as number
    if (truth === TRUTH.true && student === NO_STUDENT) tally.crisisWithoutStudent++
    else if (truth === TRUTH.true) tally.crisisStudents.add(student)
    if (sheets.counted[row] === 0) continue
    if (truth === TRUTH.unknown) tally.crisisUnanswered++
    if (sheets.moved[row] === 1) tally.moved++
    const quality = screened.quality[row] as number
    const tier = screened.tier[row] as number
    tally.scored++
    tally.quality[quality] = (tally.quality[quality] as number) + 1
    tally.tiers[tier] = (tally.tiers[tier] as number) + 1
    if (tier !== screened.tierPossible[row]) tally.tierOpen++
  }
}

/**
 * The accounting at the end.
 *
 * @param missing - number of students of the roster without a sheet that counts
 * @throws {@link Error} when a row or a student is unaccounted for
 */
export function accountingOf(
  compiled: CompiledProtocol,
  tally: Tally,
  enrolment: Enrolment | null,
  missing: number,
): ScreenAccounting {
  const { rows, scored, rejected, rejectedBy, unknownToRoster, quality, tiers } = tally
  if (rows !== scored + rejected)
    throw new Error(`accountingOf found ${rows} rows in, ${scored} scored and ${rejected} rejected`)
  const enrolled = enrolment?.isEnrolled.reduce((sum, one) => sum + one, 0) ?? scored
  if (enrolment !== null && enrolled !== scored - unknownToRoster + missing)
    throw new Error(`accountingOf found ${enrolled} enrolled, ${missing} of them missing`)
  const judged = REJECTED_CODES.reduce((sum, code) => sum + rejectedBy[code], 0)
  const { protocol } = compiled
  const bytes = [...protocol.tiers.keys(), protocol.tiers.length, TIER_UNDETERMINED, TIER_INVALID]
  return {
    rows,
    scored,
    rejected,
    rejectedBy: { ...rejectedBy, unreadable: rejected - judged },
    enrolled,
    answered: scored,
    missing,
    unknownToRoster,
    changed: tally.moved,
    notScreened: enrolment === null ? 0 : enrolment.roster.length - enrolled,
    hasRoster: enrolment !== null,
    valid: quality[QUALITY_STATES.indexOf('valid')] as number,
    suspect: quality[QUALITY_STATES.indexOf('suspect')] as number,
    invalid: quality[QUALITY_STATES.indexOf('invalid')] as number,
    tiers: Object.fromEntries(
      bytes.map((tier) => [tierName(compiled, tier), tiers[tier] as number]),
    ),
    tierOpen: tally.tierOpen,
    crisis: tally.crisisStudents.size + tally.crisisWithoutStudent,
    crisisWithoutStudent: tally.crisisWithoutStudent,
    crisisUnanswered: tally.crisisUnanswered,
  }
}
