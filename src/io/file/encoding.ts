import { isUtf8 } from 'node:buffer'
import { unlikelyLetters } from './disguised-chinese.js'

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** The encoding that a byte-order mark at the beginning of a file states, and the length of the mark. */
export function byteOrderMark(
  bytes: Uint8Array,
): { readonly encoding: Encoding; readonly length: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return { encoding: 'utf-8', length: 3 }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 }
  return null
}

/**
 * UTF-16 without a byte-order mark, where a text begins with characters of ASCII only: every second byte of the first
 * line is a zero and no other is.
 */
export function wideWithoutMark(
  bytes: Uint8Array,
): { readonly encoding: Encoding; readonly length: number } | null {
  const start = bytes.subarray(0, 16)
  if (start.length < 4) return null
  const hasZeros = (from: number): boolean =>
    start.every((byte, at) => (byte === 0) === (at % 2 === from))
  if (hasZeros(1)) return { encoding: 'utf-16le', length: 0 }
  if (hasZeros(0)) return { encoding: 'utf-16be', length: 0 }
  return null
}

/**
 * What bytes that are no valid UTF-8 are: UTF-8 with damage where most of what is not ASCII still reads as UTF-8 (a
 * text cut inside a character), GB18030 otherwise. Letters that make no word, as Chinese of GB18030 gives where it happens
 * to read as UTF-8, are none that read.
 */
export function encodingOfInvalid(bytes: Uint8Array): 'utf-8' | 'gb18030' {
  const text = new TextDecoder('utf-8').decode(bytes)
  let damaged = 0
  let wide = -unlikelyLetters(text)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0xfffd) damaged++
    else if (code >= 128) wide++
  }
  return damaged * 4 <= wide ? 'utf-8' : 'gb18030'
}

/** Whether bytes, which end with a line or the file, are valid UTF-8. */
export function isValidUtf8(bytes: Uint8Array): boolean {
  return isUtf8(bytes)
}
