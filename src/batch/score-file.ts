import type { ResponseFile } from '../io/open-responses.js'
import { readBlocks } from '../io/read-blocks.js'
import type { RowBlock } from '../io/row-block.js'
import { issue } from '../issue/issue.js'
import type { CompiledInstrument } from '../score/plan.js'
import { createScoreBuffer, type ScoreBuffer } from '../score/score-buffer.js'
import { scoreTable } from '../score/score-table.js'
import { breathe, type Watch } from './breathe.js'
import { createDuplicateRows } from './duplicate-rows.js'
import {
  createIssueLedger,
  enterFileCounts,
  enterIssue,
  type IssueLedger,
  listBlockIssues,
  writeLedgerHeaders,
} from './issue-ledger.js'
import type { RowSink } from './result/row-sink.js'

export interface ScoreJob {
  /** Opened for the instruments of `compiled`, in that order, with `otherColumns: 'keep'`. */
  readonly file: ResponseFile
  readonly compiled: readonly CompiledInstrument[]
  /** Where the rows go. */
  readonly sink: RowSink
  readonly watch: Watch
}

/** `rows = scored + rejected`; `noted` of the scored have a note. */
export interface ScoreOutcome {
  readonly rows: number
  readonly scored: number
  readonly rejected: number
  readonly noted: number
  readonly ledger: IssueLedger
}

/**
 * Scores a file: the columns that are carried through, then the row in the file, notes, and the scores.
 *
 * @throws {@link Error} when a row is unaccounted for, or the signal's reason when the work is stopped
 */
export async function scoreFile(job: ScoreJob): Promise<ScoreOutcome> {
  const { file, compiled, sink, watch } = job
  const ledger = createIssueLedger('en')
  writeLedgerHeaders(ledger)
  const buffers: ScoreBuffer[] = []
  const duplicates = createDuplicateRows(file.name)
  const hasStudents = file.columns.some(({ uses }) =>
    uses.some((use) => use.kind === 'field' && use.field === 'student'),
  )
  let scored = 0
  let noted = 0
  let last: RowBlock | null = null
  for (const block of readBlocks(file)) {
    if (last === null) await sink.begin(block)
    last = block
    const scores = compiled.map((instrument, index) => {
      const buffer = buffers[index] ?? createScoreBuffer(instrument, block.rows.length)
      buffers[index] = buffer
      const { informant } = instrument
      const persons = informant === null ? block.persons : { ...block.persons, informant }
      const responses = block.responses[index]
      if (responses === undefined) throw new Error('scoreFile requires a file opened for its work')
      scoreTable(instrument, responses, persons, buffer)
      return buffer
    })
    noted += sink.block(block, scores)
    scored += block.length
    listBlockIssues(ledger, block.issues)
    if (!hasStudents) for (const found of duplicates.find(block)) enterIssue(ledger, found)
    await breathe(watch, block.counts.rows)
  }
  const { rows: rowsIn = 0, rejected = 0, issues = {} } = last?.counts ?? {}
  enterFileCounts(ledger, issues)
  for (const draft of sink.end()) enterIssue(ledger, issue({ file: file.name, ...draft }))
  if (rowsIn !== scored + rejected)
    throw new Error(`scoreFile found ${rowsIn} rows in, ${scored} scored, ${rejected} rejected`)
  return { rows: rowsIn, scored, rejected, noted, ledger }
}
