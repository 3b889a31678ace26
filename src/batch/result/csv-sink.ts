import type { ByteCells } from '../../io/blocks/byte-cells.js'
import {
  createByteWriter,
  writeBytes,
  writeComma,
  writeHeader,
  writeNewline,
  writeWhole,
} from '../../io/byte-writer.js'
import type { CompiledInstrument } from '../../score/plan.js'
import { createCellPool } from './cell-pool.js'
import { resultRows } from './result-rows.js'
import { type RowSink, resultNames } from './row-sink.js'
import { type ColumnDetail, columnPrefixes } from './score-columns.js'
import { scoreNotes } from './score-notes.js'
import { writeCarried } from './write-carried.js'

/** The mark of UTF-8 without which Excel takes Chinese for something else. */
const BYTE_ORDER_MARK = Uint8Array.of(0xef, 0xbb, 0xbf)

/**
 * Scored rows as CSV, put together from cells that are encoded once. What a spreadsheet would run as a formula is
 * guarded.
 *
 * @param mark - `bom` where the file is to begin with a byte order mark
 */
export function csvSink(
  compiled: readonly CompiledInstrument[],
  detail: ColumnDetail,
  write: (bytes: Uint8Array) => void,
  mark: 'bom' | 'none' = 'none',
): RowSink {
  const prefixes = columnPrefixes(compiled)
  const results = resultRows(compiled, detail)
  const pool = createCellPool()
  const noters = compiled.map((one, index) => scoreNotes(one, prefixes[index] as string, pool))
  const writer = createByteWriter(1 << 20)
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
      const carried = block.carried.map(({ cells }) => cells)
      let noted = 0
      for (let row = 0; row < block.length; row++) {
        for (let column = 0; column < carried.length; column++) {
          writeCarried(writer, carried[column] as ByteCells, row)
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
      flush()
      return noted
    },
    end: () => [],
  }
}
