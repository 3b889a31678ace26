import { cellScanner } from './cell-scanner.js'
import {
  CLOSE_ARRAY,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  OPEN_ARRAY,
  OPEN_OBJECT,
  SPACE,
} from './json-signs.js'
import { type Key, keyTree } from './key-tree.js'
import type { LineWriter } from './line-writer.js'
import { skipBlanks } from './scan-value.js'

/**
 * Takes records of known columns from bytes as they stand, without making texts of their cells. What is unusual it leaves
 * to the general parser.
 */
export interface RecordScanner {
  /**
   * Finds the cells of the record that begins at `from` with its bracket.
   *
   * @param bytes - UTF-8 that ends with a 0
   * @param width - number of columns where records are arrays; null where they are objects
   * @returns where the record ends; −1 where it has a column that is not known, the same key twice, or anything else that
   *   the general parser has to judge
   */
  readonly scan: (bytes: Buffer, from: number, width: number | null) => number
  /** Writes the record found last, from the same bytes, as a line of so many columns. */
  readonly write: (bytes: Buffer, into: LineWriter, width: number) => void
}

/**
 * @param positions - of the columns by name; may grow
 * @param levels - of brackets that may be open inside of a record
 */
export function recordScanner(
  positions: ReadonlyMap<string, number>,
  levels: number,
): RecordScanner {
  const keys = keyTree(positions)
  const cells = cellScanner()
  const members = (bytes: Buffer, from: number, outer: Key, nLeft: number): number => {
    let at = behindBlanks(bytes, from + 1)
    if (bytes[at] === CLOSE_OBJECT) return at + 1
    for (let before = outer; ; ) {
      const key = keys.find(bytes, at, outer, before)
      if (key === null) return -1
      at = behindBlanks(bytes, at + key.raw.length)
      if (bytes[at] !== COLON) return -1
      at = behindBlanks(bytes, at + 1)
      if (bytes[at] === OPEN_OBJECT) at = nLeft > 0 ? members(bytes, at, key, nLeft - 1) : -1
      else at = keys.isColumn(key) ? cells.scan(bytes, at, key.column, nLeft) : -1
      if (at < 0) return -1
      at = behindBlanks(bytes, at)
      const sign = bytes[at++]
      if (sign === CLOSE_OBJECT) return at
      if (sign !== COMMA) return -1
      at = behindBlanks(bytes, at)
      before = key
    }
  }
  const items = (bytes: Buffer, from: number, width: number): number => {
    let at = behindBlanks(bytes, from + 1)
    if (bytes[at] === CLOSE_ARRAY) return at + 1
    for (let column = 0; column < width; column++) {
      at = cells.scan(bytes, at, column, levels)
      if (at < 0) return -1
      at = behindBlanks(bytes, at)
      const sign = bytes[at++]
      if (sign === CLOSE_ARRAY) return at
      if (sign !== COMMA) return -1
      at = behindBlanks(bytes, at)
    }
    return -1
  }
  return {
    scan(bytes, from, width) {
      if (levels < 0) return -1
      cells.begin()
      if (width !== null) return bytes[from] === OPEN_ARRAY ? items(bytes, from, width) : -1
      return bytes[from] === OPEN_OBJECT ? members(bytes, from, keys.root, levels) : -1
    },
    write: cells.write,
  }
}

const behindBlanks = (bytes: Uint8Array, at: number): number =>
  (bytes[at] as number) <= SPACE ? skipBlanks(bytes, at) : at
