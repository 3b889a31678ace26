import yauzl from 'yauzl'
import { damaged, FormatError, truncated, unsafe } from '../format-error.js'
import { expansionGuard, type ReadLimits } from '../limits.js'

/** The parts of a zip file. */
export interface ZipParts {
  readonly names: readonly string[]
  readonly has: (name: string) => boolean
  /** The bytes of a part, piece by piece; stopping early lets go of it. */
  readonly read: (name: string) => AsyncGenerator<Uint8Array>
  readonly close: () => void
}

/** A workbook has some dozens. */
const MOST_PARTS = 10_000

/**
 * Opens a zip file by its directory; parts are decompressed as they are read, within the limits.
 *
 * @throws FormatError where the file is no whole zip file, or unsafe
 */
export async function openZip(path: string, limits: ReadLimits): Promise<ZipParts> {
  const zip = await whole(() => yauzl.openPromise(path, { autoClose: false }))
  const entries = new Map<string, yauzl.Entry>()
  const close = (): void => zip.close()
  try {
    if (zip.entryCount > MOST_PARTS) throw unsafe(`at most ${MOST_PARTS} parts`, 'more')
    await whole(async () => {
      for await (const entry of zip.eachEntry()) entries.set(partName(entry.fileName), entry)
    })
  } catch (error) {
    close()
    throw error
  }
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(partName(name)),
    read: (name) => readPart(zip, entries.get(partName(name)), limits),
    close,
  }
}

/** Names of parts are compared without regard to case, and without a slash in front. */
const partName = (name: string): string => name.replace(/^\/+/, '').toLowerCase()

async function* readPart(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry | undefined,
  limits: ReadLimits,
): AsyncGenerator<Uint8Array> {
  if (entry === undefined) throw damaged('workbook', 'one without a part that it names')
  if (entry.isEncrypted()) throw damaged('workbook', 'one that is protected by a password')
  const grow = expansionGuard(entry.compressedSize, limits)
  const stream = await whole(() => zip.openReadStreamPromise(entry))
  try {
    const pieces = stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>
    for (;;) {
      const { done = false, value } = await whole(() => pieces.next())
      if (done) return
      grow(value.length)
      yield value
    }
  } finally {
    stream.destroy()
  }
}

/** What the zip reader finds wrong, as ours. */
async function whole<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof FormatError) throw error
    if (error instanceof Error && 'syscall' in error) throw error
    const text = error instanceof Error ? error.message : ''
    if (/end of central directory|unexpected end|too short|EOF/i.test(text))
      throw truncated('a whole zip file', 'one that ends too early')
    throw damaged('zip file', 'one whose parts contradict each other')
  }
}
