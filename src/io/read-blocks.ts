import type { Kernel } from '../kernel/kernel.js'
import { type ByteCells, textsOf } from './blocks/carried-rows.js'
import { decodePlain } from './blocks/decode-plain.js'
import { recordDecoder } from './blocks/decode-record.js'
import {
  beginBlock,
  beginPart,
  createRowDecoder,
  hasRoom,
  type RowDecoder,
} from './blocks/row-decoder.js'
import { parseDate } from './cell/parse-date.js'
import { inFile } from './file/in-file.js'
import { type ByteRange, lineChunks } from './file/line-chunks.js'
import type { ChunkRoom } from './file/raw-chunks.js'
import type { ResponseFile } from './open-responses.js'
import { readCsv } from './read-csv.js'
import type { RowBlock, TextColumn } from './row-block.js'
import { createStudentKeys } from './student-keys.js'

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
  const { options } = file
  const decoder = createRowDecoder(file.columns, file.instruments, {
    map: options.map ?? {},
    blockLength: options.blockLength ?? BLOCK_LENGTH,
    testDate: options.testDate === undefined ? 0 : parseDate(options.testDate),
    keys: options.students === undefined ? createStudentKeys() : options.students,
    kernel,
    isValid: file.scan.encoding !== 'utf-8' || !file.scan.isDamaged,
  })
  const read = file.scan.hasQuotes ? readRecords : readPlain
  const room = kernel === null ? undefined : chunkRoom(kernel)
  return function* readPart(part) {
    beginPart(decoder, part?.linesBefore ?? 0)
    for (const _ of read(decoder, file, part, room)) {
      yield takeBlock(decoder, file, part)
      beginBlock(decoder)
    }
    yield takeBlock(decoder, file, part)
  }
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

/** Fills the block again and again; yields when it is full. */
function* readPlain(
  decoder: RowDecoder,
  file: ResponseFile,
  part?: FilePart,
  room?: ChunkRoom,
): Generator<void> {
  const delimiter = file.delimiter.charCodeAt(0)
  for (const chunk of lineChunks(file.scan, part, room)) {
    let at = 0
    while (at < chunk.length) {
      at = decodePlain(decoder, chunk, at, delimiter)
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

function takeBlock(decoder: RowDecoder, file: ResponseFile, part?: FilePart): RowBlock {
  const { columns, row: length, nBlankLines, nRejected } = decoder
  const { store, capacity } = columns
  const { sex, ageMonths, grade } = columns
  const nLines = decoder.position - (part?.linesBefore ?? 0)
  return {
    length,
    rows: columns.rows,
    responses: columns.offsets.map((offsets) => ({
      length,
      codes: offsets.map((offset) => store.subarray(offset, offset + capacity)),
    })),
    persons: { length, sex, ageMonths, grade },
    students: columns.students,
    birthDate: columns.birthDate,
    testDate: columns.testDate,
    categories: columns.categories,
    carried: file.columns
      .filter(({ uses }) => uses.some(({ kind }) => kind === 'carried'))
      .map(({ header }, column) => textColumn(header, { rows: columns.carried, column }, length)),
    carriedRows: columns.carried,
    seconds: columns.seconds,
    instructedFailed: columns.instructedFailed,
    issues: decoder.issues.map((found) => inFile(found, file.name)),
    counts: {
      rows: nLines - nBlankLines,
      rejected: nRejected,
      blankLines: nBlankLines,
      issues: Object.fromEntries(decoder.issueCounts),
    },
  }
}

/** Few of those who read blocks want the texts: they are made for those who do. */
function textColumn(name: string, cells: ByteCells, length: number): TextColumn {
  let texts: readonly string[] | null = null
  return {
    name,
    cells,
    get values() {
      texts ??= textsOf(cells, length)
      return texts
    },
  }
}
