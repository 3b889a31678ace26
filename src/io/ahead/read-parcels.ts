import { createKernel } from '../../kernel/kernel.js'
import type { ResponseFile } from '../open-responses.js'
import { columnsReader, type FilePart } from '../read-blocks.js'
import { type Parcel, packBlock, type SentTexts } from './parcel.js'

/** What the thread that reads ahead is told; plain data. */
export interface AheadOrder {
  readonly file: ResponseFile
  readonly parts: readonly FilePart[]
}

/** What it says: a block, or that a part has no more. */
export type AheadNews =
  | { readonly kind: 'block'; readonly parcel: Parcel }
  | { readonly kind: 'end' }

/** Reads the parts of an order one after the other; `next` is given the bytes of a parcel that has arrived. */
export function* readParcels({
  file,
  parts,
}: AheadOrder): Generator<AheadNews, void, ArrayBuffer | null> {
  const { columns, read } = columnsReader(file, createKernel())
  const sent: SentTexts = new Map()
  let used: ArrayBuffer | null = null
  for (const part of parts) {
    for (const end of read(file, part))
      used = yield { kind: 'block', parcel: packBlock(columns, end, used, sent) }
    used = yield { kind: 'end' }
  }
}
