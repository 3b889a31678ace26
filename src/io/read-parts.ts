import type { Kernel } from '../kernel/kernel.js'
import type { ResponseFile } from './open-responses.js'
import { type BlockReader, blockReader, type FilePart } from './read-blocks.js'
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
 * Reads parts in this thread, in any order.
 *
 * @param kernel - as for `blockReader`
 */
export function partReader(
  files: readonly ResponseFile[],
  parts: readonly NumberedPart[],
  kernel: Kernel | null,
): BlockSource {
  const readers: (BlockReader | undefined)[] = []
  return (index) => {
    const { file, part } = parts[index] as NumberedPart
    const read = readers[file] ?? blockReader(files[file] as ResponseFile, kernel)
    readers[file] = read
    return read(part)
  }
}
