import { type ByteTable, createByteTable, entryOf } from './cell/byte-table.js'
import { decodeText } from './cell/decode-text.js'
import { studentKey } from './student-key.js'

/** Student keys, each once, by number: 0 is the first that came. */
export type StudentKeys = ByteTable

/** No key: the cell is blank. */
export const NO_STUDENT = -1

/** The students of the rows of a block. */
export interface StudentColumn {
  /** Numbers in `keys`; {@link NO_STUDENT} where the cell is blank. */
  readonly ids: Int32Array
  readonly keys: StudentKeys
}

export function createStudentKeys(): StudentKeys {
  return createByteTable()
}

const encoder = new TextEncoder()

/** The number of a key as `studentKey` makes it, new or known; {@link NO_STUDENT} for ''. */
export function idOfKey(keys: StudentKeys, key: string): number {
  if (key === '') return NO_STUDENT
  const bytes = encoder.encode(key)
  return entryOf(keys, bytes, 0, bytes.length)
}

/** The number of the student in the cell `bytes[start, end)`, new or known; {@link NO_STUDENT} where it is blank. */
export function studentId(
  keys: StudentKeys,
  bytes: Uint8Array,
  start: number,
  end: number,
): number {
  if (start < end && isPlainKey(bytes, start, end)) return entryOf(keys, bytes, start, end)
  return idOfKey(keys, studentKey(decodeText(bytes, start, end)))
}

/** The key of a student; '' for {@link NO_STUDENT}. */
export function studentText({ bytes, starts }: StudentKeys, id: number): string {
  return id < 0 ? '' : decodeText(bytes, starts[id] as number, starts[id + 1] as number)
}

/** Letters and digits only, a digit among them: nothing to normalise, and no line of totals or header. */
export function isPlainKey(bytes: Uint8Array, start: number, end: number): boolean {
  let hasDigit = false
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number
    const isDigit = byte >= 48 && byte <= 57
    if (!isDigit && !((byte | 32) >= 97 && (byte | 32) <= 122)) return false
    hasDigit ||= isDigit
  }
  return hasDigit
}
