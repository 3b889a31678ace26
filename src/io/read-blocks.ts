import type { Kernel } from '../kernel/kernel.js'
import { onHeap } from '../table/allocate.js'
import { type BlockColumns, createBlockColumns } from './blocks/block-columns.js'
import { type BlockEnd, blockOf } from './blocks/block-of.js'
import { beginBlock, beginPart, createRowDecoder, type RowDecoder } from './blocks/row-decoder.js'
import { rowsDecoder } from './blocks/rows-decoder.js'
import { parseDate } from './cell/parse-date.js'
import { inFile } from './file/in-file.js'
import type { ByteRange } from './file/line-chunks.js'
import type { ChunkRoom } from './file/raw-chunks.js'
import { fillBlocks } from './fill-blocks.js'
import type { ResponseFile } from './open-responses.js'
import { isValidUtf8 } from './reading-form.js'
import type { RowBlock } from './row-block.js'
import { createStudentKeys, type StudentKeys } from './student-keys.js'

const BLOCK_LENGTH = 4096

/** A part of a file: whole lines, and how many lines stand before them below the header. */
export interface FilePart extends ByteRange {
  readonly linesBefore: number
}

/**
 * The rows of a file, block by block. The last block has the totals in its `counts` and may be without rows. The
 * columns of a block are used again for the next one.
 *
 * Rows whose number of cells differs from the header's are rejected, unless what is too much is empty; a line without
 * anything in it is not a row. Lines are decoded from bytes, those whose quotes mean something by PapaParse, with the same
 * result.
 *
 * @param part - one of `splitFile`; the whole file if absent
 */
export function readBlocks(file: ResponseFile, part?: FilePart): Generator<RowBlock> {
  return blockReader(file, null)(part)
}

/** Reads one part of a file after the other; what was learned of the cells of one is known for the next. */
export type BlockReader = (part?: FilePart) => Generator<RowBlock>

/**
 * As {@link readBlocks}, for several parts. A part must be read to its end before the next is begun.
 *
 * @param kernel - reads cells faster, with the same result; null where there is none. Readers of one kernel share its
 *   memory: a part of one must be read to its end before another is begun
 */
export function blockReader(file: ResponseFile, kernel: Kernel | null): BlockReader {
  const { columns, read } = columnsReader(file, kernel)
  return function* readPart(part) {
    for (const end of read(file, part)) yield blockOf(file, columns, end)
  }
}

/** Fills the same columns with one block after the other. */
export interface ColumnsReader {
  readonly columns: BlockColumns
  /** @param file - the file that the reader was made for, or one that is read alike */
  readonly read: (file: ResponseFile, part?: FilePart) => Generator<BlockEnd>
}

/**
 * As {@link blockReader}, for who takes the columns as they are.
 *
 * @param fill - another way of reading the same rows
 */
export function columnsReader(
  file: ResponseFile,
  kernel: Kernel | null,
  fill: typeof fillBlocks = fillBlocks,
): ColumnsReader {
  const { testDate, map = {}, students = createStudentKeys(), trials = 'reject' } = file.options
  const columns = columnsOf(file, kernel, students)
  const decoder = createRowDecoder(file.columns, file.instruments, columns, {
    map,
    testDate: testDate === undefined ? 0 : parseDate(testDate),
    rejectsTrials: trials === 'reject',
  })
  const { delimiter } = file
  // The kernel takes every row; one that is rejected for what is in it is read cell by cell.
  const rows =
    kernel === null || decoder.rejectsTrials
      ? null
      : rowsDecoder(kernel, decoder, delimiter.charCodeAt(0))
  const filler = { decoder, rows, delimiter, room: kernel === null ? undefined : chunkRoom(kernel) }
  return {
    columns,
    *read(own, part) {
      const { linesBefore = 0 } = part ?? {}
      beginPart(decoder, linesBefore)
      for (const _ of fill(filler, own.scan, part)) {
        yield endOf(decoder, own, linesBefore)
        beginBlock(decoder)
      }
      yield endOf(decoder, own, linesBefore)
    },
  }
}

/** @param keys - where students are kept; null where they are only checked */
function columnsOf(
  file: ResponseFile,
  kernel: Kernel | null,
  keys: StudentKeys | null,
): BlockColumns {
  return createBlockColumns(file.columns, file.instruments, {
    capacity: file.options.blockLength ?? BLOCK_LENGTH,
    keys,
    isValid: isValidUtf8(file),
    allocate: kernel?.allocate ?? onHeap,
  })
}

const ROOMS = new WeakMap<Kernel, ChunkRoom>()

/** One buffer of a kernel for all chunks of all files that are read with it, larger where a line does not fit. */
function chunkRoom(kernel: Kernel): ChunkRoom {
  let room = Buffer.alloc(0)
  const made: ChunkRoom = (length) => {
    if (room.length < length) {
      const { buffer, byteOffset } = kernel.allocate(length)
      room = Buffer.from(buffer, byteOffset, length)
    }
    return room.subarray(0, length)
  }
  const known = ROOMS.get(kernel) ?? made
  ROOMS.set(kernel, known)
  return known
}

function endOf(decoder: RowDecoder, file: ResponseFile, linesBefore: number): BlockEnd {
  const { row: length, nBlankLines, nRejected } = decoder
  return {
    length,
    issues: decoder.issues.map((found) => inFile(found, file.name)),
    counts: {
      rows: decoder.position - linesBefore - nBlankLines,
      rejected: nRejected,
      blankLines: nBlankLines,
      issues: Object.fromEntries(decoder.issueCounts),
    },
  }
}
