import { unsafe } from '../format-error.js'
import type { ReadLimits } from '../limits.js'
import type { JsonRecord } from './record-collector.js'

/** The columns that records have, in the order in which they first came. */
export interface ColumnNames {
  readonly list: () => readonly string[]
  readonly positions: ReadonlyMap<string, number>
  /** Whether rows are arrays, and the first of them is the header. */
  readonly isArray: () => boolean
  /** Whether there are columns, be they none in an empty header. */
  readonly isKnown: () => boolean
  /** Learns from a record; null is none. */
  readonly add: (record: JsonRecord | null) => void
}

/** No columns yet; a header of arrays is the only one, and the whole of it. */
export function columnNames(limits: ReadLimits): ColumnNames {
  const positions = new Map<string, number>()
  let header: readonly string[] | null = null
  let length = 0
  return {
    list: () => header ?? [...positions.keys()],
    positions,
    isArray: () => header !== null,
    isKnown: () => header !== null || positions.size > 0,
    add(record) {
      if (record === null || record.fault !== null || header !== null) return
      if (record.keys === null && positions.size === 0) header = record.cells
      for (const key of record.keys ?? []) {
        if (positions.has(key)) continue
        positions.set(key, positions.size)
        length += key.length + 1
        if (length > limits.headerLength)
          throw unsafe(`names of columns of at most ${limits.headerLength} characters`, 'more')
      }
    },
  }
}
