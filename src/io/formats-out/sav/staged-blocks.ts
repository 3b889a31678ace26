import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { deserialize, serialize } from 'node:v8'
import { stagingFile } from '../../formats/staging.js'
import type { WrittenBlock, WrittenCells } from '../table-writer.js'

/** Blocks that wait in a temporary file, which only its owner can read, until everything about them is known. */
export interface StagedBlocks {
  readonly add: (block: WrittenBlock) => void
  /** The blocks in order; each must be used before the next is asked for. */
  readonly take: () => Iterable<Pick<WrittenBlock, 'length' | 'columns'>>
  readonly remove: () => void
}

export function stagedBlocks(): StagedBlocks {
  const staged = stagingFile('blocks')
  const file = openSync(staged.path, 'wx+', 0o600)
  const sizes: number[] = []
  return {
    add({ length, columns }) {
      const bytes = serialize(columns.map((cells) => cells.slice(0, length)))
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
      sizes.push(bytes.length)
    },
    *take() {
      let at = 0
      for (const size of sizes) {
        const bytes = Buffer.alloc(size)
        for (let read = 0; read < size; )
          read += readSync(file, bytes, read, size - read, at + read)
        at += size
        const columns = deserialize(bytes) as readonly WrittenCells[]
        yield { length: columns[0]?.length ?? 0, columns }
      }
    },
    remove() {
      closeSync(file)
      staged.remove()
    },
  }
}
