const SHORT = 24
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** The UTF-8 text in `bytes[start, end)`; bytes that are no UTF-8 become U+FFFD. */
export function decodeText(bytes: Uint8Array, start: number, end: number): string {
  if (start === end) return ''
  let ored = 0
  for (let at = start; at < end; at++) ored |= bytes[at] as number
  if (ored >= 128) return decoder.decode(bytes.subarray(start, end))
  if (end - start > SHORT)
    return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1')
  let text = ''
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at] as number)
  return text
}
