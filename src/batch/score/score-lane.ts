import { createByteWriter, reserve, takeBytes } from '../../io/byte-writer.js'
import type { ResponseFile } from '../../io/open-responses.js'
import { type BlockSource, type NumberedPart, partReader } from '../../io/read-parts.js'
import type { Issue } from '../../issue/issue.js'
import { createKernel, type Kernel } from '../../kernel/kernel.js'
import { compileInstrument } from '../../score/compile-instrument.js'
import { EVERY_STEP } from '../../score/every-step.js'
import { kernelSteps } from '../../score/kernel/kernel-steps.js'
import type { CompiledInstrument } from '../../score/plan.js'
import { createScoreBufferIn, type ScoreBuffer } from '../../score/score-buffer.js'
import { scoreTableBy } from '../../score/score-table.js'
import { onHeap } from '../../table/allocate.js'
import type { CrewInstrument, CrewLane } from '../crew/crew-work.js'
import type { DuplicateRows } from '../duplicate-rows.js'
import {
  createIssueLedger,
  enterIssue,
  type IssueLedger,
  listBlockIssues,
} from '../issue-ledger.js'
import { csvSink } from '../result/csv-sink.js'
import type { RowSink } from '../result/row-sink.js'
import type { ColumnDetail } from '../result/score-columns.js'

/** What a thread that helps to score a file into CSV is told. */
export interface ScoreOrder {
  readonly file: ResponseFile
  readonly instruments: readonly CrewInstrument[]
  readonly detail: ColumnDetail
  readonly parts: readonly NumberedPart[]
}

/** What came of one part of a file. */
export interface ScorePart {
  readonly ledger: Pick<IssueLedger, 'groups' | 'byCode'>
  /** Rows of the part, those that could be read, those that could not, and of the scored those with a note. */
  rows: number
  scored: number
  rejected: number
  noted: number
  /** Issues that the reader found, by code. */
  issues: Readonly<Record<string, number>>
  /** Rows that were not written yet. */
  bytes: Uint8Array<ArrayBuffer>
}

/** Makes the sink, which hands its bytes to `write`, and may use the kernel of its lane. */
export type MakeSink = (write: (bytes: Uint8Array) => void, kernel: Kernel | null) => RowSink

/** One thread's way from answers to rows of results. */
export interface ScoreLaneJob {
  readonly compiled: readonly CompiledInstrument[]
  readonly nParts: number
  /** The parts of the file, as the kernel of the lane reads them best. */
  readonly source: (kernel: Kernel | null) => BlockSource
  readonly sink: MakeSink
  /** Null where students tell rows apart. */
  readonly duplicates: DuplicateRows | null
}

/** A lane, and what it has made and nobody has written. */
export interface ScoreLane extends CrewLane<'score', ScorePart> {
  readonly sink: RowSink
  /** Hands over what was made since. */
  readonly drain: (write: (bytes: Uint8Array) => void) => void
}

/** The lane of a thread that helps. */
export function scoreCrewLane({ file, instruments, detail, parts }: ScoreOrder): CrewLane<'score'> {
  const compiled = instruments.map(({ instrument, norms, informant }) =>
    compileInstrument(instrument, norms, informant ?? undefined),
  )
  const sink: MakeSink = (write, kernel) => csvSink(compiled, detail, write, { kernel })
  const source = (kernel: Kernel | null): BlockSource => partReader([file], parts, kernel)
  return scoreLane({ compiled, nParts: parts.length, source, sink, duplicates: null })
}

export function scoreLane({ compiled, nParts, source, sink, duplicates }: ScoreLaneJob): ScoreLane {
  const kernel = createKernel()
  const steps = kernel === null ? EVERY_STEP : kernelSteps(kernel)
  const blocks = source(kernel)
  const made = createByteWriter(1 << 20)
  const own = sink((bytes) => {
    reserve(made, bytes.length)
    made.bytes.set(bytes, made.length)
    made.length += bytes.length
  }, kernel)
  const buffers: ScoreBuffer[] = []
  return {
    sink: own,
    nParts,
    drain(write) {
      if (made.length > 0) write(made.bytes.subarray(0, made.length))
      made.length = 0
    },
    async *part(index) {
      // Whoever scores a file gets its results in English.
      const ledger = createIssueLedger('en')
      const { groups, byCode } = ledger
      const counts = { rows: 0, scored: 0, rejected: 0, noted: 0, issues: {} }
      const found: ScorePart = { ledger: { groups, byCode }, ...counts, bytes: NOTHING }
      for await (const block of blocks(index)) {
        const scores = compiled.map((instrument, number) => {
          const buffer =
            buffers[number] ??
            createScoreBufferIn(kernel?.allocate ?? onHeap, instrument, block.rows.length)
          buffers[number] = buffer
          const { informant } = instrument
          const persons = informant === null ? block.persons : { ...block.persons, informant }
          const responses = block.responses[number]
          if (responses === undefined)
            throw new Error('scoreLane requires a file opened for its work')
          scoreTableBy(steps, instrument, responses, persons, buffer)
          return buffer
        })
        found.noted += own.block(block, scores)
        found.scored += block.length
        Object.assign(found, {
          rows: block.counts.rows,
          rejected: block.counts.rejected,
          issues: block.counts.issues,
        })
        enterBlock(ledger, block.issues, duplicates?.find(block) ?? [])
        yield found
      }
      found.bytes = takeBytes(made)
      return { delivery: found, buffers: [found.bytes.buffer] }
    },
    totals: () => null,
  }
}

const NOTHING: Uint8Array<ArrayBuffer> = new Uint8Array(0)

/** Enters the issues of a block; nobody asked for them as rows. */
function enterBlock(
  ledger: IssueLedger,
  issues: readonly Issue[],
  repeated: readonly Issue[],
): void {
  listBlockIssues(ledger, issues)
  for (const found of repeated) enterIssue(ledger, found)
  ledger.rejected.length = 0
  ledger.issues.length = 0
}
