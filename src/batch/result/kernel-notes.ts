import { type ByteWriter, reserve } from '../../io/byte-writer.js'
import type { Kernel } from '../../kernel/kernel.js'
import type { ScoreBlock } from '../../score/score-block.js'
import { STATUS } from '../../score/statuses.js'
import { COPY_SLACK, makeColumn } from '../../table/allocate.js'
import type { CellPool } from './cell-pool.js'
import type { Note } from './score-notes.js'

/** Notes of one instrument, written by the kernel as far as it knows their pieces. */
export interface KernelNotes {
  /** Points it to the scores of a block; whether it can look at them. */
  readonly take: (scores: ScoreBlock) => boolean
  /** Appends the notes of a row to the cell that begins at `start`; false where it does not know one, and none is written. */
  readonly write: (writer: ByteWriter, start: number, row: number) => boolean
  /** Lets it know the note on a scale of this status and number missing. */
  readonly scaleNote: (scale: number, status: number, nMissing: number, note: Note) => void
  /** Lets it know the note on a rule between two outcomes. */
  readonly ruleNote: (rule: number, certain: number, possible: number, note: Note) => void
}

/** Words of `Source` in `kernel/assembly/write-notes.ts`, and the sizes of its table there. */
const WORDS = 4
const WIDTH = 64
const HEIGHT = 8

/** Null where the tables do not fit into the kernel's memory. */
export function kernelNotes(
  kernel: Kernel,
  pool: CellPool,
  nScales: number,
  nRules: number,
): KernelNotes | null {
  const { allocate, holds, writeNotes } = kernel
  const nSources = nScales + nRules
  const size = WIDTH * HEIGHT * 2
  const sources = makeColumn(Uint32Array, nSources * WORDS, allocate)
  const pieces = makeColumn(Uint32Array, nSources * size, allocate)
  if (!holds(sources) || !holds(pieces)) return null
  for (let source = 0; source < nSources; source++) {
    sources[source * WORDS + 2] = source < nScales ? 0 : 1
    sources[source * WORDS + 3] = pieces.byteOffset + source * size * 4
  }
  const point = (source: number, first: Uint8Array, second: ArrayBufferView): boolean => {
    sources[source * WORDS] = first.byteOffset
    sources[source * WORDS + 1] = second.byteOffset
    return holds(first) && holds(second)
  }
  const learn = (source: number, first: number, second: number, note: Note): void => {
    if (first >= HEIGHT || second >= WIDTH) return
    const at = source * size + (first * WIDTH + second) * 2
    pieces[at] = note.first
    pieces[at + 1] = note.further
  }
  return {
    take: ({ scales, rules }) =>
      scales.every(({ status, standard, nMissing }, scale) =>
        point(scale, standard?.status ?? status, nMissing),
      ) && rules.every(({ certain, possible }, rule) => point(nScales + rule, certain, possible)),
    write(writer, start, row) {
      const { words, starts, lengths, isHeld, longest } = pool
      reserve(writer, nSources * longest + COPY_SLACK)
      if (!isHeld || writer.address === 0) return false
      const to = writer.address + writer.length
      const end = writeNotes(
        sources.byteOffset,
        nSources,
        row,
        to,
        writer.length > start ? 1 : 0,
        words.byteOffset,
        starts.byteOffset,
        lengths.byteOffset,
      )
      if (end === 0) return false
      writer.length = end - writer.address
      return true
    },
    scaleNote(scale, status, nMissing, note) {
      // What else these say hangs on the person, or on the whole sheet.
      if (status !== STATUS.noNorm && status !== STATUS.notAdministered)
        learn(scale, status, nMissing, note)
    },
    ruleNote: (rule, certain, possible, note) => learn(nScales + rule, certain, possible, note),
  }
}
