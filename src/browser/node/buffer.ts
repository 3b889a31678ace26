// Stands in for `node:buffer` in a page: the few things that the readers use.

/** Whether all bytes are below 128; four at a time. */
export function isAscii(bytes: Uint8Array): boolean {
  const { buffer, byteOffset, length } = bytes
  const before = Math.min(length, (4 - (byteOffset % 4)) % 4)
  const words = new Uint32Array(buffer, byteOffset + before, (length - before) >> 2)
  let ored = 0
  for (let at = 0; at < before; at++) ored |= bytes[at] as number
  for (let at = 0; at < words.length; at++) ored |= words[at] as number
  for (let at = before + words.length * 4; at < length; at++) ored |= bytes[at] as number
  return (ored & 0x80808080) === 0
}

export function isUtf8(bytes: Uint8Array): boolean {
  if (isAscii(bytes)) return true
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

type TextEncodingName = 'latin1' | 'hex' | 'utf8'

/** Bytes with what Node's buffers have beyond them. */
interface Bytes extends Uint8Array {
  toString(encoding?: TextEncodingName): string
  copy(target: Uint8Array): void
}

const DECODERS: Readonly<Record<TextEncodingName, (bytes: Uint8Array) => string>> = {
  // Browsers read `latin1` as windows-1252, so it is done by hand.
  latin1: (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''),
  hex: (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''),
  utf8: (bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
}

function withText(bytes: Uint8Array): Bytes {
  return Object.assign(bytes, {
    toString: (encoding: TextEncodingName = 'utf8') => DECODERS[encoding](bytes),
    copy: (target: Uint8Array) => target.set(bytes),
  })
}

type Content = string | ArrayBuffer | Uint8Array | readonly number[]

function from(content: Content, start?: number | string, length?: number): Bytes {
  if (typeof content === 'string') return withText(new TextEncoder().encode(content))
  if (content instanceof ArrayBuffer)
    return withText(new Uint8Array(content, Number(start ?? 0), length))
  return withText(Uint8Array.from(content))
}

const alloc = (length: number): Bytes => withText(new Uint8Array(length))

interface BufferDoor {
  readonly from: typeof from
  readonly alloc: typeof alloc
  readonly allocUnsafeSlow: typeof alloc
}

/** As far as the readers need it. */
export const Buffer: BufferDoor = { from, alloc, allocUnsafeSlow: alloc }
