import type { IssueDraft } from '../../issue/issue.js'

/** Reads the cells of one column for one purpose into the columns of a block. */
export interface FieldReader {
  /** Takes the cell in `bytes[start, end)`; 0, or the number of what is wrong with it. */
  readonly read: (row: number, bytes: Uint8Array, start: number, end: number) => number
  /** Forgets what was said once: another part of the file begins. */
  readonly begin?: () => void
  /** What is wrong, for the number that `read` gave and the text of the cell. */
  readonly issueOf: (fault: number, text: string) => IssueDraft
}

/** One reader that serves several purposes of the same column. */
export function combinedReader(readers: readonly FieldReader[]): FieldReader {
  const [only] = readers
  if (readers.length === 1 && only !== undefined) return only
  return {
    read(row, bytes, start, end) {
      let fault = 0
      for (let index = 0; index < readers.length; index++) {
        const found = readers[index]?.read(row, bytes, start, end) ?? 0
        if (found > 0 && fault === 0) fault = index * FAULTS + found
      }
      return fault
    },
    begin() {
      for (const reader of readers) reader.begin?.()
    },
    issueOf(fault, text) {
      const reader = readers[Math.floor(fault / FAULTS)] as FieldReader
      return reader.issueOf(fault % FAULTS, text)
    },
  }
}

/** More than the faults that any reader tells apart. */
const FAULTS = 8
