import { UNSAFE_KEYS } from './json-parser.js'
import { QUOTE } from './json-signs.js'
import { escapedEnd, startsWith, textEnd } from './scan-value.js'

/** A key as it is written at one place of records, and the object that stands behind it where one does. */
export interface Key {
  /** With its quotes. */
  readonly raw: Uint8Array
  /** With the keys above it, dots between. */
  readonly path: string
  /** Position of the column; −1 where none is known. */
  column: number
  /** The key that came behind it last; the first inside of it. */
  next: Key | null
  first: Key | null
  inner: Map<string, Key> | null
}

/** The keys of records, found again by the order in which they came last. */
export interface KeyTree {
  /** What holds the keys of the record itself. */
  readonly root: Key
  /**
   * The key that begins at `at`; null where it is odd.
   *
   * @param outer - inside of which it stands
   * @param before - the key before it; `outer` where it is the first
   */
  readonly find: (bytes: Buffer, at: number, outer: Key, before: Key) => Key | null
  /** Whether there is a column of the key. */
  readonly isColumn: (key: Key) => boolean
}

/** Bytes of all keys that are kept, about, and of one beside its name; a file with more has keys that are no columns. */
const MOST_BYTES = 1 << 25
const KEY_BYTES = 300

/** @param positions - of the columns by name; may grow */
export function keyTree(positions: ReadonlyMap<string, number>): KeyTree {
  const root = newKey(new Uint8Array(0), '')
  let nBytes = 0
  const lookUp = (bytes: Buffer, at: number, outer: Key): Key | null => {
    const end = keyEnd(bytes, at)
    if (end < 0) return null
    const raw = bytes.toString('latin1', at, end)
    outer.inner ??= new Map()
    const known = outer.inner.get(raw)
    if (known !== undefined) return known
    nBytes += raw.length + KEY_BYTES
    if (nBytes > MOST_BYTES) return null
    const name: string = JSON.parse(bytes.toString('utf8', at, end))
    if (UNSAFE_KEYS.has(name)) return null
    const path = outer === root ? name : `${outer.path}.${name}`
    const key = newKey(new Uint8Array(bytes.subarray(at, end)), path)
    outer.inner.set(raw, key)
    return key
  }
  return {
    root,
    find(bytes, at, outer, before) {
      const likely = before === outer ? outer.first : before.next
      if (likely !== null && startsWith(bytes, at, likely.raw)) return likely
      const found = lookUp(bytes, at, outer)
      if (before === outer) outer.first = found
      else before.next = found
      return found
    },
    isColumn(key) {
      if (key.column < 0) key.column = positions.get(key.path) ?? -1
      return key.column >= 0
    },
  }
}

const newKey = (raw: Uint8Array, path: string): Key => ({
  ...{ raw, path, column: -1 },
  ...{ next: null, first: null, inner: null },
})

function keyEnd(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== QUOTE) return -1
  const end = textEnd(bytes, at)
  return bytes[end] === QUOTE ? end + 1 : escapedEnd(bytes, end)
}
