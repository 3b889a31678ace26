import { blockOf } from '../../src/io/blocks/block-of.js'
import { recordDecoder } from '../../src/io/blocks/decode-record.js'
import { hasRoom } from '../../src/io/blocks/row-decoder.js'
import { lineChunks } from '../../src/io/file/line-chunks.js'
import type { fillBlocks } from '../../src/io/fill-blocks.js'
import type { ResponseFile } from '../../src/io/open-responses.js'
import { columnsReader } from '../../src/io/read-blocks.js'
import { readCsv } from '../../src/io/read-csv.js'
import type { RowBlock } from '../../src/io/row-block.js'

/** Every row by the general reader of CSV: the reference for whatever reads some of them in another way. */
const fillAsCsv: typeof fillBlocks = function* fill({ decoder, delimiter }, scan, part) {
  const decode = recordDecoder(decoder)
  for (const records of readCsv(lineChunks(scan, part), delimiter))
    for (const record of records) {
      decode(record)
      if (!hasRoom(decoder)) yield
    }
}

/** As `readBlocks`, by the general reader alone. */
export function* readAsCsv(file: ResponseFile): Generator<RowBlock> {
  const { columns, read } = columnsReader(file, null, fillAsCsv)
  for (const end of read(file)) yield blockOf(file, columns, end)
}
