import {
  type ByteWriter,
  createByteWriter,
  writeComma,
  writeHeader,
  writeNewline,
  writeWhole,
} from '../io/byte-writer.js'
import type { ResponseFile } from '../io/open-responses.js'
import { readBlocks } from '../io/read-blocks.js'
import type { RowBlock } from '../io/row-block.js'
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
import { createCellPool } from './result/cell-pool.js'
import { resultRows } from './result/result-rows.js'
import { type ColumnDetail, columnPrefixes } from './result/score-columns.js'
import { scoreNotes } from './result/score-notes.js'
import { writeUnchanged } from './write-unchanged.js'

export interface ScoreJob {
  /** Opened for the instruments of `compiled`, in that order, with `otherColumns: 'keep'`. */
  readonly file: ResponseFile
  readonly compiled: readonly CompiledInstrument[]
  readonly detail: ColumnDetail
  readonly write: (bytes: Uint8Array) => void
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
 * Scores a file: every column that is no item as it was, then the row in the file, notes, and the scores.
 *
 * @throws {@link Error} when a row is unaccounted for, or the signal's reason when the work is stopped
 */
export async function scoreFile(job: ScoreJob): Promise<ScoreOutcome> {
  const { file, compiled, watch } = job
  const ledger = createIssueLedger('en')
  writeLedgerHeaders(ledger)
  const writer = createByteWriter(1 << 20)
  const rows = rowWriter(job)
  const buffers: ScoreBuffer[] = []
  const duplicates = createDuplicateRows(file.name)
  const hasStudents = file.columns.some(({ uses }) =>
    uses.some((use) => use.kind === 'field' && use.field === 'student'),
  )
  let scored = 0
  let noted = 0
  let last: RowBlock | null = null
  for (const block of readBlocks(file)) {
    if (last === null) rows.header(writer, block)
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
    noted += rows.block(writer, block, scores)
    scored += block.length
    listBlockIssues(ledger, block.issues)
    if (!hasStudents) for (const found of duplicates.find(block)) enterIssue(ledger, found)
    job.write(writer.bytes.subarray(0, writer.length))
    writer.length = 0
    await breathe(watch, block.counts.rows)
  }
  const { rows: rowsIn = 0, rejected = 0, issues = {} } = last?.counts ?? {}
  enterFileCounts(ledger, issues)
  if (rowsIn !== scored + rejected)
    throw new Error(`scoreFile found ${rowsIn} rows in, ${scored} scored, ${rejected} rejected`)
  return { rows: rowsIn, scored, rejected, noted, ledger }
}

interface RowWriter {
  readonly header: (writer: ByteWriter, block: RowBlock) => void
  /** Returns the number of rows with a note. */
  readonly block: (writer: ByteWriter, block: RowBlock, scores: readonly ScoreBuffer[]) => number
}

function rowWriter({ compiled, detail }: ScoreJob): RowWriter {
  const prefixes = columnPrefixes(compiled)
  const results = resultRows(compiled, detail)
  const pool = createCellPool()
  const noters = compiled.map((one, index) => scoreNotes(one, prefixes[index] as string, pool))
  return {
    header: (writer, { carried }) => {
      const theirs = carried.map(({ name }) => name)
      const ours = ['row', 'notes', ...results.names]
      writeHeader(writer, [...theirs, ...ours.map((name) => ownName(name, theirs))])
    },
    block: (writer, block, scores) => {
      results.take(scores, block.length)
      noters.forEach((noter, index) => {
        noter.take(scores[index] as ScoreBuffer, block.persons)
      })
      let noted = 0
      for (let row = 0; row < block.length; row++) {
        for (const { values } of block.carried) {
          writeUnchanged(writer, values[row] ?? '')
          writeComma(writer)
        }
        writeWhole(writer, block.rows[row] as number)
        writeComma(writer)
        const start = writer.length
        for (let index = 0; index < noters.length; index++) noters[index]?.write(writer, start, row)
        if (writer.length > start) noted++
        results.write(writer, row)
        writeNewline(writer)
      }
      return noted
    },
  }
}

/** Our name of a column, told apart where the input has one of that name. */
function ownName(name: string, theirs: readonly string[]): string {
  return theirs.some((other) => other.trim() === name) ? `mindgauge_${name}` : name
}
