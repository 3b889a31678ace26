import { createKernel } from '../../kernel/kernel.js'
import type { ResponseFile } from '../open-responses.js'
import { type ColumnsReader, columnsReader } from '../read-blocks.js'
import type { NumberedPart } from '../read-parts.js'
import { type Parcel, packBlock, type SentTexts } from './parcel.js'

/** What the thread that reads ahead is told; plain data. */
export interface AheadOrder {
  /** Opened without a table of students. */
  readonly files: readonly ResponseFile[]
  readonly parts: readonly NumberedPart[]
}

/** What it says: a block, or that a part has no more. */
export type AheadNews =
  | { readonly kind: 'block'; readonly parcel: Parcel }
  | { readonly kind: 'end' }

/** Reads the parts of an order one after the other; `next` is given the bytes of a parcel that has arrived. */
export function* readParcels({
  files,
  parts,
}: AheadOrder): Generator<AheadNews, void, ArrayBuffer | null> {
  const kernel = createKernel()
  const readers = new Map<number, ColumnsReader & { readonly sent: SentTexts }>()
  let used: ArrayBuffer | null = null
  for (const { file, part } of parts) {
    const reader = readers.get(file) ?? {
      ...columnsReader(files[file] as ResponseFile, kernel),
      sent: new Map(),
    }
    readers.set(file, reader)
    for (const end of reader.read(part))
      used = yield { kind: 'block', parcel: packBlock(reader.columns, end, used, reader.sent) }
    used = yield { kind: 'end' }
  }
}
