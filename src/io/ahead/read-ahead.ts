import type { Kernel } from '../../kernel/kernel.js'
import { blockOf } from '../blocks/block-of.js'
import type { ResponseFile } from '../open-responses.js'
import { columnsReader } from '../read-blocks.js'
import type { BlockSource, NumberedPart } from '../read-parts.js'
import type { RowBlock } from '../row-block.js'
import { type TextCodes, unpackBlock } from './parcel.js'
import type { AheadNews, AheadOrder } from './read-parcels.js'

/** A thread that reads ahead of the one that works on the rows. */
export interface Reader {
  /** Lets it read. */
  readonly begin: (order: AheadOrder) => void
  /** What it says next; rejected where it fails. */
  readonly next: () => Promise<AheadNews>
  /** Gives back the bytes of a parcel, or nothing for the end of a part: it may read on. */
  readonly give: (bytes: ArrayBuffer | null) => void
  /** Ends it, whether it is done or not. */
  readonly close: () => void
}

/** Parts that are read here, while the thread learns how to. */
const OWN_PARTS = 1

/**
 * Reads a file through a thread that is ahead.
 *
 * @param file - opened without a table of students
 * @param parts - must be asked for in their order, each once
 * @param kernel - as for `blockReader`
 */
export function readAhead(
  reader: Reader,
  file: ResponseFile,
  parts: readonly NumberedPart[],
  kernel: Kernel | null,
): BlockSource {
  const { columns, read } = columnsReader(file, kernel)
  const textCodes: TextCodes = new Map()
  let next = 0
  if (columns.students !== null) throw new Error('readAhead requires a file without its students')
  reader.begin({ file, parts: parts.slice(OWN_PARTS).map(({ part }) => part) })
  return async function* blocks(index): AsyncGenerator<RowBlock> {
    if (index !== next++) throw new Error('readAhead requires parts in their order')
    if (index < OWN_PARTS) {
      for (const end of read(file, parts[index]?.part)) yield blockOf(file, columns, end)
      return
    }
    for (;;) {
      const news = await reader.next()
      if (news.kind === 'end') {
        reader.give(null)
        return
      }
      const { parcel } = news
      unpackBlock(columns, parcel, textCodes)
      reader.give(parcel.bytes)
      yield blockOf(file, columns, parcel)
    }
  }
}
