import { sha256 } from '@noble/hashes/sha2.js'
import { canonicalJson } from './canonical-json.js'

/**
 * Fingerprint of a file's content: the same for the same content, however it is indented and in whatever order its keys
 * stand.
 *
 * First 16 hexadecimal digits of the SHA-256 of the canonical JSON.
 *
 * @param value - JSON data; properties that are undefined count as absent
 * @throws {@link TypeError} when the value is not JSON data
 */
export function fingerprint(value: unknown): string {
  const text = canonicalJson(value)
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0))
  return Array.from(sha256(bytes).subarray(0, 8), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}
