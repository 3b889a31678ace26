import { addBlock } from '../../cohort/add-block.js'
import { addEnrolled } from '../../cohort/add-enrolled.js'
import { type Cohort, createCohort } from '../../cohort/cohort.js'
import { type ByteWriter, createByteWriter } from '../../io/byte-writer.js'
import type { ResponseFile } from '../../io/open-responses.js'
import { type BlockSource, type NumberedPart, partReader } from '../../io/read-parts.js'
import type { Roster } from '../../io/roster.js'
import type { RowBlock } from '../../io/row-block.js'
import type { Language } from '../../issue/text.js'
import { createKernel, type Kernel } from '../../kernel/kernel.js'
import type { CompiledProtocol } from '../../risk/compile-protocol.js'
import { dependsOnGrade } from '../../risk/depends-on-grade.js'
import { markNotAdministered } from '../../risk/mark-not-administered.js'
import {
  createScreenBuffer,
  createScreenBufferIn,
  type ScreenBuffer,
} from '../../risk/screen-buffer.js'
import { type ScreenSteps, screenTableBy } from '../../risk/screen-table.js'
import { EVERY_STEP } from '../../score/every-step.js'
import { kernelPatterns } from '../../score/kernel/kernel-patterns.js'
import { kernelSteps } from '../../score/kernel/kernel-steps.js'
import { PLAIN_FINDER } from '../../score/quality/pattern-finder.js'
import { onHeap } from '../../table/allocate.js'
import {
  createIssueLedger,
  enterIssue,
  enterRejection,
  type IssueLedger,
  listBlockIssues,
} from '../issue-ledger.js'
import type { ColumnDetail } from '../result/score-columns.js'
import { countAbsent } from './absent-instruments.js'
import { type ChangedRows, changedRows } from './changed-rows.js'
import { cohortGroups } from './cohort-groups.js'
import { type CrisisRows, crisisRows } from './crisis-rows.js'
import { noteSheets } from './enrolment.js'
import { type SheetMatcher, sheetMatcher } from './match-sheets.js'
import { type PersonCells, personCells } from './person-cells.js'
import { hasGaps, placeEnrolled } from './place-enrolled.js'
import type { PopulationFilter } from './population.js'
import { type SheetJudge, sheetJudge } from './reject-sheets.js'
import { type RetestRows, retestRows } from './retest-rows.js'
import { type StudentRows, studentRows } from './student-rows.js'
import { createTally, type Tally, tallyBlock, tallyRejection } from './tally.js'
import { unknownGrades } from './unknown-grades.js'

/** What a thread needs to know to screen any part of the files; plain data but for the compiled protocol. */
export interface LaneJob {
  readonly compiled: CompiledProtocol
  readonly files: readonly ResponseFile[]
  readonly roster: Roster | null
  /** Part of those whom the protocol is for; all of them where empty. */
  readonly only: readonly PopulationFilter[]
  /** Levels of grouping that the data have. */
  readonly levels: readonly string[]
  readonly wave: string | null
  readonly detail: ColumnDetail
  readonly language: Language
  /** From `decidingSheets`; null where no student has two sheets. */
  readonly deciding: Float64Array | null
  /** Lists that are to be made. */
  readonly lists: readonly SheetList[]
}

/** Lists of sheets; who needs only the counts does without them. */
export type SheetList = 'students' | 'crisis' | 'retest' | 'changed'
export const SHEET_LISTS: readonly SheetList[] = ['students', 'crisis', 'retest', 'changed']

/** Files of the output that grow row by row. */
export type RowFile = SheetList | 'rejected' | 'issues'
export const ROW_FILES: readonly RowFile[] = [...SHEET_LISTS, 'rejected', 'issues']

/** One thread's share of a campaign. */
export interface Lane extends ScreenSteps {
  readonly job: LaneJob
  /** Null where the machine has none. */
  readonly kernel: Kernel | null
  /** The blocks of each part. */
  readonly blocks: BlockSource
  readonly match: SheetMatcher
  readonly judge: SheetJudge
  readonly persons: PersonCells
  readonly students: StudentRows
  readonly crisis: CrisisRows
  readonly retest: RetestRows
  readonly changed: ChangedRows
  readonly cohort: Cohort
  readonly tally: Tally
  /** Whether an unknown grade leaves anything open. */
  readonly dependsOnGrade: boolean
  /** HAS_SHEET of each entry of the roster; null without a roster. */
  readonly hasSheet: Uint8Array | null
  /** Whether sheets may say of entries what the roster leaves open. */
  readonly placesEnrolled: boolean
  readonly writers: Readonly<Record<SheetList, ByteWriter>>
  buffer: ScreenBuffer
}

/** What came of one part, beside what the lane adds up. */
export interface PartOutcome {
  readonly ledger: IssueLedger
  /** Rows of the part, and those that could not be read. */
  rows: number
  rejected: number
  /** Issues that the reader found, by code. */
  issues: Readonly<Record<string, number>>
  /** Students who were to take each instrument that the file lacks. */
  readonly absent: Float64Array
}

/** @param parts - of the files, some of which it will be given */
export function createLane(job: LaneJob, parts: readonly NumberedPart[]): Lane {
  const { compiled, files, roster, levels, only, wave } = job
  const { protocol } = compiled
  const kernel = createKernel()
  const persons = personCells(compiled, levels, kernel)
  return {
    job,
    kernel,
    steps: kernel === null ? EVERY_STEP : kernelSteps(kernel),
    finder: kernel === null ? PLAIN_FINDER : kernelPatterns(kernel),
    blocks: partReader(files, parts, kernel),
    match: sheetMatcher({ protocol, only, roster, wave }),
    judge: sheetJudge(protocol, only, job.deciding),
    persons,
    students: studentRows(compiled, job.detail, persons, kernel),
    crisis: crisisRows(compiled, job.language, persons),
    retest: retestRows(compiled, job.language, persons),
    changed: changedRows(persons),
    cohort: createCohort(
      protocol,
      compiled.instruments.map(({ instrument }) => instrument),
      levels,
    ),
    tally: createTally(),
    dependsOnGrade: dependsOnGrade(protocol),
    hasSheet: roster === null ? null : new Uint8Array(roster.length),
    placesEnrolled: roster !== null && hasGaps(roster, levels),
    writers: {
      students: createByteWriter(1 << 20, kernel?.allocate),
      crisis: createByteWriter(),
      retest: createByteWriter(),
      changed: createByteWriter(),
    },
    buffer: createScreenBuffer(compiled, 0),
  }
}

/** Screens one part of a file, block by block; yields after each block, when what was written may be taken. */
export async function* screenPart(
  lane: Lane,
  { file: fileNumber }: NumberedPart,
  index: number,
): AsyncGenerator<PartOutcome, PartOutcome> {
  const { compiled, files } = lane.job
  const file = files[fileNumber] as ResponseFile
  const outcome: PartOutcome = {
    ledger: createIssueLedger(lane.job.language),
    rows: 0,
    rejected: 0,
    issues: {},
    absent: new Float64Array(compiled.instruments.length),
  }
  for await (const block of lane.blocks(index)) {
    const { rows, rejected, issues } = block.counts
    Object.assign(outcome, { rows, rejected, issues })
    screenBlock(lane, block, file, fileNumber, outcome)
    yield outcome
  }
  return outcome
}

/** Match to the roster → which sheets count → crisis items, quality, scores, tiers → rows → cohort. */
function screenBlock(
  lane: Lane,
  block: RowBlock,
  file: ResponseFile,
  fileNumber: number,
  { ledger, absent }: PartOutcome,
): void {
  const { tally, writers, cohort, hasSheet, job } = lane
  const { compiled, roster, levels } = job
  // A sheet without a student is rejected, and said there.
  listBlockIssues(
    ledger,
    block.issues.filter(({ code }) => code !== 'student-missing'),
  )
  const sheets = lane.match(block, file.name, (found) => enterIssue(ledger, found))
  lane.judge(sheets, fileNumber, (found) => {
    enterRejection(ledger, found)
    tallyRejection(tally, found.code)
  })
  if (lane.dependsOnGrade)
    for (const found of unknownGrades(sheets, file, roster !== null, block.issues))
      enterIssue(ledger, found)
  if (hasSheet !== null)
    for (const found of noteSheets(hasSheet, sheets)) {
      enterIssue(ledger, found)
      tally.unknownToRoster++
    }
  markNotAdministered(sheets.responses, compiled.dueGrades, sheets.persons)
  if (block.length > lane.buffer.capacity)
    lane.buffer = createScreenBufferIn(lane.kernel?.allocate ?? onHeap, compiled, block.rows.length)
  const screened = screenTableBy(lane, compiled, sheets, lane.buffer)
  tallyBlock(tally, sheets, screened)
  if (job.lists.length > 0) lane.persons.fill(sheets, screened)
  for (const list of job.lists) lane[list].rows(writers[list], sheets, screened)
  const groups = cohortGroups(sheets.levels, levels, sheets.persons.sex, sheets.counted)
  addBlock(cohort, screened, groups)
  if (roster === null) addEnrolled(cohort, groups)
  else if (lane.placesEnrolled && hasSheet !== null) placeEnrolled(cohort, levels, sheets, hasSheet)
  countAbsent(compiled, file, sheets, absent)
}
