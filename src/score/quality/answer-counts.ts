import type { ResponseBlock } from '../../table/blocks.js'
import { FIRST_MISSING, MISSING } from '../../table/missing.js'

/** How many items of an instrument each sheet of a block answers. */
export interface AnswerCounts {
  readonly nAnswered: Uint16Array
  /** Items that do not apply to the person or were not put to anybody. */
  readonly nExempt: Uint16Array
}

/** What a byte of an item column adds: answers in the low half, exempt items in the high half. */
const ADDS: Int32Array = addsOfBytes()
const ONE_EXEMPT = 0x1_0000

function addsOfBytes(): Int32Array {
  const adds = new Int32Array(256).fill(1, 0, FIRST_MISSING)
  adds[MISSING.notApplicable] = 0x1_0000
  adds[MISSING.notAdministered] = 0x1_0000
  return adds
}

/** Counts the answers of every sheet. */
export function answerCounts({ length, codes }: ResponseBlock): AnswerCounts {
  const packed = new Int32Array(length)
  for (const column of codes)
    for (let row = 0; row < length; row++)
      packed[row] = (packed[row] as number) + (ADDS[column[row] as number] as number)
  const nAnswered = new Uint16Array(length)
  const nExempt = new Uint16Array(length)
  for (let row = 0; row < length; row++) {
    const both = packed[row] as number
    nAnswered[row] = both & (ONE_EXEMPT - 1)
    nExempt[row] = both >>> 16
  }
  return { nAnswered, nExempt }
}
