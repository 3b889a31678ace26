import type { Kernel } from '../kernel/kernel.js'
import { onHeap } from '../table/allocate.js'
import { type BlockColumns, createBlockColumns } from './blocks/block-columns.js'
import { type BlockEnd, blockOf } from './blocks/block-of.js'
import { decodePlain } from './blocks/decode-plain.js'
import { recordDecoder } from './blocks/decode-record.js'
import {
  beginBlock,
  beginPart,
  createRowDecoder,
  hasRoom,
  type RowDecoder,
} from './blocks/row-decoder.js'
import { type RowsDecoder, rowsDecoder } from './blocks/rows-decoder.js'
import { parseDate } from './cell/parse-date.js'
import { inFile } from './file/in-file.js'
import { type ByteRange, lineChunks } from './file/line-chunks.js'
import type { ChunkRoom } from './file/raw-chunks.js'
import type { ResponseFile } from './open-responses.js'
import { readCsv } from './read-csv.js'
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
 * anything in it is not a row. A file without quotes is decoded from bytes, another by PapaParse, with the same result.
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

/** As {@link blockReader}, for who takes the columns as they are. */
export function columnsReader(file: ResponseFile, kernel: Kernel | null): ColumnsReader {
  const { testDate, map = {}, students = createStudentKeys() } = file.options
  const columns = columnsOf(file, kernel, students)
  const decoder = createRowDecoder(file.columns, file.instruments, columns, {
    map,
    testDate: testDate === undefined ? 0 : parseDate(testDate),
  })
  const delimiter = file.delimiter.charCodeAt(0)
  const rows = kernel === null ? null : rowsDecoder(kernel, decoder, delimiter)
  const plain: PlainRows = { decoder, rows, delimiter }
  const room = kernel === null ? undefined : chunkRoom(kernel)
  return {
    columns,
    *read(own, part) {
      const { linesBefore = 0 } = part ?? {}
      beginPart(decoder, linesBefore)
      const filled = own.scan.hasQuotes
        ? readRecords(decoder, own, part)
        : readPlain(plain, own, part, room)
      for (const _ of filled) {
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

interface PlainRows {
  readonly decoder: RowDecoder
  readonly rows: RowsDecoder | null
  readonly delimiter: number
}

/** Fills the block again and again; yields when it is full. */
function* readPlain(
  { decoder, rows, delimiter }: PlainRows,
  file: ResponseFile,
  part?: FilePart,
  room?: ChunkRoom,
): Generator<void> {
  for (const chunk of lineChunks(file.scan, part, room)) {
    let at = 0
    while (at < chunk.length) {
      at = decodePlain(decoder, rows, chunk, at, delimiter)
      if (!hasRoom(decoder)) yield
    }
  }
}

function* readRecords(decoder: RowDecoder, file: ResponseFile, part?: FilePart): Generator<void> {
  const decode = recordDecoder(decoder)
  for (const records of readCsv(lineChunks(file.scan, part), file.delimiter))
    for (const record of records) {
      decode(record)
      if (!hasRoom(decoder)) yield
    }
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
