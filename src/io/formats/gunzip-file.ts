import { createReadStream, createWriteStream } from 'node:fs'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { damaged, FormatError, truncated } from './format-error.js'
import { expansionGuard, type ReadLimits } from './limits.js'

/** Decompresses a gzip file (one or several members) into another file. */
export async function gunzipFile(
  from: string,
  size: number,
  to: string,
  limits: ReadLimits,
  signal?: AbortSignal,
): Promise<void> {
  const grow = expansionGuard(size, limits)
  const guard = new Transform({
    transform(chunk: Uint8Array, _, done) {
      try {
        grow(chunk.length)
        done(null, chunk)
      } catch (error) {
        done(error as Error)
      }
    },
  })
  const out = createWriteStream(to, { flags: 'wx', mode: 0o600 })
  try {
    const options = signal === undefined ? {} : { signal }
    await pipeline(createReadStream(from), createGunzip(), guard, out, options)
  } catch (error) {
    signal?.throwIfAborted()
    throw error instanceof FormatError ? error : gzipError(error)
  }
}

function gzipError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'Z_BUF_ERROR') return truncated('a whole gzip file', 'one that ends too early')
  return code.startsWith('Z_')
    ? damaged('gzip file', 'one whose data contradict each other')
    : error
}
