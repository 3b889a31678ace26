import { type Reader, readAhead } from '../../io/ahead/read-ahead.js'
import type { ResponseFile } from '../../io/open-responses.js'
import { type NumberedPart, partReader } from '../../io/read-parts.js'
import { splitFile, splitOff } from '../../io/split-file.js'
import { issue } from '../../issue/issue.js'
import type { NormTable } from '../../norm/norm-table.js'
import type { CompiledInstrument } from '../../score/plan.js'
import type { Watch } from '../breathe.js'
import type { Crew } from '../crew/crew.js'
import { crewInstruments } from '../crew/crew-work.js'
import { inOrder } from '../crew/in-order.js'
import { shareParts } from '../crew/share-parts.js'
import { createDuplicateRows } from '../duplicate-rows.js'
import {
  addLedger,
  createIssueLedger,
  enterFileCounts,
  enterIssue,
  type IssueLedger,
} from '../issue-ledger.js'
import type { ColumnDetail } from '../result/score-columns.js'
import { type MakeSink, type ScorePart, scoreLane } from './score-lane.js'

export interface ScoreJob {
  /** Opened for the instruments of `compiled`, in that order, with `otherColumns: 'keep'`. */
  readonly file: ResponseFile
  readonly compiled: readonly CompiledInstrument[]
  /** For each of the instruments. */
  readonly norms: readonly (readonly NormTable[])[]
  /** Where the rows go. */
  readonly sink: MakeSink
  readonly write: (bytes: Uint8Array) => void
  /** Columns of the result, which other threads make as CSV. */
  readonly detail: ColumnDetail
  /** Threads that help; null where this one works alone, or the result is another format than CSV. */
  readonly crew: Crew | null
  /** A thread that reads ahead, where no others help; null where this one reads for itself. */
  readonly reader?: Reader | null
  readonly watch: Watch
  /** Bytes of a part of the file, about; what a thread takes at a time. */
  readonly partSize?: number
}

/** `rows = scored + rejected`; `noted` of the scored have a note. */
export interface ScoreOutcome {
  readonly rows: number
  readonly scored: number
  readonly rejected: number
  readonly noted: number
  readonly ledger: IssueLedger
}

const PART_SIZE = 1 << 21

/**
 * Scores a file: the columns that are carried through, then the row in the file, notes, and the scores. The bytes do not
 * depend on the number of threads.
 *
 * @throws {@link Error} when a row is unaccounted for, or the signal's reason when the work is stopped
 */
export async function scoreFile(job: ScoreJob): Promise<ScoreOutcome> {
  const { file, compiled, norms, detail, write, watch } = job
  const hasStudents = file.columns.some(({ uses }) =>
    uses.some((use) => use.kind === 'field' && use.field === 'student'),
  )
  // Rows without students are told apart by what is in them, which one thread must remember of all.
  const crew = hasStudents ? job.crew : null
  // Only threads that share a file need its parts, for which it is read once more.
  const isShared = hasStudents && (crew !== null || job.partSize !== undefined)
  const { reader = null } = job
  const partSize = job.partSize ?? PART_SIZE
  const parts = partsOf(file, isShared ? 'all' : reader === null ? 'whole' : 'first', partSize)
  const duplicates = hasStudents ? null : createDuplicateRows(file.name)
  const lane = scoreLane({
    compiled,
    nParts: parts.length,
    source: (kernel) =>
      reader === null ? partReader([file], parts, kernel) : readAhead(reader, file, parts, kernel),
    sink: job.sink,
    duplicates,
  })
  await lane.sink.begin(carriedNames(file))
  lane.drain(write)
  const ledger = createIssueLedger('en')
  const sums = { rows: 0, scored: 0, rejected: 0, noted: 0 }
  await shareParts({
    kind: 'score',
    order: () => ({ file, instruments: crewInstruments(compiled, norms), detail, parts }),
    crew,
    lane,
    drain: () => lane.drain(write),
    sequence: inOrder((part: ScorePart) => {
      if (part.bytes.length > 0) write(part.bytes)
      addLedger(ledger, part.ledger)
      enterFileCounts(ledger, part.issues)
      for (const name of ['rows', 'scored', 'rejected', 'noted'] as const) sums[name] += part[name]
    }),
    rows: ({ rows }) => sums.rows + rows,
    watch,
  })
  for (const draft of lane.sink.end()) enterIssue(ledger, issue({ file: file.name, ...draft }))
  lane.drain(write)
  const { rows, scored, rejected } = sums
  if (rows !== scored + rejected)
    throw new Error(`scoreFile found ${rows} rows in, ${scored} scored, ${rejected} rejected`)
  return { ...sums, ledger }
}

/** Parts of about a size: all of them, the first one and the rest, or the file as a whole. */
function partsOf(
  file: ResponseFile,
  which: 'all' | 'first' | 'whole',
  size: number,
): NumberedPart[] {
  const { dataStart, size: end } = file.scan
  const nParts = which === 'all' ? Math.ceil((end - dataStart) / size) : 1
  const parts = which === 'first' ? splitOff(file, size) : splitFile(file, nParts)
  return parts.map((part) => ({ file: 0, part }))
}

function carriedNames({ columns }: ResponseFile): string[] {
  return columns.flatMap(({ header, uses }) =>
    uses.some(({ kind }) => kind === 'carried') ? [header] : [],
  )
}
