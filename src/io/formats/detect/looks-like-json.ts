import { byteOrderMark } from '../../file/encoding.js'

/** Whether a text begins as JSON of a table would: an object, or an array of objects or arrays. */
export function looksLikeJson(head: Uint8Array): boolean {
  const mark = byteOrderMark(head)
  const text = new TextDecoder(mark?.encoding ?? 'utf-8').decode(head.subarray(0, 4096))
  return /^[\s\ufeff]*(?:\{\s*["}]|\[\s*[[{\]])/.test(text)
}
