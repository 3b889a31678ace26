import { addBlock } from '../../cohort/add-block.js'
import { addEnrolled } from '../../cohort/add-enrolled.js'
import { type Cohort, createCohort } from '../../cohort/cohort.js'
import { type ByteWriter, createByteWriter } from '../../io/byte-writer.js'
import type { ResponseFile } from '../../io/open-responses.js'
import type { RowBlock } from '../../io/row-block.js'
import { markNotAdministered } from '../../risk/mark-not-administered.js'
import { createScreenBuffer, type ScreenBuffer } from '../../risk/screen-buffer.js'
import { screenTable } from '../../risk/screen-table.js'
import {
  createIssueLedger,
  enterIssue,
  enterRejection,
  type IssueLedger,
  listBlockIssues,
} from '../issue-ledger.js'
import { cohortGroups, knownLevels } from './cohort-groups.js'
import { type CrisisRows, crisisRows } from './crisis-rows.js'
import { addEnrolment, createEnrolment, type Enrolment, noteSheets } from './enrolment.js'
import { lastSheets } from './last-sheets.js'
import { type SheetMatcher, sheetMatcher } from './match-sheets.js'
import { writeMissing } from './missing-rows.js'
import { gradeTest, type SheetJudge, sheetJudge } from './reject-sheets.js'
import { isAnyStudentTwice } from './repeated-students.js'
import { type RetestRows, retestRows } from './retest-rows.js'
import type { ScreenJob } from './screen-files.js'
import type { Sheets } from './sheets.js'
import { type StudentRows, studentRows } from './student-rows.js'
import { type Accounting, accountingOf, createTally, type Tally, tallyBlock } from './tally.js'
import { unknownGrades } from './unknown-grades.js'

/** A campaign while its blocks go by. */
export interface Campaign {
  readonly job: ScreenJob
  readonly match: SheetMatcher
  readonly judge: SheetJudge
  readonly enrolment: Enrolment | null
  readonly levels: readonly string[]
  readonly cohort: Cohort
  readonly tally: Tally
  readonly ledger: IssueLedger
  readonly students: StudentRows
  readonly crisis: CrisisRows
  readonly retest: RetestRows
  /** What is to be appended to each file. */
  readonly writers: Readonly<Record<FileName, ByteWriter>>
  buffer: ScreenBuffer
}

type FileName = 'students' | 'crisis' | 'retest' | 'missing' | 'rejected' | 'issues'

/** Makes everything ready for the first block; finds each student's last sheet where that one counts. */
export async function beginCampaign(job: ScreenJob): Promise<Campaign> {
  const { compiled, roster } = job
  const { protocol } = compiled
  const match = sheetMatcher(roster, protocol.levels, job.wave)
  const isOfGrade = gradeTest(protocol)
  const isChoice =
    protocol.duplicates === 'last' && (await isAnyStudentTwice(job.files, job.keys, job.watch))
  const last = isChoice ? await lastSheets(job.files, match, isOfGrade, job.watch) : null
  const levels = knownLevels(protocol.levels, roster, job.files)
  const instruments = compiled.instruments.map(({ instrument }) => instrument)
  const ledger = createIssueLedger()
  const campaign: Campaign = {
    job,
    match,
    judge: sheetJudge(protocol, last),
    enrolment: roster === null ? null : createEnrolment(roster, isOfGrade),
    levels,
    cohort: createCohort(protocol, instruments, levels),
    tally: createTally(),
    ledger,
    students: studentRows(compiled, job.detail),
    crisis: crisisRows(compiled, job.language),
    retest: retestRows(compiled),
    writers: {
      students: createByteWriter(1 << 20),
      crisis: createByteWriter(),
      retest: createByteWriter(),
      missing: createByteWriter(),
      rejected: ledger.rejected,
      issues: ledger.issues,
    },
    buffer: createScreenBuffer(compiled, 0),
  }
  for (const found of job.issues) enterIssue(ledger, found)
  campaign.students.header(campaign.writers.students)
  campaign.crisis.header(campaign.writers.crisis)
  campaign.retest.header(campaign.writers.retest)
  return campaign
}

/**
 * Screens one block: match to the roster → which sheets count → crisis items, quality, scores, tiers → rows → cohort.
 *
 * @param fileNumber - position of the file among those of the campaign
 */
export function screenBlock(
  campaign: Campaign,
  block: RowBlock,
  file: string,
  fileNumber: number,
): Sheets {
  const { job, ledger, tally, writers, cohort, levels, enrolment } = campaign
  const { compiled } = job
  // A sheet without a student is rejected, and said there.
  listBlockIssues(
    ledger,
    block.issues.filter(({ code }) => code !== 'student-missing'),
  )
  const sheets = campaign.match(block, file, (found) => enterIssue(ledger, found))
  for (const found of campaign.judge(sheets, fileNumber)) {
    enterRejection(ledger, found)
    tally.rejected++
  }
  const hasRoster = job.roster !== null
  const responses = job.files[fileNumber] as ResponseFile
  for (const found of unknownGrades(sheets, responses, hasRoster, block.issues))
    enterIssue(ledger, found)
  if (enrolment !== null)
    for (const found of noteSheets(enrolment, sheets)) {
      enterIssue(ledger, found)
      tally.unknownToRoster++
    }
  markNotAdministered(sheets.responses, compiled.dueGrades, sheets.persons)
  if (block.length > campaign.buffer.capacity)
    campaign.buffer = createScreenBuffer(compiled, block.rows.length)
  const screened = screenTable(compiled, sheets, campaign.buffer)
  tallyBlock(tally, sheets, screened)
  campaign.students.rows(writers.students, sheets, screened)
  campaign.crisis.rows(writers.crisis, sheets, screened)
  campaign.retest.rows(writers.retest, sheets, screened)
  const groups = cohortGroups(sheets.levels, levels, sheets.persons.sex, sheets.counted)
  addBlock(cohort, screened, groups)
  if (enrolment === null) addEnrolled(cohort, groups)
  return sheets
}

/** Appends what was written to the files of the output. */
export function flushCampaign({ job, writers }: Campaign): void {
  for (const [name, writer] of Object.entries(writers)) {
    if (writer.length > 0) job.write(`${name}.csv`, writer.bytes.subarray(0, writer.length))
    writer.length = 0
  }
}

/** Writes the missing, counts the enrolled and closes the accounts. */
export function finishCampaign(campaign: Campaign): Accounting {
  const { job, enrolment, writers, cohort, levels, tally } = campaign
  const missing = writeMissing(writers.missing, enrolment)
  if (enrolment !== null) addEnrolment(cohort, levels, enrolment)
  return accountingOf(job.compiled, tally, enrolment, missing)
}
