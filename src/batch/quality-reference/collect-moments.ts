import type { Instrument } from '../../instrument/instrument.js'
import type { ResponseFile } from '../../io/open-responses.js'
import { readBlocks } from '../../io/read-blocks.js'
import type { RowCounts } from '../../io/row-block.js'
import {
  addSheets,
  createItemMoments,
  type ItemMoments,
} from '../../score/quality/reference/item-moments.js'
import type { ResponseBlock } from '../../table/blocks.js'
import { breathe, type Watch } from '../breathe.js'

export interface CollectedMoments {
  readonly moments: ItemMoments
  readonly rows: RowCounts['rows']
  readonly rejected: RowCounts['rejected']
}

/** Adds up the answers of a file to one instrument, block by block. */
export async function collectMoments(
  file: ResponseFile,
  instrument: Instrument,
  watch: Watch,
): Promise<CollectedMoments> {
  const moments = createItemMoments(instrument)
  let rows = 0
  let rejected = 0
  for (const block of readBlocks(file)) {
    const responses = block.responses[0] as ResponseBlock
    addSheets(moments, { length: block.length, codes: responses.codes })
    rows = block.counts.rows
    rejected = block.counts.rejected
    await breathe(watch, rows)
  }
  return { moments, rows, rejected }
}
