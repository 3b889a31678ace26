import {
  createByteWriter,
  writeBytes,
  writeComma,
  writeHeader,
  writeNewline,
  writeWhole,
} from '../../io/byte-writer.js'
import type { Kernel } from '../../kernel/kernel.js'
import type { CompiledInstrument } from '../../score/plan.js'
import { createCellPool } from './cell-pool.js'
import { resultRows } from './result-rows.js'
import { type RowSink, resultNames } from './row-sink.js'
import { type ColumnDetail, columnPrefixes } from './score-columns.js'
import { scoreNotes } from './score-notes.js'
import { writeCarried } from './write-carried.js'

/** The mark of UTF-8 without which Excel takes Chinese for something else. */
const BYTE_ORDER_MARK = Uint8Array.of(0xef, 0xbb, 0xbf)

interface CsvOptions {
  /** `bom` where the file is to begin with a byte order mark. */
  readonly mark?: 'bom' | 'none'
  /** Puts rows together faster. */
  readonly kernel?: Kernel | null
}

/**
 * Scored rows as CSV, put together from cells that are encoded once. What a spreadsheet would run as a formula is
 * guarded.
 *
 */
export function csvSink(
  compiled: readonly CompiledInstrument[],
  detail: ColumnDetail,
  write: (bytes: Uint8Array) => void,
  { mark = 'none', kernel = null }: CsvOptions = {},
): RowSink {
  const prefixes = columnPrefixes(compiled)
  const results = resultRows(compiled, detail, kernel)
  const pool = createCellPool(kernel)
  const noters = compiled.map((one, index) => scoreNotes(one, prefixes[index] as string, pool))
  const writer = createByteWriter(1 << 20, kernel?.allocate)
  const flush = (): void => {
    write(writer.bytes.subarray(0, writer.length))
    writer.length = 0
  }
  return {
    async begin(theirs) {
      if (mark === 'bom') writeBytes(writer, BYTE_ORDER_MARK)
      const ours = ['row', 'notes', ...results.names]
      writeHeader(writer, [...theirs, ...resultNames(theirs, ours)])
      flush()
    },
    block(block, scores) {
      results.take(scores, block.length)
      for (let index = 0; index < noters.length; index++) {
        const found = scores[index]
        if (found !== undefined) noters[index]?.take(found, block.persons)
      }
      let noted = 0
      for (let row = 0; row < block.length; row++) {
        writeCarried(writer, block, row, kernel)
        writeWhole(writer, block.rows[row] as number)
        writeComma(writer)
        const start = writer.length
        for (let index = 0; index < noters.length; index++) noters[index]?.write(writer, start, row)
        if (writer.length > start) noted++
        results.write(writer, row)
        writeNewline(writer)
      }
      flush()
      return noted
    },
    end: () => [],
  }
}
