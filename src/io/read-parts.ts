import type { Kernel } from '../kernel/kernel.js'
import { blockOf } from './blocks/block-of.js'
import type { ResponseFile } from './open-responses.js'
import { type ColumnsReader, columnsReader, type FilePart } from './read-blocks.js'
import { type ReadingForm, readAlike, readingForm } from './reading-form.js'
import type { RowBlock } from './row-block.js'

/** A part of one of several files. */
export interface NumberedPart {
  readonly file: number
  readonly part: FilePart
}

/**
 * The blocks of the part of a number. A part is read to its end before another is begun, and a block lives until the
 * next one is asked for.
 */
export type BlockSource = (index: number) => Iterable<RowBlock> | AsyncIterable<RowBlock>

/**
 * Reads parts in this thread, in any order. Files with the same columns, such as those of the schools of a county, share
 * what reads them.
 *
 * @param kernel - as for `blockReader`
 */
export function partReader(
  files: readonly ResponseFile[],
  parts: readonly NumberedPart[],
  kernel: Kernel | null,
): BlockSource {
  const known: { readonly form: ReadingForm; readonly reader: ColumnsReader }[] = []
  const readers: (ColumnsReader | undefined)[] = []
  const readerOf = (file: ResponseFile): ColumnsReader => {
    const form = readingForm(file)
    const found = known.find((one) => readAlike(one.form, form))
    if (found !== undefined) return found.reader
    const reader = columnsReader(file, kernel)
    known.push({ form, reader })
    return reader
  }
  return function* blocks(index) {
    const { file: number, part } = parts[index] as NumberedPart
    const file = files[number] as ResponseFile
    const { columns, read } = readers[number] ?? readerOf(file)
    readers[number] ??= { columns, read }
    for (const end of read(file, part)) yield blockOf(file, columns, end)
  }
}
