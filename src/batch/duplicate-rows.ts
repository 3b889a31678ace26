import { endOfCell, startOfCell } from '../io/blocks/carried-rows.js'
import type { RowBlock } from '../io/row-block.js'
import { type Issue, issue } from '../issue/issue.js'
import { FIRST_MISSING } from '../table/missing.js'

/** Finds rows that equal an earlier one in every carried cell and every answer. */
export interface DuplicateRows {
  /** An issue for each row of the block that was seen before. */
  readonly find: (block: RowBlock) => Issue[]
}

/**
 * Starts looking for duplicate rows in one file. A row is known by a hash of 53 bits, so that memory is a number per
 * row; a row without any answer is never a duplicate, blank sheets are alike by nature.
 */
export function createDuplicateRows(file: string): DuplicateRows {
  const seen = new Map<number, number>()
  return {
    find: (block) => {
      const issues: Issue[] = []
      for (let row = 0; row < block.length; row++) {
        const hash = hashRow(block, row)
        if (hash === null) continue
        const number = block.rows[row] as number
        const first = seen.get(hash)
        if (first === undefined) seen.set(hash, number)
        else issues.push(duplicate(file, number, first))
      }
      return issues
    },
  }
}

function duplicate(file: string, row: number, first: number): Issue {
  return issue({
    code: 'row-duplicate',
    severity: 'warning',
    file,
    row,
    expected: 'a row unlike every other',
    received: `every cell as in row ${first}`,
  })
}

/** Hash of the carried cells and answers of a row; null where no item is answered. */
function hashRow({ carried, responses }: RowBlock, row: number): number | null {
  let a = 0x811c9dc5
  let b = 0x1b873593
  let isAnswered = false
  for (const { codes } of responses)
    for (const column of codes) {
      const code = column[row] as number
      if (code < FIRST_MISSING) isAnswered = true
      a = Math.imul(a ^ code, 0x01000193)
      b = Math.imul(b + code + 1, 0x85ebca6b) ^ (b >>> 13)
    }
  if (!isAnswered) return null
  for (const { cells } of carried) {
    const { bytes } = cells.rows
    const end = endOfCell(cells, row)
    for (let at = startOfCell(cells, row); at < end; at++) {
      const byte = bytes[at] as number
      a = Math.imul(a ^ byte, 0x01000193)
      b = Math.imul(b + byte + 1, 0x85ebca6b) ^ (b >>> 13)
    }
    a = Math.imul(a ^ 0x1f, 0x01000193)
    b = Math.imul(b + 0x1f, 0x85ebca6b) ^ (b >>> 13)
  }
  return (a >>> 0) + ((b >>> 0) & 0x1fffff) * 2 ** 32
}
