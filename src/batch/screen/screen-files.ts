import type { Cohort } from '../../cohort/cohort.js'
import { mergeCohorts } from '../../cohort/merge-cohorts.js'
import { type ByteWriter, createByteWriter } from '../../io/byte-writer.js'
import type { ResponseFile } from '../../io/open-responses.js'
import type { NumberedPart } from '../../io/read-parts.js'
import type { Roster } from '../../io/roster.js'
import { type StudentKeys, studentText } from '../../io/student-keys.js'
import type { Issue } from '../../issue/issue.js'
import type { Language } from '../../issue/text.js'
import type { NormTable } from '../../norm/norm-table.js'
import type { CompiledProtocol } from '../../risk/compile-protocol.js'
import type { Watch } from '../breathe.js'
import type { Crew } from '../crew/crew.js'
import { crewInstruments } from '../crew/crew-work.js'
import { shareParts } from '../crew/share-parts.js'
import {
  createIssueLedger,
  enterIssue,
  type IssueLedger,
  writeLedgerHeaders,
} from '../issue-ledger.js'
import type { ColumnDetail } from '../result/score-columns.js'
import { rosterMismatch } from '../roster-match.js'
import { knownLevels } from './cohort-groups.js'
import { decidingSheets } from './deciding-sheets.js'
import { addEnrolment, createEnrolment } from './enrolment.js'
import {
  createLane,
  type Lane,
  type LaneJob,
  type RowFile,
  SHEET_LISTS,
  type SheetList,
} from './lane.js'
import { sheetMatcher } from './match-sheets.js'
import { writeMissing } from './missing-rows.js'
import { drain } from './part-delivery.js'
import { HAS_SHEET } from './place-enrolled.js'
import type { PopulationFilter } from './population.js'
import { type LaneTotals, type ScreenOrder, sharedLane } from './screen-lane.js'
import { createSequence, type Sequence, writeLedger } from './sequence.js'
import { passOverStudents } from './student-pass.js'
import { accountingOf, addTally, type ScreenAccounting } from './tally.js'

export interface ScreenJob {
  readonly compiled: CompiledProtocol
  /** For each of the protocol's instruments. */
  readonly norms: readonly (readonly NormTable[])[]
  /** Opened for the protocol's instruments, with `keys` for their students. */
  readonly files: readonly ResponseFile[]
  /** Those of the roster, where there is one. */
  readonly keys: StudentKeys
  readonly roster: Roster | null
  /** Part of those whom the protocol is for; all of them where absent. */
  readonly only?: readonly PopulationFilter[]
  /** Name of this wave; that of the sheets where null. */
  readonly wave: string | null
  readonly detail: ColumnDetail
  readonly language: Language
  /** Found while opening. */
  readonly issues: readonly Issue[]
  /** Appends to a file of the output. */
  readonly write: (file: string, bytes: Uint8Array) => void
  readonly watch: Watch
  /** Threads that help; null where this one works alone. */
  readonly crew: Crew | null
  /** Bytes of a part of a file, about; what a thread takes at a time. */
  readonly partSize?: number
  /** Lists of sheets to make; all of them where absent. What cannot be used is listed in any case. */
  readonly lists?: readonly SheetList[]
}

export interface ScreenOutcome {
  readonly accounting: ScreenAccounting
  readonly cohort: Cohort
  readonly ledger: IssueLedger
}

const PART_SIZE = 1 << 21

/**
 * Screens the sheets of all files, part by part, and writes students.csv, crisis.csv, retest.csv, changed.csv, missing.csv,
 * rejected.csv and issues.csv. The bytes do not depend on the number of threads.
 *
 * @throws {@link Error} when a row is unaccounted for, or the signal's reason when the work is stopped
 */
export async function screenFiles(job: ScreenJob): Promise<ScreenOutcome> {
  const { compiled, roster } = job
  const { laneJob, parts } = await prepareLanes(job)
  const ledger = createIssueLedger(job.language)
  writeLedgerHeaders(ledger)
  for (const found of job.issues) enterIssue(ledger, found)
  const write = (file: string, bytes: Uint8Array): void => job.write(`${file}.csv`, bytes)
  writeLedger(ledger, write)
  const lane = createLane(laneJob, parts)
  writeHeaders(lane, write)
  const sequence = createSequence(laneJob, parts, ledger, write)
  const totals = await shareParts({
    kind: 'screen',
    order: () => orderOf(job, laneJob, parts),
    crew: job.crew,
    lane: sharedLane(lane, parts),
    drain: (outcome) => drain(lane, outcome, write),
    sequence,
    rows: (outcome) => sequence.rows + outcome.rows,
    watch: job.watch,
  })
  const { cohort, hasSheet } = addTotals(lane, sequence, totals)
  const enrolment =
    roster === null || hasSheet === null
      ? null
      : createEnrolment(roster, { protocol: compiled.protocol, only: laneJob.only }, hasSheet)
  const missing: ByteWriter = createByteWriter()
  const nMissing = writeMissing(missing, enrolment, laneJob.levels)
  write('missing', missing.bytes.subarray(0, missing.length))
  if (enrolment !== null) addEnrolment(cohort, laneJob.levels, enrolment)
  const accounting = accountingOf(compiled, lane.tally, enrolment, nMissing)
  for (const found of strangersOnly(job, accounting)) enterIssue(ledger, found)
  writeLedger(ledger, write)
  return { accounting, cohort, ledger }
}

/** That the roster has nobody whose sheet counts. The students of the roster come first among the keys. */
function strangersOnly(
  { roster, keys }: ScreenJob,
  { scored, unknownToRoster }: ScreenAccounting,
): Issue[] {
  if (roster === null) return []
  return rosterMismatch({
    total: scored,
    known: scored - unknownToRoster,
    stranger: keys.size > roster.length ? studentText(keys, roster.length) : '',
    enlisted: roster.length > 0 ? studentText(keys, 0) : '',
  })
}

function writeHeaders(lane: Lane, write: (file: RowFile, bytes: Uint8Array) => void): void {
  for (const name of lane.job.lists) {
    const writer = lane.writers[name]
    lane[name].header(writer)
    write(name, writer.bytes.subarray(0, writer.length))
    writer.length = 0
  }
}

/** Finds the parts of the files, and for students with several sheets the one that counts. */
async function prepareLanes(
  job: ScreenJob,
): Promise<{ laneJob: LaneJob; parts: readonly NumberedPart[] }> {
  const { compiled, files, keys, roster, wave, detail, language, watch } = job
  const { only = [], lists = SHEET_LISTS } = job
  const { protocol } = compiled
  const pass = await passOverStudents(files, keys, job.partSize ?? PART_SIZE, watch)
  const match = sheetMatcher({ protocol, only, roster, wave })
  const deciding = pass.isAnyTwice
    ? await decidingSheets(files, keys, pass.repeated, compiled, match, watch)
    : null
  const levels = knownLevels(protocol.levels, roster, files)
  return {
    laneJob: { compiled, files, roster, only, levels, wave, detail, language, deciding, lists },
    parts: pass.parts.flatMap((list, file) => list.map((part) => ({ file, part }))),
  }
}

function orderOf(
  { norms }: ScreenJob,
  { compiled, ...job }: LaneJob,
  parts: readonly NumberedPart[],
): ScreenOrder {
  const instruments = crewInstruments(compiled.instruments, norms)
  return { job, protocol: compiled.protocol, instruments, parts }
}

/** Adds what the other threads counted to what this one did. */
function addTotals(
  lane: Lane,
  { rows, rejected }: Sequence,
  totals: readonly LaneTotals[],
): { cohort: Cohort; hasSheet: Uint8Array | null } {
  const { tally, hasSheet } = lane
  let { cohort } = lane
  for (const other of totals) {
    addTally(tally, other.tally)
    cohort = mergeCohorts(cohort, other.cohort)
    other.hasSheet?.forEach((flag, entry) => {
      if (flag !== HAS_SHEET.no && hasSheet !== null) hasSheet[entry] = flag
    })
  }
  tally.rows += rows
  tally.rejected += rejected
  return { cohort, hasSheet }
}
