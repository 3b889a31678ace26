import { uniqueNames } from '../unique-names.js'

/** Bytes of a name, a variable label and a value label in SPSS. */
const LONGEST_NAME = 64
export const LONGEST_LABEL = 256
export const LONGEST_VALUE_LABEL = 120

const RESERVED = /^(?:ALL|AND|BY|EQ|GE|GT|LE|LT|NE|NOT|OR|TO|WITH)$/i

/**
 * Names that SPSS allows: letters of any language, digits, `.`, `_`, `$`, `#`, `@`, a letter first, at most 64 bytes,
 * different from each other whatever the case.
 */
export function savNames(names: readonly string[]): string[] {
  return uniqueNames(
    names.map(allowed),
    (name) => name.toLowerCase(),
    (name, tail) => cutBytes(name, LONGEST_NAME - tail.length) + tail,
  )
}

function allowed(name: string): string {
  const plain = name
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}._$#@]+/gu, '_')
    .replace(/\.+$/, '')
  const begun = /^[\p{L}@]/u.test(plain) && !RESERVED.test(plain) ? plain : `v_${plain}`
  return cutBytes(begun, LONGEST_NAME)
}

/** A text of at most so many bytes of UTF-8, cut between characters. */
export function cutBytes(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text
  let cut = ''
  let size = 0
  for (const character of text) {
    size += Buffer.byteLength(character)
    if (size > most) break
    cut += character
  }
  return cut
}
