import type { Kernel } from '../../kernel/kernel.js'
import type { BlockColumns } from '../blocks/block-columns.js'
import { blockOf } from '../blocks/block-of.js'
import type { ResponseFile } from '../open-responses.js'
import { type ColumnsReader, columnsReader } from '../read-blocks.js'
import type { BlockSource, NumberedPart } from '../read-parts.js'
import type { RowBlock } from '../row-block.js'
import { NO_STUDENT } from '../student-keys.js'
import { type Parcel, type TextCodes, unpackBlock } from './parcel.js'
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

export interface AheadJob {
  readonly files: readonly ResponseFile[]
  readonly parts: readonly NumberedPart[]
  readonly kernel: Kernel | null
  /** By file, the number of the student of each line below the header; null where students are only checked. */
  readonly students: readonly Int32Array[] | null
}

/** Parts that are read here, while the thread learns how to. */
const OWN_PARTS = 1

/** Reads parts through a thread that is ahead; they must be asked for in their order, each once. */
export function readAhead(reader: Reader, job: AheadJob): BlockSource {
  const { files, parts, kernel, students } = job
  const known = new Map<number, ColumnsReader & { readonly textCodes: TextCodes }>()
  let next = 0
  reader.begin({ files: files.map(withoutStudents), parts: parts.slice(OWN_PARTS) })
  return async function* blocks(index): AsyncGenerator<RowBlock> {
    if (index !== next++) throw new Error('readAhead requires parts in their order')
    const { file: number, part } = parts[index] as NumberedPart
    const file = files[number] as ResponseFile
    const own = known.get(number) ?? { ...columnsReader(file, kernel), textCodes: new Map() }
    known.set(number, own)
    const { columns, textCodes } = own
    if (index < OWN_PARTS) {
      for (const end of own.read(part)) yield blockOf(file, columns, end)
      return
    }
    for (;;) {
      const news = await reader.next()
      reader.give(news.kind === 'end' ? null : take(news.parcel, columns, textCodes))
      if (news.kind === 'end') return
      if (students !== null) nameStudents(columns, news.parcel.length, students[number])
      yield blockOf(file, columns, news.parcel)
    }
  }
}

/** Takes what is in a parcel; its bytes are then free. */
function take(parcel: Parcel, columns: BlockColumns, textCodes: TextCodes): ArrayBuffer {
  unpackBlock(columns, parcel, textCodes)
  return parcel.bytes
}

/** Tables of students are large, and the thread has no use for them. */
const withoutStudents = (file: ResponseFile): ResponseFile => ({
  ...file,
  options: { ...file.options, students: null },
})

function nameStudents(
  { students, rows }: BlockColumns,
  length: number,
  ofLine: Int32Array | undefined,
): void {
  if (students === null) return
  for (let row = 0; row < length; row++)
    students.ids[row] = ofLine?.[(rows[row] as number) - 1] ?? NO_STUDENT
}
