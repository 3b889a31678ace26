import type { Cohort } from '../../cohort/cohort.js'
import type { ResponseFile } from '../../io/open-responses.js'
import { readBlocks } from '../../io/read-blocks.js'
import type { Roster } from '../../io/roster.js'
import type { StudentKeys } from '../../io/student-keys.js'
import type { Issue } from '../../issue/issue.js'
import type { Language } from '../../issue/text.js'
import type { CompiledProtocol } from '../../risk/compile-protocol.js'
import { breathe, type Watch } from '../breathe.js'
import { enterFileCounts, enterIssue, type IssueLedger } from '../issue-ledger.js'
import type { ColumnDetail } from '../result/score-columns.js'
import { absentInstruments } from './absent-instruments.js'
import { beginCampaign, finishCampaign, flushCampaign, screenBlock } from './campaign.js'
import type { Accounting } from './tally.js'

export interface ScreenJob {
  readonly compiled: CompiledProtocol
  /** Opened for the protocol's instruments, with `keys` for their students. */
  readonly files: readonly ResponseFile[]
  /** Those of the roster, where there is one. */
  readonly keys: StudentKeys
  readonly roster: Roster | null
  /** Name of this wave; that of the sheets where null. */
  readonly wave: string | null
  readonly detail: ColumnDetail
  readonly language: Language
  /** Found while opening. */
  readonly issues: readonly Issue[]
  /** Appends to a file of the output. */
  readonly write: (file: string, bytes: Uint8Array) => void
  readonly watch: Watch
}

export interface ScreenOutcome {
  readonly accounting: Accounting
  readonly cohort: Cohort
  readonly ledger: IssueLedger
}

/**
 * Screens the sheets of all files, block by block, and writes students.csv, crisis.csv, retest.csv, missing.csv,
 * rejected.csv and issues.csv.
 *
 * @throws {@link Error} when a row is unaccounted for, or the signal's reason when the work is stopped
 */
export async function screenFiles(job: ScreenJob): Promise<ScreenOutcome> {
  const campaign = await beginCampaign(job)
  const { tally, ledger } = campaign
  for (const [number, file] of job.files.entries()) {
    const absent = absentInstruments(job.compiled, file)
    let counts = { rows: 0, rejected: 0, issues: {} as Readonly<Record<string, number>> }
    for (const block of readBlocks(file)) {
      counts = block.counts
      absent.count(screenBlock(campaign, block, file.name, number))
      flushCampaign(campaign)
      await breathe(job.watch, tally.rows + counts.rows)
    }
    tally.rows += counts.rows
    tally.rejected += counts.rejected
    const { 'student-missing': _, ...others } = counts.issues
    enterFileCounts(ledger, others)
    for (const found of absent.issues()) enterIssue(ledger, found)
  }
  const accounting = finishCampaign(campaign)
  flushCampaign(campaign)
  return { accounting, cohort: campaign.cohort, ledger }
}
