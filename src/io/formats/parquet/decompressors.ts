import { unsafe } from '../format-error.js'
import type { ReadLimits } from '../limits.js'
import type { Compressors } from './read-parquet.js'

/** The decompressors of Parquet pages; a page that states to become larger than any is refused. */
export async function decompressors({ freeBytes, expansion }: ReadLimits): Promise<Compressors> {
  const { compressors } = await import('hyparquet-compressors')
  return Object.fromEntries(
    Object.entries(compressors).map(([codec, decompress]) => [
      codec,
      (bytes: Uint8Array, length: number): Uint8Array => {
        if (length > Math.max(freeBytes, bytes.length * expansion))
          throw unsafe(
            `at most ${expansion} times the compressed size`,
            'pages that grow beyond it',
          )
        return decompress(bytes, length)
      },
    ]),
  )
}
