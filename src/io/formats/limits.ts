import { unsafe } from './format-error.js'

/** How far a compressed or nested file may go before it is refused. */
export interface ReadLimits {
  /** Bytes that one compressed part may grow to. */
  readonly expandedBytes: number
  /** How many times its compressed size a part may grow to, once it has more than `freeBytes`. */
  readonly expansion: number
  readonly freeBytes: number
  /** Levels of nesting in JSON. */
  readonly depth: number
  /** Characters of one record, and of all header names together. */
  readonly recordLength: number
  readonly headerLength: number
  /** Milliseconds that a thread may take for one slice of rows. */
  readonly patience: number
}

export const READ_LIMITS: ReadLimits = {
  expandedBytes: 8 * 2 ** 30,
  expansion: 200,
  freeBytes: 16 * 2 ** 20,
  depth: 64,
  recordLength: 8 * 2 ** 20,
  headerLength: 2 ** 19,
  patience: 60_000,
}

/**
 * Watches how a compressed part grows. A table of answers packs 5 to 50 times smaller; a zip bomb 1,000 times.
 *
 * @param compressed - bytes of the part as stored
 * @returns call with the bytes that came out; throws where they are too many in all
 */
export function expansionGuard(compressed: number, limits: ReadLimits): (bytes: number) => void {
  let total = 0
  const most = Math.min(
    limits.expandedBytes,
    Math.max(limits.freeBytes, compressed * limits.expansion),
  )
  return (bytes) => {
    total += bytes
    if (total > most)
      throw unsafe(
        `at most ${limits.expansion} times the compressed size and ${limits.expandedBytes / 2 ** 30} GiB`,
        'compressed data that grow beyond it',
      )
  }
}
